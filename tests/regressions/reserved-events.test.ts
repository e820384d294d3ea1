import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { setup } from 'xstate';
import { defineChart } from '#core';
import type { RunningRuntime } from '#runtime';
import { counter } from '../runtime/fixtures-charts.ts';
import { startNode } from '../runtime/start-node.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

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

/** Declares no events of its own, so that any event which it takes now may be sent to it. */
const open = defineChart({
  machine: setup({ delays: { patience: 3_600_000 } }).createMachine({
    id: 'open',
    initial: 'waiting',
    states: {
      waiting: { on: { '*': 'touched' }, after: { patience: 'late' } },
      touched: { type: 'final' },
      late: { type: 'final' },
    },
  }),
});

test.each([
  'statehouse.init',
  'statehouse.restart',
  'statehouse.stop',
  'statehouse.fail',
  'statehouse.child.done',
  'statehouse.unheard.of',
])('nobody outside can forge the runtime’s own event %s', async (type) => {
  runtime = await startNode({ database, charts: [counter] });
  const { address } = await runtime.start({ chart: 'counter' });
  await expect(runtime.send(address, { type, child: 'x', output: 1, error: {} })).rejects.toMatchObject({
    code: 'event.reserved',
  });
  expect(await runtime.view(address)).toMatchObject({ status: 'active', seq: 1 });
});

test.each(['xstate.after.patience.open.waiting', 'xstate.init', 'xstate.done.actor.x'])(
  'nobody outside can forge XState’s own event %s',
  async (type) => {
    runtime = await startNode({ database, charts: [open] });
    const { address } = await runtime.start({ chart: 'open' });
    await expect(runtime.send(address, { type })).rejects.toMatchObject({ code: 'event.reserved' });
    expect(await runtime.view(address)).toMatchObject({ status: 'active', seq: 1 });
  },
);

test('an actor is still stopped by the call that is meant for it', async () => {
  runtime = await startNode({ database, charts: [counter] });
  const { address } = await runtime.start({ chart: 'counter' });
  await runtime.stop(address);
  expect(await runtime.view(address)).toMatchObject({ status: 'stopped' });
});
