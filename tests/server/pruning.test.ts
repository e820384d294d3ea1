import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import WebSocket from 'ws';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { followTask, hasStatus } from '../support/follow-task.ts';
import { type CrewApp, startCrewApp, told } from '../support/start-crew-app.ts';

let database: TestDatabase;
let crew: CrewApp;
let [over, lives] = ['', ''];
/** Cursors and positions of everything, before anything was pruned. */
let whole: readonly Item[];

interface Item {
  readonly __typename: string;
  readonly cursor: string;
  readonly to?: string;
  readonly gapReason?: string;
  readonly entry?: { readonly address: string; readonly seq: number };
  readonly event?: { readonly topic: string };
}

const beginning = Buffer.from('c:[0]', 'utf8').toString('base64url');
const gapFields = '... on GapMarker { cursor to gapReason }';
const journal = `subscription ($after: Cursor) { stream: journalTail(after: $after) {
  __typename ${gapFields} ... on JournalEntryAdded { cursor entry { address seq } } } }`;
const journalOf = (root: string) => journal.replace('(after:', `(root: "${root}", after:`);
const events = `subscription ($after: Cursor) { stream: events(after: $after) {
  __typename ${gapFields} ... on BusEventAdded { cursor event { topic } } } }`;

beforeAll(async () => {
  database = await createTestDatabase();
  crew = await startCrewApp(database, (request) =>
    told(request).includes('slowly') ? { kind: 'hang' } : null,
  );
  over = await submit('Calculate the factorial of 7');
  await followTask(crew.app, over, hasStatus('completed'));
  // It could be retried for a month; until then it lives.
  await crew.app.ask(`mutation { emergencyDiscard(root: "${over}", reason: "over") { errors { message } } }`);
  lives = await submit('Describe the harbour slowly');
  await followTask(crew.app, lives, ({ type, stage }) => type === 'subtask.changed' && stage === 'running');
  await publish('orders.old');
  whole = await readUpTo(journal, beginning, await lastOf(lives));
}, 120_000);

afterAll(async () => {
  await crew.close();
  await database.drop();
});

async function submit(description: string): Promise<string> {
  const { submitTask } = await crew.app.ask<{ submitTask: { task: { address: string } } }>(
    'mutation ($description: String!) { submitTask(description: $description) { task { address } } }',
    { description },
  );
  return submitTask.task.address;
}

const publish = (topic: string) =>
  crew.app.ask(`mutation { publishEvent(topic: "${topic}", payload: {}) { errors { message } } }`);

async function lastOf(root: string): Promise<Required<Item>['entry']> {
  const { rows } = await database.pool.query(
    'select address, seq::int from journal where root = $1 order by position desc limit 1',
    [root],
  );
  return rows[0];
}

/** Reads a stream until the turn, or the event of the topic, comes. */
async function readUpTo(
  query: string,
  after: string,
  end: Required<Item>['entry'] | string,
): Promise<readonly Item[]> {
  const client = createClient({
    url: `${crew.app.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
  });
  const items: Item[] = [];
  try {
    for await (const { data, errors } of client.iterate<{ stream: Item }>({ query, variables: { after } })) {
      if (errors || !data) throw new Error(JSON.stringify(errors));
      items.push(data.stream);
      const { entry, event } = data.stream;
      if (
        typeof end === 'string'
          ? event?.topic === end
          : entry?.address === end.address && entry.seq === end.seq
      )
        return items;
    }
  } finally {
    await client.dispose();
  }
  throw new Error('the stream ended');
}

async function prune(
  dryRun: boolean,
): Promise<{ trees: number; rows: readonly { table: string; count: number }[] }> {
  const { result } = await crew.app.ask<{
    result: { trees: number; rows: { table: string; count: number }[]; errors: object[] };
  }>(
    `mutation ($before: DateTime!, $dryRun: Boolean) {
      result: prune(before: $before, dryRun: $dryRun) { trees rows { table count } errors { message } } }`,
    { before: new Date(Date.now() + 1_000).toISOString(), dryRun },
  );
  expect(result.errors).toEqual([]);
  return result;
}

describe('pruning what runs beside a living task', () => {
  test('removes what it counted, and all that stays can be replayed', async () => {
    const counted = await prune(true);
    expect(counted.trees).toBeGreaterThan(0);
    const removed = await prune(false);
    expect(removed).toEqual(counted);
    const left = await database.pool.query(
      'select (select count(*)::int from actor where root = $1) as over, (select count(*)::int from llm_call where root = $1) as calls',
      [over],
    );
    expect(left.rows).toEqual([{ over: 0, calls: 0 }]);
    const { rows } = await database.pool.query('select address from actor order by address');
    expect(rows.length).toBeGreaterThan(5);
    for (const { address } of rows)
      expect(await crew.app.runtime.replay(address), address).toMatchObject({ same: true });
  });

  test('a journal tail from before it is told of the gap, and gets all that is left, once and in order', async () => {
    const end = await lastOf(lives);
    const [gap, ...rest] = await readUpTo(journal, beginning, end);
    expect(gap).toMatchObject({ __typename: 'GapMarker', gapReason: 'pruned', cursor: beginning });
    const { rows } = await database.pool.query('select distinct root from journal');
    const kept = new Set(rows.map(({ root }) => root));
    const expected = whole.filter(({ entry }) => kept.has(entry?.address.split('/').slice(0, 2).join('/')));
    expect(rest).toEqual(expected);
    // A reader behind the gap is told nothing.
    const behind = await readUpTo(journal, gap?.to ?? '', end);
    expect(behind.map(({ __typename }) => __typename)).not.toContain('GapMarker');
  });

  test('a tail of the living tree has no gap, and one of the pruned tree has nothing else', async () => {
    const tail = await readUpTo(journalOf(lives), beginning, await lastOf(lives));
    expect(tail.map(({ entry }) => entry?.seq)).toContain(1);
    expect(tail.every(({ __typename }) => __typename === 'JournalEntryAdded')).toBe(true);
    const client = createClient({
      url: `${crew.app.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      retryAttempts: 0,
    });
    const pruned = client.iterate<{ stream: Item }>({
      query: journalOf(over),
      variables: { after: beginning },
    });
    expect((await pruned.next()).value.data.stream).toMatchObject({
      __typename: 'GapMarker',
      gapReason: 'pruned',
    });
    await client.dispose();
  });

  test('events of the bus that are gone leave a gap, and later ones come', async () => {
    await publish('orders.new');
    const items = await readUpTo(events, beginning, 'orders.new');
    expect(items.map(({ __typename, event }) => event?.topic ?? __typename)).toEqual([
      'GapMarker',
      'orders.new',
    ]);
  });
});
