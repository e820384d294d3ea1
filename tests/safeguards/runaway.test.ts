import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { enqueueActions, setup } from 'xstate';
import { z } from 'zod';
import { actorAt, type ChartDefinition, defineChart, turnOf } from '#core';
import { eventually } from '../runtime/start-node.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { followTask, hasStatus } from '../support/follow-task.ts';
import { type CrewApp, startCrewApp } from '../support/start-crew-app.ts';

const offspring = defineChart({
  machine: setup({}).createMachine({
    id: 'offspring',
    initial: 'idle',
    states: { idle: { on: { 'offspring.end': 'ended' } }, ended: { type: 'final' } },
  }),
});

/** Starts a child and tells itself to start the next, without an end. */
const rabbit = defineChart({
  machine: setup({
    types: { events: {} as { type: 'rabbit.go' } | { type: 'rabbit.rest' } },
    actors: { offspring: offspring.machine },
    actions: {
      breed: enqueueActions(({ enqueue, system }) => {
        const { seq, address } = turnOf(system);
        const run = enqueue as unknown as {
          spawnChild(source: string, options: object): void;
          sendTo(target: unknown, event: object): void;
        };
        run.spawnChild('offspring', { id: `child-${seq}` });
        run.sendTo(actorAt(system, address), { type: 'rabbit.go' });
      }),
    },
  }).createMachine({
    id: 'rabbit',
    initial: 'breeding',
    states: {
      breeding: {
        on: { 'rabbit.go': { actions: 'breed' }, 'rabbit.rest': 'resting' },
      },
      resting: { on: { 'rabbit.go': { target: 'breeding', actions: 'breed' } } },
    },
  }),
  events: { 'rabbit.go': z.object({}), 'rabbit.rest': z.object({}) },
});

let database: TestDatabase;
let crew: CrewApp | undefined;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterEach(async () => {
  await crew?.close();
  crew = undefined;
});

afterAll(() => database.drop());

async function start(settings: Readonly<Record<string, string>> = {}): Promise<CrewApp> {
  const extraCharts: readonly ChartDefinition[] = [offspring, rabbit];
  crew = await startCrewApp(database, () => null, { settings, more: { extraCharts } });
  return crew;
}

const ended = hasStatus('completed', 'failed', 'cancelled');

async function complete({ app }: CrewApp): Promise<string> {
  const { submitTask } = await app.ask<{ submitTask: { task: { address: string } } }>(
    `mutation { submitTask(description: "Calculate the factorial of 7") { task { address } } }`,
  );
  await followTask(app, submitTask.task.address, ended);
  const { rows } = await database.pool.query('select status from task where address = $1', [
    submitTask.task.address,
  ]);
  return rows[0].status;
}

async function haltsOf({ app }: CrewApp): Promise<readonly { root: string; reason: string }[]> {
  const { health } = await app.ask<{ health: { halts: { root: string; reason: string }[] } }>(
    '{ health { halts { root reason } } }',
  );
  return health.halts;
}

describe('a chart that spawns without end', () => {
  it('is stopped by its rate and told of, while the rest answers; a discard ends it', async () => {
    const running = await start({
      STATEHOUSE_MONITOR_MS: '200',
      STATEHOUSE_MAX_SPAWNS_PER_MINUTE: '100',
      STATEHOUSE_MAX_LAG_MS: '600000',
    });
    const root = 'rabbit/wild';
    await running.app.runtime.start({ chart: 'rabbit', id: 'wild' });
    await running.app.runtime.send(root, { type: 'rabbit.go' });
    // A task is taken on and done while the runaway is found and stopped.
    const meanwhile = complete(running);
    const halts = await eventually(
      () => haltsOf(running),
      ({ length }) => length > 0,
      60_000,
    );
    expect(halts).toMatchObject([{ root }]);
    expect(halts[0]?.reason).toContain('100 are allowed');
    expect(await meanwhile).toBe('completed');
    const { alerts } = await running.app.ask<{ alerts: { nodes: object[] } }>(
      '{ alerts(filter: { kinds: [runaway] }) { nodes { level subject root } } }',
    );
    expect(alerts.nodes).toEqual([{ level: 'critical', subject: root, root }]);
    const count = async () => {
      const { rows } = await database.pool.query('select count(*)::int as n from actor where root = $1', [
        root,
      ]);
      return rows[0].n as number;
    };
    const stopped = await count();
    expect(await complete(running)).toBe('completed');
    expect(await count()).toBe(stopped);
    // Only a discard ends it: a reset would let it go on where it was.
    const { emergencyDiscard } = await running.app.ask<{
      emergencyDiscard: { discarded: number; errors: object[] };
    }>(`mutation { emergencyDiscard(root: "${root}", reason: "it ran away") { discarded errors { code } } }`);
    expect(emergencyDiscard).toEqual({ discarded: stopped, errors: [] });
    expect(await haltsOf(running)).toEqual([]);
    expect((await running.app.runtime.view(root))?.status).toBe('stopped');
    expect(await complete(running)).toBe('completed');
    expect(await count()).toBe(stopped);
  });
});

describe('a node', () => {
  it('shows its load, throttles the crew under pressure, and lets it go when its process is gone', async () => {
    // Any lag at all is pressure.
    let running = await start({ STATEHOUSE_MONITOR_MS: '100', STATEHOUSE_MAX_LAG_MS: '1' });
    const throttles = async () =>
      ((await running.app.runtime.view('crew/main'))?.context['holds'] as { throttles?: object } | undefined)
        ?.throttles;
    const shares = await eventually(throttles, (found) => Object.keys(found ?? {}).length === 1, 60_000);
    expect(Object.keys(shares ?? {})).toEqual([`resource-monitor/${running.app.runtime.node}`]);
    const { resources } = await running.app.ask<{ resources: readonly Record<string, unknown>[] }>(
      '{ resources { node live host pid processCpu rssBytes heapLimitBytes eventLoopLagMs level since monitor { chart { name } } } }',
    );
    // The reading of the former test's node may still be the newest.
    const mine = resources.find(({ node }) => node === running.app.runtime.node);
    expect(mine).toMatchObject({
      live: true,
      pid: process.pid,
      monitor: { chart: { name: 'resource-monitor' } },
    });
    expect(mine?.['rssBytes']).toBeGreaterThan(1_000_000);
    const { alerts } = await running.app.ask<{ alerts: { nodes: { message: string }[] } }>(
      '{ alerts(filter: { kinds: [resources] }) { nodes { message level } } }',
    );
    expect(alerts.nodes.at(-1)?.message).toContain('eventLoopLagMs is');
    await running.close();
    running = await start({});
    await eventually(throttles, (found) => Object.keys(found ?? {}).length === 0, 60_000);
    expect(await complete(running)).toBe('completed');
  });
});
