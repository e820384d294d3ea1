import { afterEach, expect, test } from 'vitest';
import type { RunningRuntime } from '#runtime';
import clarification from '../../machines/clarification.ts';
import { clerk, clerkEffects, errand } from '../recovery/fixtures/clerk.ts';
import { eventually, startNode } from '../runtime/start-node.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

const cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const undo of cleanUp.splice(0).reverse()) await undo();
});

async function openNode(database: TestDatabase): Promise<RunningRuntime> {
  const charts = [clerk, errand, clarification];
  const node = await startNode({ database, charts, effects: clerkEffects('') });
  cleanUp.push(() => node.close());
  return node;
}

/** Another node takes the actors of the first one over, gives one an event, and ends: the first takes them back. */
async function awayAndBack(ms: number): Promise<{ node: RunningRuntime; address: string }> {
  const database = await createTestDatabase();
  cleanUp.push(database.drop);
  const node = await openNode(database);
  const { address } = await node.start({ chart: 'clerk', id: 'c', input: { peer: null } });
  await database.pool.query(
    `select pg_terminate_backend(l.pid) from pg_locks l join pg_stat_activity s on s.pid = l.pid
     where l.locktype = 'advisory' and l.classid = x'6e6f6465'::int and s.datname = current_database()`,
  );
  const other = await openNode(database);
  const owner = async () =>
    (await database.pool.query('select owner from actor where address = $1', [address])).rows[0]?.owner;
  await eventually(owner, (name) => name === other.node);
  await other.send(address, { type: 'rest', ms });
  await node.rejoin();
  await other.close();
  await eventually(owner, (name) => name === node.node);
  return { node, address };
}

test('a timer that another node armed fires after the actor came back to a node that still remembers it', async () => {
  const { node, address } = await awayAndBack(1_000);
  const view = await eventually(
    async () => node.view(address),
    (found) => found?.context['woken'] === 1,
    10_000,
  );
  expect(view?.state).toMatchObject({ nap: 'awake' });
});

test('an actor that came back is seen as it was left by the other node', async () => {
  const { node, address } = await awayAndBack(60_000);
  const view = await eventually(
    async () => node.view(address),
    (found) => found?.seq === 2,
  );
  expect(view?.state).toMatchObject({ nap: 'napping' });
});
