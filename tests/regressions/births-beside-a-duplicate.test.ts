import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { RunningRuntime } from '#runtime';
import { counter } from '../runtime/fixtures-charts.ts';
import { startNode } from '../runtime/start-node.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

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

async function openNode(): Promise<RunningRuntime> {
  const node = await startNode({ database, charts: [counter] });
  running.push(node);
  return node;
}

test('actors that are born in one batch with one that exists already are still born', async () => {
  const [first, second] = [await openNode(), await openNode()];
  const ids = Array.from({ length: 20 }, (_, index) => `n${index}`);
  // The second node looks before the first one has committed, and then meets it in the middle of its own batch.
  const [, ...receipts] = await Promise.all([
    first.start({ chart: 'counter', id: 'n7' }),
    ...ids.map((id) => second.start({ chart: 'counter', id })),
  ]);
  expect(receipts.map(({ address, seq }) => `${address} ${seq}`)).toEqual(ids.map((id) => `counter/${id} 1`));
  const { rows } = await database.pool.query('select count(*)::int as n from actor');
  expect(rows).toEqual([{ n: 20 }]);
});
