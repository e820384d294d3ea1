import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { assign, setup, spawnChild } from 'xstate';
import {
  type ChildrenRestarted,
  childrenRestarted,
  defineChart,
  effect,
  type SupervisionStrategy,
  turnOf,
} from '#core';
import { openTurnStore } from '#persistence';
import { createChartRegistry, type RunningRuntime, refold, replayActor } from '#runtime';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { counter, sleeper } from './fixtures-charts.ts';
import { eventually, startNode } from './start-node.ts';

interface WardContext {
  readonly strategy: SupervisionStrategy;
  readonly intensity: number;
  readonly restarts: readonly number[];
  readonly order: readonly string[];
  readonly told: readonly string[];
  readonly lost: readonly string[];
}

/** Keeps sleepers, and apart from them counters, under a strategy that its context holds. */
const ward = defineChart({
  machine: setup({
    types: {} as {
      context: WardContext;
      input: { strategy: SupervisionStrategy; intensity: number; order: readonly string[] };
      events:
        | { type: 'ward.take'; id: string }
        | { type: 'ward.tally'; id: string }
        | { type: 'ward.change'; strategy: SupervisionStrategy }
        | ChildrenRestarted
        | { type: 'xstate.error.actor.*'; error: { code: string } };
    },
    actors: { sleeper: effect<{ ms: number }, unknown>(), counter: effect<object, unknown>() },
  }).createMachine({
    id: 'ward',
    context: ({ input }) => ({ ...input, restarts: [], told: [], lost: [] }),
    initial: 'open',
    states: {
      open: {
        on: {
          'ward.take': {
            actions: spawnChild('sleeper', { id: ({ event }) => event.id, input: { ms: 600_000 } }),
          },
          'ward.tally': { actions: spawnChild('counter', { id: ({ event }) => event.id, input: {} }) },
          'ward.change': { actions: assign({ strategy: ({ event }) => event.strategy }) },
          [childrenRestarted]: {
            actions: assign({
              restarts: ({ context, system }) => [...context.restarts, turnOf(system).at],
              told: ({ context, event }) => [...context.told, `${event.child}: ${event.children.join()}`],
            }),
          },
          'xstate.error.actor.*': {
            actions: assign({
              lost: ({ context, event }) => [
                ...context.lost,
                `${(event as unknown as { actorId: string }).actorId} ${event.error.code}`,
              ],
            }),
          },
        },
      },
    },
  }),
  supervision: (context) => {
    const { strategy, intensity, order, restarts } = context as WardContext;
    const group = { restart: 'permanent', strategy, intensity, periodMs: 600_000, order, restarts } as const;
    return { groups: { sleeper: group, counter: { ...group, order: ['t'] } } };
  },
});

const charts = [ward, sleeper, counter];
let database: TestDatabase;
let runtime: RunningRuntime | undefined;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterEach(async () => {
  await runtime?.close();
  runtime = undefined;
});
afterAll(async () => {
  await database.drop();
});

async function openWard(strategy: SupervisionStrategy, intensity = 5, order = ['b', 'a', 'c']) {
  runtime ??= await startNode({ database, charts });
  const { address } = await runtime.start({ chart: 'ward', input: { strategy, intensity, order } });
  await runtime.send(address, { type: 'ward.tally', id: 't' });
  for (const id of ['a', 'b', 'c']) await runtime.send(address, { type: 'ward.take', id });
  const child = (id: string) => `${address}/${id}:${{ t: 2, a: 3, b: 4, c: 5 }[id]}`;
  const contextOf = async () => (await runtime?.view(address))?.context as unknown as WardContext;
  return {
    address,
    child,
    contextOf,
    seqs: () => Promise.all(['a', 'b', 'c', 't'].map(async (id) => (await runtime?.view(child(id)))?.seq)),
    fail: (id: string) => runtime?.send(child(id), { type: 'fail' }),
    told: (count: number) => eventually(contextOf, ({ told }) => told.length === count),
  };
}

describe('a group of children whose supervision lies in the context of their parent', () => {
  test.each([
    ['oneForOne', 'a: a', '3,1,1,1'],
    ['oneForAll', 'a: b,a,c', '3,2,2,1'],
    ['restForOne', 'a: a,c', '3,1,2,1'],
  ] as const)('%s begins anew whom it should, and the chart hears of it in that turn', async (...row) => {
    const [strategy, told, seqs] = row;
    const open = await openWard(strategy);
    await open.fail('a');
    expect((await open.told(1)).told).toEqual([told]);
    await eventually(open.seqs, (now) => now.join() === seqs);
    const { rows } = await database.pool.query(
      `select event->>'type' as type from journal where address = $1 order by seq desc limit 1`,
      [open.address],
    );
    expect(rows).toEqual([{ type: 'statehouse.child.done' }]);
  });

  test('goes by the strategy as it is when a child ends', async () => {
    const open = await openWard('oneForOne');
    await open.fail('a');
    await open.told(1);
    await runtime?.send(open.address, { type: 'ward.change', strategy: 'oneForAll' });
    await open.fail('c');
    expect((await open.told(2)).told).toEqual(['a: a', 'c: b,a,c']);
  });

  test('leaves the child to the chart at the end of the budget, and the parent and the others live', async () => {
    const open = await openWard('oneForOne', 1);
    await open.fail('a');
    await open.told(1);
    await runtime?.close();
    runtime = await startNode({ database, charts });
    await open.fail('b');
    const after = await eventually(open.contextOf, ({ lost }) => lost.length > 0);
    expect(after).toMatchObject({ lost: ['b supervision.intensityReached'], told: ['a: a'] });
    expect(await runtime.view(open.address)).toMatchObject({ status: 'active' });
    expect(await runtime.view(open.child('b'))).toMatchObject({ status: 'done', state: 'broken' });
    expect(await runtime.view(open.child('c'))).toMatchObject({ status: 'active', seq: 1 });
  });

  test('is folded again to the same state, whichever checkpoint that begins at', async () => {
    runtime = await startNode({ database, charts, options: { checkpointEvery: 2 } });
    const open = await openWard('restForOne', 2);
    for (const [index, id] of ['a', 'c'].entries()) {
      await open.fail(id);
      await open.told(index + 1);
    }
    await open.fail('b');
    await eventually(open.contextOf, ({ lost }) => lost.length > 0);
    const store = await openTurnStore({ database });
    const registry = createChartRegistry({ charts, effects: [] });
    const report = await replayActor({ store, charts: registry, address: open.address });
    expect(report).toMatchObject({ same: true, firstDifference: null });
    for (let seq = 1; seq <= (report?.turns ?? 0); seq += 1) {
      const [whole, tail] = await Promise.all(
        [true, false].map((fromStart) =>
          refold({ store, charts: registry, address: open.address, toSeq: seq, fromStart }),
        ),
      );
      expect(tail?.snapshot?.context).toEqual(whole?.snapshot?.context);
    }
  });

  test('lets one that is poisoned begin anew, and nobody of another group', async () => {
    const open = await openWard('oneForAll');
    await expect(runtime?.send(open.child('t'), { type: 'explode' })).rejects.toMatchObject({
      code: 'event.deadLettered',
    });
    await eventually(open.seqs, (seqs) => seqs.join() === '1,1,1,3');
    expect((await open.contextOf()).told).toEqual(['t: t']);
  });
});
