import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createInProcessTransport } from '#cluster';
import type { JournalEntry } from '#core';
import type { RunningRuntime } from '#runtime';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { counter } from './fixtures-charts.ts';
import { startNode } from './start-node.ts';

let database: TestDatabase;
const running: RunningRuntime[] = [];
beforeAll(async () => {
  database = await createTestDatabase();
});
afterEach(async () => {
  for (const node of running.splice(0)) await node.close();
});
afterAll(async () => {
  await database.drop();
});

async function node(transport = createInProcessTransport()): Promise<RunningRuntime> {
  const runtime = await startNode({ database, charts: [counter], transport });
  running.push(runtime);
  return runtime;
}

async function take(
  runtime: RunningRuntime,
  request: Parameters<RunningRuntime['feed']['subscribe']>[0],
  count: number,
) {
  const entries: JournalEntry[] = [];
  for await (const entry of runtime.feed.subscribe(request)) {
    entries.push(entry);
    if (entries.length === count) break;
  }
  return entries;
}

async function addAll(runtime: RunningRuntime, address: string, from: number, to: number): Promise<void> {
  const notes = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  await Promise.all(notes.map((by) => runtime.send(address, { type: 'add', by })));
}

const amounts = (entries: readonly JournalEntry[]) => entries.map(({ event }) => event['by']);

describe('change feed', () => {
  test('delivers what was committed after the cursor and then what follows, once and in order', async () => {
    const runtime = await node();
    const { address, position } = await runtime.start({ chart: 'counter' });
    await addAll(runtime, address, 1, 20);
    const reading = take(runtime, { address, after: position }, 40);
    await addAll(runtime, address, 21, 40);
    const entries = await reading;
    expect(amounts(entries)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
    expect(entries.map(({ seq }) => seq)).toEqual(Array.from({ length: 40 }, (_, index) => index + 2));
    expect(entries[0]?.facts).toEqual([{ type: 'counter.changed', count: 1 }]);
    const again = await take(runtime, { address, after: entries[9]?.position ?? 0 }, 30);
    expect(amounts(again)).toEqual(amounts(entries).slice(10));
  });

  test('delivers the same from another node, whichever node commits', async () => {
    const transport = createInProcessTransport();
    const [a, b] = [await node(transport), await node(transport)];
    const first = await a.start({ chart: 'counter' });
    const second = await b.start({ chart: 'counter' });
    const after = Math.min(first.position, second.position) - 1;
    const readers = [take(a, { after }, 102), take(b, { after }, 102)];
    await Promise.all([addAll(a, first.address, 1, 50), addAll(b, second.address, 1, 50)]);
    const [fromA, fromB] = await Promise.all(readers);
    expect(fromA?.map(({ position }) => position)).toEqual(fromB?.map(({ position }) => position));
    const positions = fromA?.map(({ position }) => position) ?? [];
    expect(positions).toEqual([...positions].sort((x, y) => x - y));
    expect(new Set(positions).size).toBe(102);
  });

  test('a reader that stops in between misses nothing when its part has left the memory', async () => {
    const runtime = await node();
    const { address, position } = await runtime.start({ chart: 'counter' });
    const reader = runtime.feed.subscribe({ address, after: position });
    const pending = reader.next();
    for (let round = 0; round < 6; round += 1)
      await addAll(runtime, address, round * 1_000 + 1, round * 1_000 + 1_000);
    const entries: JournalEntry[] = [(await pending).value];
    while (entries.length < 6_000) entries.push((await reader.next()).value);
    await reader.return?.(undefined);
    expect(amounts(entries)).toEqual(Array.from({ length: 6_000 }, (_, index) => index + 1));
  });

  test('ends when its signal is aborted', async () => {
    const runtime = await node();
    const abort = new AbortController();
    const reading = take(runtime, { signal: abort.signal }, 1);
    setImmediate(() => abort.abort());
    expect(await reading).toEqual([]);
  });
});

describe('two nodes', () => {
  test('a node hands events for an actor of the other to its mailbox and reports the outcome', async () => {
    const transport = createInProcessTransport();
    const [a, b] = [await node(transport), await node(transport)];
    const { address } = await a.start({ chart: 'counter' });
    await a.send(address, { type: 'add', by: 1 });
    const receipt = await b.send(address, { type: 'add', by: 2 });
    expect(receipt).toMatchObject({ seq: 3, duplicate: false });
    expect((await a.view(address))?.context).toMatchObject({ count: 3 });
    expect(b.counters().staleCommits).toBe(0);
  });

  test('a node takes over the actors of one that has gone', async () => {
    const [a, b] = [await node(), await node()];
    const { address } = await a.start({ chart: 'counter' });
    await a.close();
    expect(await b.send(address, { type: 'add', by: 2 })).toMatchObject({ seq: 2 });
    const { rows } = await database.pool.query('select owner from actor where address = $1', [address]);
    expect(rows).toEqual([{ owner: b.node }]);
  });
});
