import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { assign, createMachine } from 'xstate';
import { z } from 'zod';
import { type ChartDefinition, defineChart } from '#core';
import type { RunningRuntime } from '#runtime';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { startNode } from './start-node.ts';

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

function door(states: Record<string, object>, more: Partial<ChartDefinition> = {}): ChartDefinition {
  return defineChart({
    machine: createMachine(
      { id: 'door', context: { opened: 0 }, initial: 'shut', states },
      { actions: { count: assign({ opened: ({ context }) => context['opened'] + 1 }) } },
    ),
    ...more,
  });
}

const states = {
  shut: { on: { open: { target: 'open', actions: 'count' } } },
  open: { on: { shut: 'shut' } },
};
const original = door(states, { version: '1' });

async function storedByOriginal(): Promise<string> {
  const first = await startNode({ database, charts: [original] });
  const { address } = await first.start({ chart: 'door' });
  await first.send(address, { type: 'open' });
  await first.close();
  return address;
}

describe('stored actors under changed charts', () => {
  test('go on when the change loses nothing, and the journal says so', async () => {
    const address = await storedByOriginal();
    const wider = door({ ...states, open: { on: { shut: 'shut', slam: 'shut' } } }, { version: '1' });
    runtime = await startNode({ database, charts: [wider] });
    expect(await runtime.send(address, { type: 'slam' })).toMatchObject({ seq: 4, state: 'shut' });
    const { rows } = await database.pool.query(
      'select event_type from journal where address = $1 order by seq',
      [address],
    );
    expect(rows.map((row) => row.event_type)).toEqual([
      'statehouse.init',
      'open',
      'statehouse.migrate',
      'slam',
    ]);
    expect(await runtime.replay(address)).toMatchObject({ same: true });
  });

  test('are quarantined when their state is gone, keep their messages out, and come back with the chart', async () => {
    const address = await storedByOriginal();
    const renamed = door(
      { shut: { on: { open: 'ajar' } }, ajar: { on: { shut: 'shut' } } },
      { version: '2' },
    );
    runtime = await startNode({ database, charts: [renamed] });
    await expect(runtime.send(address, { type: 'shut' })).rejects.toMatchObject({
      code: 'actor.quarantined',
    });
    expect(await runtime.view(address)).toMatchObject({ status: 'quarantined', state: 'open' });
    const { rows } = await database.pool.query('select status from actor where address = $1', [address]);
    expect(rows).toEqual([{ status: 'quarantined' }]);
    await runtime.close();
    runtime = await startNode({ database, charts: [original] });
    expect(await runtime.send(address, { type: 'shut' })).toMatchObject({ state: 'shut', status: 'active' });
  });

  test('are carried over by a migration that is checked against the context schema', async () => {
    const address = await storedByOriginal();
    const migrated = (context: object) =>
      door(
        { shut: { on: { open: 'ajar' } }, ajar: { on: { shut: 'shut' } } },
        {
          version: '2',
          context: z.object({ opened: z.number(), colour: z.string() }),
          migrate: {
            1: {
              to: '2',
              run: (old) => ({ ...old, value: 'ajar', context: { ...old.context, ...context } }),
            },
          },
        },
      );
    runtime = await startNode({ database, charts: [migrated({})] });
    await expect(runtime.send(address, { type: 'shut' })).rejects.toThrowError(/context colour/);
    await runtime.close();
    runtime = await startNode({ database, charts: [migrated({ colour: 'red' })] });
    expect(await runtime.send(address, { type: 'shut' })).toMatchObject({ state: 'shut' });
    expect((await runtime.view(address))?.context).toEqual({ opened: 1, colour: 'red' });
    expect(await runtime.replay(address)).toMatchObject({ same: true });
  });
});
