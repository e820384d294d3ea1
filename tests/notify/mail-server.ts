import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

export interface Mail {
  readonly from: string;
  readonly to: readonly string[];
  readonly source: string;
  readonly user: string | null;
}

export interface MailServer {
  readonly port: number;
  readonly mails: readonly Mail[];
  /** Codes with which the next mails are refused. */
  refuse(...codes: readonly number[]): void;
  close(): Promise<void>;
}

/** An SMTP server without encryption; with credentials it wants a login. */
export async function startMailServer(
  login: { readonly user: string; readonly password: string } | null = null,
  options: SMTPServerOptions = {},
): Promise<MailServer> {
  const mails: Mail[] = [];
  const codes: number[] = [];
  const server = new SMTPServer({
    disabledCommands: login === null ? ['STARTTLS', 'AUTH'] : ['STARTTLS'],
    authOptional: login === null,
    allowInsecureAuth: true,
    ...options,
    onAuth({ username, password }, _, done) {
      if (login && username === login.user && password === login.password) done(null, { user: username });
      else done(Object.assign(new Error(`wrong password ${password}`), { responseCode: 535 }));
    },
    async onData(stream, session, done) {
      const parts: Buffer[] = [];
      for await (const part of stream) parts.push(part as Buffer);
      const code = codes.shift();
      if (code !== undefined) {
        done(Object.assign(new Error('not now'), { responseCode: code }));
        return;
      }
      const { mailFrom, rcptTo } = session.envelope;
      mails.push({
        from: mailFrom ? mailFrom.address : '',
        to: rcptTo.map(({ address }) => address),
        source: Buffer.concat(parts).toString('utf8'),
        user: (session.user as string | undefined) ?? null,
      });
      done();
    },
  });
  server.on('error', () => {});
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  return {
    port: (server.server.address() as AddressInfo).port,
    mails,
    refuse: (...next) => void codes.push(...next),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
