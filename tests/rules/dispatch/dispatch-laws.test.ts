import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultDispatchOptions, type RunningWork } from '#rules';
import { type Round, simulate, type World } from './simulate.ts';
import { agent, anyWorld, job, longestRunMs } from './worlds.ts';

const runs = { numRuns: 300 };

function count(running: readonly RunningWork[], by: (run: RunningWork) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const run of running) counts.set(by(run), (counts.get(by(run)) ?? 0) + 1);
  return counts;
}

function typeOf(world: World, key: string): string {
  return world.agents.find((each) => each.key === key)?.type ?? '';
}

/** Agents that could have started it after the round, worked out anew. */
function couldStart(world: World, round: Round, id: string): string[] {
  const work = round.waiting.find((each) => each.id === id);
  if (work === undefined) return [];
  const running = round.runningAfter;
  const inQueue = count(running, ({ queue }) => queue).get(work.queue) ?? 0;
  if (inQueue >= (world.limits.queues[work.queue] ?? 99)) return [];
  const able = world.agents.filter(
    (each) =>
      each.available &&
      work.capabilities.every((capability) => each.capabilities.includes(capability)) &&
      (!work.queue.startsWith('agent:') || work.queue === `agent:${each.type}`),
  );
  const liked = able.filter(({ key }) => !work.avoid?.includes(key));
  return (liked.length > 0 ? liked : able)
    .filter((each) => {
      const carries = count(running, (run) => run.agent).get(each.key) ?? 0;
      const ofType = count(running, (run) => typeOf(world, run.agent)).get(each.type) ?? 0;
      return carries < (each.concurrency ?? 1) && ofType < (world.limits.types[each.type] ?? 99);
    })
    .map(({ key }) => key);
}

describe('dispatch, simulated over many seeds', () => {
  it('never exceeds a limit, and gives work only to agents that can do it', () => {
    fc.assert(
      fc.property(anyWorld({ orchestration: true }), (world) => {
        const { rounds, started } = simulate(world);
        for (const { runningAfter } of rounds) {
          for (const [queue, used] of count(runningAfter, (run) => run.queue)) {
            expect(used).toBeLessThanOrEqual(world.limits.queues[queue as 'heavy'] ?? 99);
          }
          for (const [type, used] of count(runningAfter, (run) => typeOf(world, run.agent))) {
            expect(used).toBeLessThanOrEqual(world.limits.types[type] ?? 99);
          }
          for (const [key, used] of count(runningAfter, (run) => run.agent)) {
            expect(used).toBeLessThanOrEqual(world.agents.find((each) => each.key === key)?.concurrency ?? 1);
          }
        }
        for (const each of started) {
          const taker = world.agents.find(({ key }) => key === each.agent);
          expect(taker?.capabilities).toEqual(expect.arrayContaining([...each.job.capabilities]));
          if (each.job.queue.startsWith('agent:')) expect(each.job.queue).toBe(`agent:${taker?.type}`);
        }
      }),
      runs,
    );
  });

  it('starts everything once', () => {
    fc.assert(
      fc.property(anyWorld({ orchestration: true }), (world) => {
        const { started } = simulate(world);
        expect(started.map((each) => each.job.id).sort()).toEqual(world.jobs.map(({ id }) => id).sort());
      }),
      runs,
    );
  });

  it('serves orchestration first: nothing else starts while orchestration could', () => {
    fc.assert(
      fc.property(anyWorld({ orchestration: true }), (world) => {
        for (const round of simulate(world).rounds) {
          const kinds = round.assignments.map(({ queue }) => queue === 'orchestration');
          expect(kinds).toEqual([...kinds].sort((a, b) => Number(b) - Number(a)));
          // A place kept for overdue orchestration is not for the rest of it, whatever agents are free.
          if (!kinds.includes(false) || round.orchestrationHeld) continue;
          const begun = new Set(round.assignments.map(({ subtask }) => subtask));
          const others = round.assignments.filter(({ queue }) => queue !== 'orchestration');
          for (const left of round.waiting) {
            if (left.queue !== 'orchestration' || begun.has(left.id)) continue;
            const withoutOthers = {
              ...round,
              runningAfter: round.runningAfter.filter(
                (run) => !others.some(({ subtask }) => subtask === run.id),
              ),
            };
            const able = couldStart(world, withoutOthers, left.id);
            expect(able.filter((key) => others.some((other) => other.agent === key))).toEqual([]);
          }
        }
      }),
      runs,
    );
  });

  it('lets no work starve: every wait is within the stated bound', () => {
    fc.assert(
      fc.property(anyWorld({ orchestration: false }), (world) => {
        const { started } = simulate(world);
        const { patienceMs, agedEvery } = { ...defaultDispatchOptions, ...world.options };
        const startOf = new Map(started.map((each) => [each.job.id, each.at]));
        for (const { job: work, at } of started) {
          const overdueAt = work.enqueuedAt + patienceMs;
          const older = world.jobs.filter(
            (other) => other.enqueuedAt < work.enqueuedAt && (startOf.get(other.id) ?? 0) >= overdueAt,
          ).length;
          // A round follows every end of a run, so two rounds lie at most one run apart while anything runs.
          expect(at - work.enqueuedAt).toBeLessThanOrEqual(
            patienceMs + (older + 1) * agedEvery * 2 * longestRunMs,
          );
        }
      }),
      runs,
    );
  });

  it('starts work that a stream of others, shorter and more urgent, would crowd out for ever', () => {
    // Two agents; the generalist is the only one for `webScraping`, and each time it is free the stream has the
    // better claim: ann pays for her own flood on the other agent.
    const flood = Array.from({ length: 400 }, (_, index) => [
      job(`a${index}`, { enqueuedAt: index * 500, priority: 10, durationMs: 1_000 }),
      job(`b${index}`, { user: 'bob', enqueuedAt: index * 500, priority: 10, durationMs: 1_000 }),
    ]).flat();
    const rare = job('rare', {
      capabilities: ['webScraping'],
      priority: 0,
      enqueuedAt: 10,
      durationMs: 1_000,
    });
    const world = {
      agents: [agent('one'), agent('two', { capabilities: ['dataAnalysis', 'webScraping'] })],
      jobs: [...flood, rare],
      limits: { queues: {}, types: {} },
    };
    const wait = (patienceMs: number) => {
      const { started } = simulate({ ...world, options: { patienceMs, agedEvery: 4 } });
      return (started.find((each) => each.job.id === 'rare')?.at ?? 0) - rare.enqueuedAt;
    };
    expect(wait(Number.MAX_SAFE_INTEGER)).toBeGreaterThan(100_000);
    expect(wait(20_000)).toBeLessThanOrEqual(30_000);
  });

  it('keeps an agent and a place free for overdue work that needs both at once', () => {
    // `need` may run on `rare` alone and in the one place of `heavy`; the two streams end at different times, so that
    // one of the two is always in use. It is ann's only work: her turn comes each time, and each time in vain.
    const streams = Array.from({ length: 100 }, (_, index) => [
      job(`h${index}`, { user: 'bob', queue: 'heavy', enqueuedAt: index * 1_000, durationMs: 3_000 }),
      job(`s${index}`, {
        user: 'cyd',
        capabilities: ['webScraping'],
        enqueuedAt: index * 1_000,
        durationMs: 4_001,
      }),
    ]).flat();
    const need = job('need', {
      queue: 'heavy',
      capabilities: ['webScraping'],
      enqueuedAt: 1,
      durationMs: 100,
    });
    const startOf = (patienceMs: number) =>
      simulate({
        agents: [agent('one'), agent('rare', { capabilities: ['webScraping'] })],
        jobs: [...streams, need],
        limits: { queues: { heavy: 1 }, types: {} },
        options: { patienceMs, agedEvery: 2 },
      }).started.find((each) => each.job.id === 'need')?.at ?? Number.POSITIVE_INFINITY;
    expect(startOf(Number.MAX_SAFE_INTEGER)).toBeGreaterThan(250_000);
    expect(startOf(10_000)).toBeLessThanOrEqual(10_000 + 2 * 2 * 4_001);
  });

  it('shares fairly: users who always have work differ by at most one largest piece each, per weight', () => {
    const users = fc.record({
      weights: fc.record({
        ann: fc.integer({ min: 1, max: 4 }),
        bob: fc.integer({ min: 1, max: 4 }),
        cyd: fc.integer({ min: 1, max: 4 }),
      }),
      sizes: fc.array(fc.tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 0, max: 10 })), {
        minLength: 120,
        maxLength: 120,
      }),
      agents: fc.integer({ min: 1, max: 4 }),
    });
    fc.assert(
      fc.property(users, ({ weights, sizes, agents }) => {
        const names = ['ann', 'bob', 'cyd'] as const;
        const jobs = sizes.map(([seconds, priority], index) =>
          job(`j${index}`, {
            user: names[index % 3] ?? 'ann',
            priority,
            estimatedMs: seconds * 1_000,
            durationMs: seconds * 1_000,
          }),
        );
        const { started } = simulate({
          jobs,
          weights,
          agents: Array.from({ length: agents }, (_, index) => agent(`a${index}`)),
          limits: { queues: {}, types: {} },
          options: { patienceMs: Number.MAX_SAFE_INTEGER },
        });
        const largest = (name: (typeof names)[number]) =>
          Math.max(...jobs.filter(({ user }) => user === name).map((each) => each.estimatedMs)) /
          weights[name];
        const bounds = new Map(names.map((name) => [name, largest(name)]));
        const bound = (one: string, other: string) =>
          (bounds.get(one as 'ann') ?? 0) + (bounds.get(other as 'ann') ?? 0);
        const left = new Map(names.map((name) => [name, 40]));
        const served = new Map(names.map((name) => [name, 0]));
        let worst = 0;
        for (const { job: work } of started) {
          const user = work.user as (typeof names)[number];
          served.set(user, (served.get(user) ?? 0) + work.estimatedMs / weights[user]);
          left.set(user, (left.get(user) ?? 0) - 1);
          if ([...left.values()].some((number) => number === 0)) break;
          for (const one of names) {
            for (const other of names) {
              const gap = Math.abs((served.get(one) ?? 0) - (served.get(other) ?? 0));
              worst = Math.max(worst, gap - bound(one, other));
            }
          }
        }
        expect(worst).toBeLessThanOrEqual(1e-6);
      }),
      { numRuns: 200 },
    );
  });

  it('does not let a flood buy a share: a newcomer is served as often as the one who came first with 200', () => {
    const jobs = [
      ...Array.from({ length: 200 }, (_, index) => job(`flood-${index}`, { priority: 10 })),
      ...Array.from({ length: 20 }, (_, index) =>
        job(`few-${index}`, { user: 'bob', priority: 0, enqueuedAt: 50_000 }),
      ),
    ];
    const { started } = simulate({
      jobs,
      agents: [agent('one'), agent('two')],
      limits: { queues: {}, types: {} },
      // Nearly all of the flood is overdue soon: going by age may not undo the fair share.
      options: { patienceMs: 10_000 },
    });
    const after = started.filter(({ at }) => at >= 50_000).slice(0, 40);
    const few = after.filter((each) => each.job.user === 'bob').length;
    expect(few).toBeGreaterThanOrEqual(18);
  });
});
