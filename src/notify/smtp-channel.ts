import { createHash } from 'node:crypto';
import { createTransport, type Transporter } from 'nodemailer';
import type { NoticeKind, NotificationChannel } from '#core';
import { ChannelRefused, ChannelUnavailable } from './channel-error.ts';

export interface SmtpSettings {
  readonly kind: 'smtp';
  readonly host: string;
  readonly port: number;
  /** `implicit` from the first byte (465), `starttls` required, `opportunistic` where offered, `off`. */
  readonly tls: 'implicit' | 'starttls' | 'opportunistic' | 'off';
  readonly user?: string | undefined;
  readonly password?: string | undefined;
  readonly from: string;
  readonly to: readonly string[];
}

const timeoutMs = 15_000;

/** Sends each notice as plain text mail over a connection of its own. */
export function createSmtpChannel(
  name: string,
  settings: SmtpSettings,
  takes: readonly NoticeKind[],
): NotificationChannel {
  const { from, to } = settings;
  return {
    name,
    kind: 'smtp',
    takes,
    deliver({ key, title, text, url }, signal) {
      const id = createHash('sha256').update(key).digest('hex').slice(0, 32);
      return overConnection(name, settings, signal, (transport) =>
        transport.sendMail({
          from,
          to: [...to],
          subject: title,
          text: url === null ? `${text}\n` : `${text}\n\n${url}\n`,
          // The same for every try, so that a mailbox may drop the second.
          messageId: `<${id}@statehouse>`,
          headers: { 'Auto-Submitted': 'auto-generated' },
          disableFileAccess: true,
          disableUrlAccess: true,
        }),
      );
    },
    check: (signal) => overConnection(name, settings, signal, (transport) => transport.verify()),
  };
}

async function overConnection(
  name: string,
  settings: SmtpSettings,
  signal: AbortSignal,
  use: (transport: Transporter) => Promise<unknown>,
): Promise<void> {
  signal.throwIfAborted();
  const { host, port, tls, user, password } = settings;
  const transport = createTransport({
    host,
    port,
    secure: tls === 'implicit',
    requireTLS: tls === 'starttls',
    ignoreTLS: tls === 'off',
    ...(user === undefined ? {} : { auth: { user, pass: password ?? '' } }),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
  });
  const cancelled = Promise.withResolvers<never>();
  const cancel = (): void => {
    transport.close();
    cancelled.reject(signal.reason);
  };
  signal.addEventListener('abort', cancel);
  try {
    await Promise.race([use(transport), cancelled.promise]);
  } catch (error) {
    signal.throwIfAborted();
    throw errorOf(name, error);
  } finally {
    signal.removeEventListener('abort', cancel);
    transport.close();
  }
}

/** Answers of 5xx, and a login that is refused, do not change by waiting. The server's own words may quote secrets: left out. */
function errorOf(name: string, error: unknown): Error {
  const { code = 'unknown', responseCode } = error as { code?: string; responseCode?: number };
  const answered = responseCode === undefined ? '' : `, it answered ${responseCode}`;
  const why = `${reasons[code] ?? `the mail server failed (${code})`}${answered}`;
  const isFinal = (responseCode !== undefined && responseCode >= 500) || code === 'EENVELOPE';
  return isFinal ? ChannelRefused.because(name, why) : ChannelUnavailable.because(name, why);
}

const reasons: Readonly<Record<string, string>> = {
  EAUTH: 'the login failed',
  ECONNECTION: 'the mail server cannot be reached',
  ECONNREFUSED: 'the mail server cannot be reached',
  ESOCKET: 'the connection to the mail server failed',
  ETIMEDOUT: 'the mail server gave no answer in time',
  EDNS: 'the name of the mail server is unknown',
  ETLS: 'no encrypted connection could be made',
  EENVELOPE: 'the mail server does not take the addresses',
  EMESSAGE: 'the mail server does not take the mail',
};
