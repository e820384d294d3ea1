import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DecomposeInput, WorkInput } from '#core';
import type { PlannedSubtask } from '#rules';
import { Simulation } from '#testing';
import { planned, scriptedEffects, taskCharts, usage } from './task-crew.ts';

/** A task that somebody hands in at a time. */
interface Arrival {
  readonly user: string;
  /** Virtual milliseconds after the start. */
  readonly at: number;
  readonly plan: readonly PlannedSubtask[];
  readonly workMs: number;
}

interface Arranged {
  readonly arrivals: readonly Arrival[];
  readonly crew?: object;
  readonly seed?: number;
  readonly restarts?: boolean;
  /** Called after every turn. */
  readonly watch?: (simulation: Simulation) => void;
}

interface CrewView {
  readonly leases: readonly { readonly id: string; readonly agent: string; readonly queue: string }[];
  readonly waiting: readonly unknown[];
  readonly workers: readonly {
    readonly key: string;
    readonly kind: string;
    readonly capabilities: readonly string[];
  }[];
}

const crewOf = (simulation: Simulation) => simulation.context<CrewView | undefined>('crew/main');

/** Hands the tasks in as they arrive and runs until all is done. */
function runArrivals({ arrivals, crew = {}, seed, restarts, watch }: Arranged): Simulation {
  const byTask = new Map<string, Arrival>();
  const rest = scriptedEffects({});
  const simulation = new Simulation({
    charts: taskCharts,
    effects: (call) => {
      const arrival = byTask.get((call.input as { task?: string }).task ?? '');
      if (call.source === 'work')
        return {
          result: { output: 'done', data: null, toolCalls: [], usage, rehearsal: true },
          latencyMs: arrival?.workMs ?? 1,
        };
      if (call.source !== 'decompose') return rest(call);
      const { task } = call.input as DecomposeInput;
      const plan = { summary: 'all', subtasks: byTask.get(task)?.plan ?? [] };
      return { result: { plan, source: 'model', problems: [], usage, rehearsal: true } };
    },
    ...(seed === undefined ? {} : { seed }),
    ...(restarts === undefined ? {} : { restarts }),
  });
  simulation.start('crew', crew, 'main');
  const look = {
    limit: 200_000,
    until: () => {
      watch?.(simulation);
      return false;
    },
  };
  const began = simulation.now;
  for (const [index, arrival] of arrivals.toSorted((one, other) => one.at - other.at).entries()) {
    simulation.run({ ...look, forMs: Math.max(0, began + arrival.at - simulation.now) });
    const id = `t${index}`;
    byTask.set(`task/${id}`, arrival);
    simulation.start('task', { description: 'Do something useful', user: arrival.user }, id);
  }
  simulation.run({ ...look, forMs: 24 * 3_600_000 });
  return simulation;
}

/** When each subtask was first queued and first had an agent, in the order of the latter. */
function waits(
  simulation: Simulation,
): readonly { readonly task: string; readonly from: number; readonly to: number }[] {
  const queued = new Map<string, number>();
  const begun = new Map<string, { task: string; from: number; to: number }>();
  for (const { address, at, fact } of simulation.facts) {
    if (fact.type !== 'subtask.changed') continue;
    if (fact['stage'] === 'queued' && !queued.has(address)) queued.set(address, at);
    if (fact['stage'] === 'running' && !begun.has(address))
      begun.set(address, { task: String(fact['task']), from: queued.get(address) ?? at, to: at });
  }
  return [...begun.values()];
}

const capabilities = ['dataAnalysis', 'webScraping', 'fileProcessing', 'apiIntegration'] as const;
const longestMs = 20_000;

const anyArrival: fc.Arbitrary<Arrival> = fc.record({
  user: fc.constantFrom('ann', 'bob', 'cyd'),
  at: fc.integer({ min: 0, max: 120_000 }),
  workMs: fc.integer({ min: 1, max: longestMs }),
  plan: fc
    .array(
      fc.record({
        capability: fc.constantFrom(...capabilities),
        priority: fc.integer({ min: 0, max: 10 }),
        tier: fc.constantFrom('standard' as const, 'large' as const),
        needsLast: fc.boolean(),
      }),
      { minLength: 1, maxLength: 5 },
    )
    .map((subtasks) =>
      subtasks.map(({ capability, priority, tier, needsLast }, index) =>
        planned(`s${index}`, {
          capabilities: [capability],
          priority,
          tier,
          dependsOn: needsLast && index > 0 ? [`s${index - 1}`] : [],
        }),
      ),
    ),
});

describe('the crew, while tasks arrive at random', () => {
  it('never exceeds a limit, gives each agent one subtask that it can do, and lets none starve', () => {
    fc.assert(
      fc.property(
        fc.record({
          arrivals: fc.array(anyArrival, { minLength: 1, maxLength: 8 }),
          heavy: fc.integer({ min: 1, max: 3 }),
          standard: fc.integer({ min: 1, max: 4 }),
          seed: fc.integer({ min: 1, max: 1_000_000 }),
          restarts: fc.boolean(),
        }),
        ({ arrivals, heavy, standard, seed, restarts }) => {
          const most: Record<string, number> = { heavy, standard };
          const needed = new Map<string, readonly string[]>();
          const simulation = runArrivals({
            arrivals,
            seed,
            restarts,
            crew: { limits: { queues: { heavy, standard }, types: { analyst: 1 } } },
            watch(running) {
              const crew = crewOf(running);
              if (!crew) return;
              expect(new Set(crew.leases.map(({ agent }) => agent)).size).toBe(crew.leases.length);
              for (const [queue, leases] of Map.groupBy(crew.leases, (lease) => lease.queue))
                expect(leases.length).toBeLessThanOrEqual(most[queue] ?? 0);
            },
          });
          for (const { subtask, task, capabilities: wanted } of simulation.factsOf('subtask.created'))
            needed.set(`${task} ${subtask}`, wanted as readonly string[]);
          for (const { source, input } of simulation.calls) {
            if (source !== 'work') continue;
            const { task, subtask, agent } = input as WorkInput;
            expect(agent.capabilities).toEqual(
              expect.arrayContaining([...(needed.get(`${task} ${subtask}`) ?? ['?'])]),
            );
          }
          const finished = simulation.factsOf('task.changed').filter(({ status }) => status === 'completed');
          expect(finished).toHaveLength(arrivals.length);
          const total = arrivals.reduce((sum, { plan }) => sum + plan.length, 0);
          const all = waits(simulation);
          expect(all).toHaveLength(total);
          // One place at least is always in use: nobody waits longer than all the work takes one by one.
          for (const { from, to } of all) expect(to - from).toBeLessThanOrEqual(total * longestMs);
          expect(crewOf(simulation)).toMatchObject({ leases: [], waiting: [] });
          expect(simulation.defects).toEqual([]);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('lets age make up for priority: the least urgent of a user is begun while urgent work keeps arriving', () => {
    const scraping = (priority: number) => [planned('only', { capabilities: ['webScraping'], priority })];
    // One agent scrapes, and a run takes longer than the next task needs to arrive.
    const flood = Array.from({ length: 60 }, (_, index) => ({
      user: 'ann',
      at: index * 9_000,
      workMs: 10_000,
      plan: scraping(10),
    }));
    const least = { user: 'ann', at: 5_000, workMs: 10_000, plan: scraping(0) };
    const simulation = runArrivals({ arrivals: [...flood, least] });
    const order = waits(simulation);
    const mine = order.find(({ task }) => task === 'task/t1');
    // Ten points are made up for by ten times 30 seconds: what came before that goes first, and nothing after it.
    const before = flood.filter(({ at }) => at <= least.at + 300_000).length;
    expect(order.findIndex(({ task }) => task === 'task/t1')).toBe(before);
    expect(mine && mine.to - mine.from).toBeGreaterThan(300_000);
    expect(order).toHaveLength(61);
  });

  it('shares between users: who comes late with little is not put behind who came first with much', () => {
    const steps = (count: number) =>
      Array.from({ length: count }, (_, index) =>
        planned(`s${index}`, { capabilities: ['webScraping'], priority: 10 }),
      );
    const arrivals = [
      { user: 'ann', at: 0, workMs: 10_000, plan: steps(20) },
      { user: 'ann', at: 0, workMs: 10_000, plan: steps(20) },
      { user: 'bob', at: 55_000, workMs: 10_000, plan: steps(5).map((step) => ({ ...step, priority: 0 })) },
    ];
    const simulation = runArrivals({ arrivals });
    const after = waits(simulation).filter(({ to }) => to >= waits(simulation)[0]!.to + 55_000);
    const bobs = after.slice(0, 10).filter(({ task }) => task === 'task/t2');
    expect(bobs.length).toBeGreaterThanOrEqual(4);
    expect(waits(simulation)).toHaveLength(45);
  });
});
