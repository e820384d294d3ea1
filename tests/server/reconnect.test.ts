import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Client, createClient } from 'graphql-ws';
import { afterAll, beforeAll, expect, test } from 'vitest';
import WebSocket from 'ws';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

const top = resolve(import.meta.dirname, '../..');

let database: TestDatabase;
let dataDir: string;
let server: { readonly child: ChildProcess; readonly url: string };

beforeAll(async () => {
  database = await createTestDatabase();
  dataDir = await mkdtemp(join(tmpdir(), 'statehouse reconnect '));
});

afterAll(async () => {
  await end('SIGKILL');
  await database.drop();
  await rm(dataDir, { recursive: true, force: true });
});

/** Starts the program as people do, and waits until it says where it listens. */
async function start(): Promise<typeof server> {
  await rm(join(dataDir, 'server.json'), { force: true });
  const child = spawn(join(top, 'node_modules/.bin/node'), [join(top, 'src/cli/main.ts'), 'serve'], {
    cwd: dataDir,
    stdio: 'ignore',
    env: {
      PATH: process.env['PATH'],
      DATABASE_URL: database.url,
      STATEHOUSE_DATA_DIR: dataDir,
      STATEHOUSE_PORT: '0',
      STATEHOUSE_REHEARSAL_TOKEN_DELAY_MS: '2',
    },
  });
  const note = await expect
    .poll(() => readFile(join(dataDir, 'server.json'), 'utf8').catch(() => null), { timeout: 30_000 })
    .not.toBeNull()
    .then(() => readFile(join(dataDir, 'server.json'), 'utf8'));
  return { child, url: (JSON.parse(note) as { url: string }).url };
}

function end(signal: NodeJS.Signals): Promise<unknown> {
  const { child } = server;
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  const ended = new Promise((done) => child.once('exit', done));
  child.kill(signal);
  return ended;
}

async function ask<Data>(query: string, variables: object = {}): Promise<Data> {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  return ((await response.json()) as { data: Data }).data;
}

interface Event {
  readonly __typename: string;
  readonly cursor: string;
  readonly status?: string;
  readonly entry?: { readonly address: string; readonly seq: number };
}

const streams = {
  conversationEvents: `subscription ($place: ID!, $after: Cursor) { stream: conversationEvents(id: $place, after: $after) {
    __typename cursor ... on StatusChanged { status } } }`,
  taskEvents: `subscription ($place: ID!, $after: Cursor) { stream: taskEvents(id: $place, after: $after) {
    __typename cursor ... on TaskStatusChanged { status } } }`,
  journalTail: `subscription ($place: String!, $after: Cursor) { stream: journalTail(root: $place, after: $after) {
    __typename ... on JournalEntryAdded { cursor entry { address seq } } ... on GapMarker { cursor } } }`,
} as const;

/** Reads a stream behind a cursor until `enough` says so or the connection breaks; gives what came. */
async function read(
  query: string,
  variables: { place: string; after: string },
  enough: (event: Event, count: number) => boolean,
): Promise<Event[]> {
  const client: Client = createClient({
    url: `${server.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
  });
  const got: Event[] = [];
  try {
    for await (const { data } of client.iterate<{ stream: Event }>({ query, variables })) {
      if (!data) throw new Error('the stream gave an error');
      got.push(data.stream);
      if (enough(data.stream, got.length)) break;
    }
  } catch (error) {
    // The server was killed: what came so far counts, and the next server goes on from its cursor.
    if (!(error instanceof Object && 'code' in error)) throw error;
  } finally {
    await client.dispose();
  }
  return got;
}

test('streams go on exactly across kill -9 of the server in the middle of a deliberation', async () => {
  server = await start();
  const { createConversation } = await ask<{
    createConversation: { cursor: string; conversation: { address: string } };
  }>(
    'mutation ($goal: String!) { createConversation(input: { goal: $goal, options: { unattended: assume } }) { cursor conversation { address } } }',
    { goal: 'Should the reading group move from Tuesday to Sunday?' },
  );
  const { address } = createConversation.conversation;
  const first = createConversation.cursor;
  const seen = { conversationEvents: [] as Event[], journalTail: [] as Event[] };
  const isLast = ({ status }: Event) => status === 'completed';
  const follow = async (name: keyof typeof seen, enough: (event: Event, count: number) => boolean) => {
    const after = seen[name].at(-1)?.cursor ?? first;
    seen[name].push(...(await read(streams[name], { place: address, after }, enough)));
  };
  let kills = 0;
  for (const most of [7, 25, 40, Number.POSITIVE_INFINITY]) {
    // The kill comes while both are connected, the first of them having seen so many events.
    const other = follow('journalTail', () => false);
    await follow('conversationEvents', (event, count) => count >= most || isLast(event));
    if (seen.conversationEvents.some(isLast)) break;
    await end('SIGKILL');
    kills += 1;
    await other;
    server = await start();
  }
  expect(kills).toBe(3);
  const { head } = await ask<{ head: string }>('{ head }');
  expect(head).not.toBe(first);

  const again: Event[] = await read(streams.conversationEvents, { place: address, after: first }, isLast);
  expect(seen.conversationEvents.map(({ cursor }) => cursor)).toEqual(again.map(({ cursor }) => cursor));
  expect(seen.conversationEvents.some(({ __typename }) => __typename === 'GapMarker')).toBe(false);

  const last = seen.journalTail.length;
  const journal = await read(
    streams.journalTail,
    { place: address, after: first },
    (_event, count) => count >= last,
  );
  expect(last).toBeGreaterThan(20);
  expect(seen.journalTail.map(({ entry }) => entry)).toEqual(journal.map(({ entry }) => entry));
  await end('SIGTERM');
}, 120_000);

test('the events of a task go on exactly across kill -9 of the server', async () => {
  server = await start();
  const { submitTask } = await ask<{ submitTask: { cursor: string; task: { address: string } } }>(
    'mutation ($text: String!) { submitTask(description: $text, options: { review: {} }) { cursor task { address } } }',
    { text: 'Describe a harbour; describe a ferry; describe a pier; then compare all three' },
  );
  const { cursor: first, task } = submitTask;
  const isLast = ({ status }: Event) => status === 'completed' || status === 'failed';
  const seen: Event[] = [];
  let kills = 0;
  for (const most of [3, 9, 15, Number.POSITIVE_INFINITY]) {
    const after = seen.at(-1)?.cursor ?? first;
    const got = await read(
      streams.taskEvents,
      { place: task.address, after },
      (event, count) => count >= most || isLast(event),
    );
    seen.push(...got);
    if (seen.some(isLast)) break;
    await end('SIGKILL');
    kills += 1;
    server = await start();
  }
  expect(kills).toBe(3);
  expect(seen.at(-1)).toMatchObject({ status: 'completed' });
  const again = await read(streams.taskEvents, { place: task.address, after: first }, isLast);
  expect(seen.map(({ cursor }) => cursor)).toEqual(again.map(({ cursor }) => cursor));
  expect(seen.some(({ __typename }) => __typename === 'GapMarker')).toBe(false);
  await end('SIGTERM');
}, 120_000);
