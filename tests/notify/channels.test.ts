import { createHmac } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { type ComposedNotice, type NotificationChannel, RetryableError, TerminalError } from '#core';
import { type ChannelSettings, createChannels } from '#notify';
import { startMailServer } from './mail-server.ts';
import { startReceiver } from './receiver.ts';

const cleanUp: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const undo of cleanUp.splice(0)) await undo();
});

const notice: ComposedNotice = {
  key: 'herald/main/ops-7-0:3',
  kind: 'question',
  subject: 'conversation/1/question:4',
  title: 'Statehouse: Ada asks: <b>Why & how?</b>',
  text: 'Why & how?\n- <!channel>\n\nAnswer: statehouse answer conversation/1/question:4 "yes"',
  url: 'https://statehouse.example.org',
  at: 1_800_000_000_000,
};
const never = new AbortController().signal;

type WithoutName<Settings> = Settings extends unknown ? Omit<Settings, 'name' | 'takes'> : never;

function channel(settings: WithoutName<ChannelSettings>): NotificationChannel {
  const [made] = createChannels([{ name: 'ops', takes: ['question'], ...settings }]);
  if (!made) throw new Error('no channel was made');
  return made;
}

async function receiver() {
  const made = await startReceiver();
  cleanUp.push(made.close);
  return made;
}

async function mailServer(...login: Parameters<typeof startMailServer>) {
  const made = await startMailServer(...login);
  cleanUp.push(made.close);
  return made;
}

const mail = {
  kind: 'smtp',
  host: '127.0.0.1',
  tls: 'off',
  from: 'house@example.org',
  to: ['eve@example.org'],
} as const;

describe('a webhook', () => {
  it('gets the notice as JSON, with a signature that its receiver can check, and a stable key', async () => {
    const server = await receiver();
    const webhook = channel({ kind: 'webhook', url: server.url, secret: 'shared' });
    await webhook.deliver(notice, never);
    const [got] = server.received;
    expect(JSON.parse(got?.body ?? '')).toEqual({
      version: 1,
      id: notice.key,
      kind: 'question',
      subject: notice.subject,
      title: notice.title,
      text: notice.text,
      url: notice.url,
      at: '2027-01-15T08:00:00.000Z',
    });
    expect(got?.headers).toMatchObject({ 'content-type': 'application/json', 'idempotency-key': notice.key });
    const expected = createHmac('sha256', 'shared').update(`1800000000.${got?.body}`).digest('hex');
    expect(got?.headers['x-statehouse-signature']).toBe(`t=1800000000,v1=${expected}`);
  });

  it('without a secret is not signed', async () => {
    const server = await receiver();
    await channel({ kind: 'webhook', url: server.url }).deliver(notice, never);
    expect(server.received[0]?.headers).not.toHaveProperty('x-statehouse-signature');
  });

  it.each([
    [500, RetryableError],
    [429, RetryableError],
    [404, TerminalError],
    [302, TerminalError],
  ])('that answers %i is told so without a word of its address', async (status, family) => {
    const server = await receiver();
    server.answer(status);
    const sent = channel({ kind: 'webhook', url: server.url }).deliver(notice, never);
    const error = await sent.catch((caught: Error) => caught);
    expect(error).toBeInstanceOf(family);
    expect((error as Error).message).toContain(`it answered ${status}`);
    expect((error as Error).message).not.toContain('s3cret');
    expect(server.received).toHaveLength(1);
  });

  it('that is not there may be tried again', async () => {
    const server = await startReceiver();
    await server.close();
    const error = await channel({ kind: 'webhook', url: server.url })
      .deliver(notice, never)
      .catch((caught: Error) => caught);
    expect(error).toBeInstanceOf(RetryableError);
    expect((error as Error).message).toContain('cannot be reached (ECONNREFUSED)');
  });

  it('is left at once when its delivery is aborted', async () => {
    const server = await receiver();
    const reason = new Error('stopped');
    const sent = channel({ kind: 'webhook', url: server.url }).deliver(notice, AbortSignal.abort(reason));
    await expect(sent).rejects.toBe(reason);
  });
});

describe('a chat', () => {
  it('gets one text in which nothing that was said is markup', async () => {
    const server = await receiver();
    await channel({ kind: 'slack', url: server.url }).deliver(notice, never);
    const { text, ...rest } = JSON.parse(server.received[0]?.body ?? '') as { text: string };
    expect(rest).toEqual({});
    expect(text.split('\n')[0]).toBe('*Statehouse: Ada asks: &lt;b&gt;Why &amp; how?&lt;/b&gt;*');
    expect(text).toContain('&lt;!channel&gt;');
    expect(text.endsWith('<https://statehouse.example.org>')).toBe(true);
  });
});

describe('mail', () => {
  it('is plain text with the command that answers, sent without a login where none is wanted', async () => {
    const server = await mailServer();
    const smtp = channel({ ...mail, port: server.port });
    await smtp.check?.(never);
    expect(server.mails).toEqual([]);
    await smtp.deliver(notice, never);
    await smtp.deliver(notice, never);
    const [one, two] = server.mails;
    expect(one).toMatchObject({ from: 'house@example.org', to: ['eve@example.org'], user: null });
    expect(one?.source).toContain('Content-Type: text/plain');
    expect(one?.source).toContain('Auto-Submitted: auto-generated');
    expect(one?.source).toContain('statehouse answer conversation/1/question:4');
    const idOf = (source = '') => /^Message-ID: (\S+)/im.exec(source)?.[1];
    expect(idOf(one?.source)).toBe(idOf(two?.source));
  });

  it('logs in where a login is configured', async () => {
    const login = { user: 'house', password: 'open sesame' };
    const server = await mailServer(login);
    await channel({ ...mail, port: server.port, ...login }).deliver(notice, never);
    expect(server.mails[0]?.user).toBe('house');
  });

  it('tells of a login that is refused without the password', async () => {
    const server = await mailServer({ user: 'house', password: 'open sesame' });
    const smtp = channel({ ...mail, port: server.port, user: 'house', password: 'wr0ng' });
    for (const tried of [smtp.deliver(notice, never), smtp.check?.(never)]) {
      const error = await tried?.catch((caught: Error) => caught);
      expect(error).toBeInstanceOf(TerminalError);
      expect((error as Error).message).toContain('the login failed, it answered 535');
      expect(JSON.stringify([error, (error as Error).message])).not.toContain('wr0ng');
    }
  });

  it('is refused for good by 550, for now by 451, and not sent in the clear where encryption is wanted', async () => {
    const server = await mailServer();
    server.refuse(550, 451);
    const plain = channel({ ...mail, port: server.port });
    await expect(plain.deliver(notice, never)).rejects.toBeInstanceOf(TerminalError);
    await expect(plain.deliver(notice, never)).rejects.toBeInstanceOf(RetryableError);
    const strict = channel({ ...mail, tls: 'starttls', port: server.port });
    await expect(strict.deliver(notice, never)).rejects.toMatchObject({
      code: expect.stringMatching(/^channel\./),
    });
    expect(server.mails).toEqual([]);
  });

  it('may be tried again when the server is not there', async () => {
    const server = await startMailServer();
    await server.close();
    const sent = channel({ ...mail, port: server.port }).deliver(notice, never);
    await expect(sent).rejects.toBeInstanceOf(RetryableError);
  });

  it('keeps a title from adding headers', async () => {
    const server = await mailServer();
    const title = 'Hello\r\nBcc: mallory@example.org';
    await channel({ ...mail, port: server.port }).deliver({ ...notice, title }, never);
    expect(server.mails[0]?.to).toEqual(['eve@example.org']);
    expect(server.mails[0]?.source).not.toMatch(/^Bcc:/im);
  });
});
