import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { raise, setup } from 'xstate';
import { defineChart } from '#core';
import type { RunningRuntime } from '#runtime';
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

const spinning = defineChart({
  machine: setup({
    guards: { always: () => true },
    actions: { again: raise({ type: 'raiseItself' }) },
  }).createMachine({
    id: 'spinning',
    initial: 'resting',
    states: {
      resting: { on: { turn: 'left', raiseItself: { actions: 'again' }, rest: {} } },
      left: { always: { guard: 'always', target: 'right' } },
      right: { always: { guard: 'always', target: 'left' } },
    },
  }),
});

test.each(['turn', 'raiseItself'])(
  'an event that a chart never finishes (%s) becomes a dead letter, and the process goes on',
  async (type) => {
    runtime = await startNode({ database, charts: [spinning] });
    const { address } = await runtime.start({ chart: 'spinning' });
    await expect(runtime.send(address, { type })).rejects.toMatchObject({
      code: 'event.deadLettered',
      message: expect.stringContaining('did not come to rest'),
    });
    await expect(runtime.send(address, { type: 'rest' })).resolves.toMatchObject({ state: 'resting' });
  },
);
