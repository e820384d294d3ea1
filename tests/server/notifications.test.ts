import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MailServer, startMailServer } from '../notify/mail-server.ts';
import { type Receiver, startReceiver } from '../notify/receiver.ts';
import { eventually } from '../runtime/start-node.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { followTask, hasStatus } from '../support/follow-task.ts';
import { startTestApp, type TestApp } from '../support/start-test-app.ts';

let database: TestDatabase;
let hook: Receiver;
let chat: Receiver;
let mail: MailServer;
let app: TestApp;
const patienceMs = 60_000;
const fromEnvironment = (variable: string): string => `\${${variable}}`;

function start(): Promise<TestApp> {
  return startTestApp(
    database,
    { HOOK_SECRET: 'hush', CHAT_URL: chat.url, STATEHOUSE_PUBLIC_URL: 'https://statehouse.example.org' },
    {
      configFile: {
        notifications: {
          ops: { kind: 'webhook', url: hook.url, secret: fromEnvironment('HOOK_SECRET') },
          chat: { kind: 'slack', url: fromEnvironment('CHAT_URL'), takes: ['taskFailed'] },
          mail: {
            kind: 'smtp',
            host: '127.0.0.1',
            port: mail.port,
            tls: 'off',
            from: 'house@example.org',
            to: ['eve@example.org'],
            takes: ['question'],
          },
        },
      },
    },
  );
}

beforeAll(async () => {
  database = await createTestDatabase();
  hook = await startReceiver();
  chat = await startReceiver();
  mail = await startMailServer();
  app = await start();
});
afterAll(async () => {
  await app.close();
  await Promise.all([hook.close(), chat.close(), mail.close()]);
  await database.drop();
});

interface Listed {
  readonly id: string;
  readonly kind: string;
  readonly channel: string;
  readonly subject: string;
  readonly status: string;
  readonly tries: number;
  readonly lastError: string | null;
  readonly deliveredAt: string | null;
}

async function list(filter: object): Promise<readonly Listed[]> {
  const { notifications } = await app.ask<{
    notifications: { nodes: readonly Listed[] };
  }>(
    `query ($filter: NotificationFilter) {
      notifications(filter: $filter) {
        nodes { id address kind channel subject detail status tries lastError createdAt updatedAt deliveredAt }
      }
    }`,
    { filter },
  );
  return notifications.nodes;
}

const settled = (rows: readonly Listed[], count: number): boolean =>
  rows.length === count && rows.every(({ status }) => status === 'delivered');

async function submit(description: string, options: object): Promise<string> {
  const { submitTask } = await app.ask<{ submitTask: { task: { address: string } } }>(
    `mutation ($description: String!, $options: JSON) {
      submitTask(description: $description, options: $options) { task { address } }
    }`,
    { description, options },
  );
  return submitTask.task.address;
}

describe('people outside', () => {
  it('are told of a question through every channel that takes questions, with the command that answers', async () => {
    const task = await submit('Calculate the factorial of 6', { planApproval: 'required' });
    const rows = await eventually(
      () => list({ kinds: ['question'] }),
      (found) => settled(found, 2),
      patienceMs,
    );
    expect(rows.map(({ channel }) => channel).toSorted()).toEqual(['mail', 'ops']);
    const [question] = rows;
    expect(question?.subject).toContain(`${task}/`);
    const body = JSON.parse(hook.received[0]?.body ?? '{}');
    expect(body).toMatchObject({
      kind: 'question',
      subject: question?.subject,
      url: 'https://statehouse.example.org',
    });
    expect(body.text).toContain(`statehouse answer ${question?.subject} "approve"`);
    expect(hook.received[0]?.headers['x-statehouse-signature']).toMatch(/^t=\d+,v1=[0-9a-f]{64}$/);
    expect(mail.mails[0]?.source).toContain('https://statehouse.example.org');
    expect(chat.received).toEqual([]);
    const { inbox } = await app.ask<{ inbox: { nodes: { status: string }[] } }>(
      '{ inbox { nodes { status } } }',
    );
    expect(inbox.nodes).toEqual([{ status: 'notified' }]);
  });

  it('are told of a task that failed once the channel takes it; nothing waits for that', async () => {
    chat.answer(500, 500);
    const task = await submit('Calculate the factorial of 7', {
      validation: [{ strategy: 'contains', params: { texts: ['unicorn'] } }],
    });
    await followTask(app, task, hasStatus('failed'));
    const filter = { channel: 'chat', subject: task };
    for (const tries of [1, 2]) {
      const [row] = await eventually(
        () => list(filter),
        ([one]) => one?.status === 'retrying' && one.tries === tries,
        patienceMs,
      );
      expect(row?.lastError).toContain('it answered 500');
      expect(row?.lastError).not.toContain('s3cret');
      const { retried } = await app.ask<{ retried: { receipt: object | null; errors: readonly object[] } }>(
        `mutation ($id: ID!) {
          retried: retryNotification(id: $id) { receipt { seq } notification { status } errors { code } }
        }`,
        { id: row?.id },
      );
      expect(retried.errors).toEqual([]);
      expect(retried.receipt).not.toBeNull();
    }
    const [done] = await eventually(
      () => list(filter),
      (found) => settled(found, 1),
      patienceMs,
    );
    expect(done).toMatchObject({ kind: 'taskFailed', tries: 3, lastError: null });
    expect(done?.deliveredAt).not.toBeNull();
    expect(chat.received).toHaveLength(3);
    expect(new Set(chat.received.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
    expect(JSON.parse(chat.received[2]?.body ?? '{}').text).toContain(`statehouse task ${task}`);
    await eventually(
      () => list({ subject: task }),
      (found) => settled(found, 2),
      patienceMs,
    );
  });

  it('are told again when a person wants it, after the channel had refused for good', async () => {
    hook.answer(404);
    const task = await submit('Calculate the factorial of 8', {
      validation: [{ strategy: 'contains', params: { texts: ['unicorn'] } }],
    });
    const filter = { channel: 'ops', subject: task };
    const [dead] = await eventually(
      () => list({ ...filter, statuses: ['dead'] }),
      (found) => found.length === 1,
      patienceMs,
    );
    expect(dead).toMatchObject({ tries: 1, status: 'dead' });
    const retry =
      'mutation ($id: ID!) { retryNotification(id: $id) { receipt { seq } errors { __typename code } } }';
    await app.ask(retry, { id: dead?.id });
    await eventually(
      () => list(filter),
      (found) => settled(found, 1),
      patienceMs,
    );
    const answer = await app.ask<{ retryNotification: { errors: readonly { code: string }[] } }>(retry, {
      id: dead?.id,
    });
    expect(answer.retryNotification.errors).toMatchObject([{ code: 'actor.ended' }]);
  });

  it('hear nothing twice when the application starts again', async () => {
    const before = hook.received.length;
    await eventually(
      () => list({ statuses: ['pending', 'retrying'] }),
      (found) => found.length === 0,
      patienceMs,
    );
    await app.close();
    app = await start();
    const task = await submit('Calculate the factorial of 9', {
      validation: [{ strategy: 'contains', params: { texts: ['unicorn'] } }],
    });
    await eventually(
      () => list({ subject: task }),
      (found) => settled(found, 2),
      patienceMs,
    );
    expect(hook.received.slice(before).map(({ body }) => JSON.parse(body).subject)).toEqual([task]);
  });

  it('can be tried: each channel takes a test notice or says why not', async () => {
    const { notificationChannels } = await app.ask<{ notificationChannels: readonly object[] }>(
      '{ notificationChannels { name kind takes } }',
    );
    expect(notificationChannels).toEqual([
      { name: 'ops', kind: 'webhook', takes: ['question', 'taskFailed', 'budgetExhausted', 'alert'] },
      { name: 'chat', kind: 'slack', takes: ['taskFailed'] },
      { name: 'mail', kind: 'smtp', takes: ['question'] },
    ]);
    const test = (channel: string) =>
      app.ask<{
        testNotification: { test: { ok: boolean; problem: string | null } | null; errors: object[] };
      }>(
        `mutation ($channel: String!) {
          testNotification(channel: $channel) { test { channel ok problem tookMs } errors { __typename code } }
        }`,
        { channel },
      );
    const before = mail.mails.length;
    expect((await test('mail')).testNotification.test).toMatchObject({ ok: true, problem: null });
    expect(mail.mails[before]?.source).toContain('Statehouse: a test');
    hook.answer(503);
    const { testNotification } = await test('ops');
    expect(testNotification.test).toMatchObject({ ok: false });
    expect(testNotification.test?.problem).toContain('it answered 503');
    expect((await test('nobody')).testNotification).toMatchObject({
      test: null,
      errors: [{ __typename: 'NotFoundError', code: 'channel.unknown' }],
    });
  });

  it('leave no secret in the database', async () => {
    const { rows } = await database.pool.query(
      `select count(*)::int as n from (
        select event::text as words from journal union all select facts::text from journal
        union all select input::text from effect union all select row_to_json(n)::text from notification n
        union all select snapshot::text from actor) everything
      where words like '%s3cret%' or words like '%hush%'`,
    );
    expect(rows[0].n).toBe(0);
  });
});
