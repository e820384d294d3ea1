import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { RetryableError } from '#core';
import type { RunningRuntime } from '#runtime';
import { counter, greeter } from '../runtime/fixtures-charts.ts';
import { eventually, startNode } from '../runtime/start-node.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
const nodes: RunningRuntime[] = [];
beforeAll(async () => {
  database = await createTestDatabase();
});
const cleanUp: (() => void)[] = [];
afterEach(async () => {
  for (const undo of cleanUp.splice(0)) undo();
  for (const node of nodes.splice(0)) await node.close();
});
afterAll(async () => {
  await database.drop();
});

async function openNode(more: Partial<Parameters<typeof startNode>[0]> = {}): Promise<RunningRuntime> {
  const node = await startNode({ database, charts: [counter], ...more });
  nodes.push(node);
  return node;
}

async function mailboxSize(): Promise<number> {
  const { rows } = await database.pool.query('select count(*)::int as n from mailbox');
  return rows[0].n;
}

describe('an actor of another node', () => {
  test('that has ended refuses an event at once, also when its node is gone', async () => {
    const first = await openNode();
    const { address } = await first.start({ chart: 'counter' });
    await first.send(address, { type: 'finish' });
    const alive = await openNode();
    await expect(alive.send(address, { type: 'add', by: 1 })).rejects.toMatchObject({ code: 'actor.ended' });
    await first.close();
    const second = await openNode();
    await expect(second.send(address, { type: 'add', by: 1 })).rejects.toMatchObject({ code: 'actor.ended' });
    expect(await mailboxSize()).toBe(0);
  });

  test('can be stopped from here', async () => {
    const first = await openNode();
    const { address } = await first.start({ chart: 'counter' });
    const second = await openNode();
    expect(await second.stop(address)).toMatchObject({ address, status: 'stopped', seq: 2 });
    expect(await second.stop(address)).toMatchObject({ address, status: 'stopped', seq: 2 });
  });

  test('is started once when two nodes start it at the same time', async () => {
    const [first, second] = [await openNode(), await openNode()];
    const ids = Array.from({ length: 8 }, (_, index) => `both-${index}`);
    const receipts = await Promise.all(
      ids.flatMap((id) => [first, second].map((node) => node.start({ chart: 'counter', id }))),
    );
    expect(receipts.map(({ seq }) => seq)).toEqual(receipts.map(() => 1));
    expect(receipts.filter(({ duplicate }) => duplicate)).toHaveLength(ids.length);
  });

  test('gets its event although the database was away while it was passed on', async () => {
    const first = await openNode();
    const { address } = await first.start({ chart: 'counter' });
    let failures = 2;
    const second = await openNode({
      decorate: (store) => ({
        ...store,
        async enqueue(messages) {
          failures -= 1;
          if (failures >= 0) throw new RetryableError('the connection broke', { code: 'test.broken' });
          return store.enqueue(messages);
        },
      }),
    });
    expect(await second.send(address, { type: 'add', by: 1 })).toMatchObject({ seq: 2 });
    let lookups = 1;
    const third = await openNode({
      decorate: (store) => ({
        ...store,
        async findByKey(keys) {
          lookups -= 1;
          if (lookups >= 0) throw new RetryableError('the connection broke', { code: 'test.broken' });
          return store.findByKey(keys);
        },
      }),
    });
    expect(await third.send(address, { type: 'add', by: 1 })).toMatchObject({ seq: 3 });
  });

  test('gets a message once, and not before the turn that sent it is committed', async () => {
    const [held, release] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    cleanUp.push(release.resolve);
    const owner = await openNode({ charts: [counter, greeter] });
    const listener = await owner.start({ chart: 'greeter', input: { peer: 'greeter/nobody' } });
    const other = await openNode({
      charts: [counter, greeter],
      decorate: (store) => ({
        ...store,
        async commit(batch) {
          if (batch.journal.some(({ event }) => event.type === 'add')) {
            held.resolve();
            await release.promise;
          }
          return store.commit(batch);
        },
      }),
    });
    const busy = await other.start({ chart: 'counter' });
    const speaker = await other.start({ chart: 'greeter', input: { peer: listener.address } });
    const sentFirst = other.send(busy.address, { type: 'add', by: 1 });
    await held.promise;
    // Its turn is computed and waits for the commit under way; meanwhile the listener is looked for.
    const greeted = other.send(speaker.address, { type: 'greet', n: 'once' });
    await new Promise((resolve) => setTimeout(resolve, 300));
    const heard = async () =>
      (
        await database.pool.query('select seq from journal where address = $1 and event_type = $2', [
          listener.address,
          'hello',
        ])
      ).rows.length;
    expect(await heard(), 'heard before the turn that says it').toBe(0);
    expect(await mailboxSize()).toBe(0);
    release.resolve();
    await Promise.all([sentFirst, greeted]);
    await eventually(heard, (times) => times > 0);
    await eventually(mailboxSize, (waiting) => waiting === 0);
    expect(await heard()).toBe(1);
  });
});
