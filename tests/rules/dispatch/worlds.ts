import fc from 'fast-check';
import type { CrewAgent, QueueName } from '#rules';
import type { Job, World } from './simulate.ts';

export function agent(key: string, changes: Partial<CrewAgent> = {}): CrewAgent {
  return { key, type: 'worker', capabilities: ['dataAnalysis'], available: true, ...changes };
}

export function job(id: string, changes: Partial<Job> = {}): Job {
  return {
    id,
    user: 'ann',
    queue: 'standard',
    capabilities: ['dataAnalysis'],
    priority: 5,
    enqueuedAt: 0,
    estimatedMs: 1_000,
    durationMs: 1_000,
    ...changes,
  };
}

const skills = ['dataAnalysis', 'webScraping', 'codeGeneration'] as const;
const queues = ['standard', 'heavy', 'critic', 'agent:worker'] as const satisfies readonly QueueName[];

export const longestRunMs = 20_000;

/** A crew in which somebody can do everything, and work of many kinds that keeps coming. */
export function anyWorld({ orchestration }: { readonly orchestration: boolean }): fc.Arbitrary<World> {
  const crew = fc
    .array(
      fc.record({
        type: fc.constantFrom('worker', 'expert'),
        capabilities: fc.subarray([...skills]),
        concurrency: fc.constantFrom(1, 1, 2),
        recentLoad: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
      { maxLength: 4 },
    )
    .map((others) => [
      agent('all', { capabilities: [...skills] }),
      ...others.map((each, index) => agent(`agent-${index}`, each)),
    ]);
  const work = fc.record({
    user: fc.constantFrom('ann', 'bob', 'cyd'),
    queue: fc.constantFrom<QueueName>(...queues, ...(orchestration ? (['orchestration'] as const) : [])),
    capabilities: fc.subarray([...skills]),
    priority: fc.integer({ min: 0, max: 10 }),
    enqueuedAt: fc.integer({ min: 0, max: 120_000 }),
    estimatedMs: fc.integer({ min: 0, max: 40_000 }),
    durationMs: fc.integer({ min: 1, max: longestRunMs }),
    avoid: fc.subarray(['all', 'agent-0']),
  });
  return fc.record({
    agents: crew,
    jobs: fc
      .array(work, { minLength: 1, maxLength: 60, size: 'max' })
      .map((all) => all.map((each, index) => job(`job-${index}`, each))),
    limits: fc.record({
      queues: fc.record(
        {
          standard: fc.integer({ min: 1, max: 3 }),
          heavy: fc.integer({ min: 1, max: 2 }),
          critic: fc.constant(1),
          orchestration: fc.integer({ min: 1, max: 2 }),
        },
        { requiredKeys: [] },
      ),
      types: fc.record(
        { worker: fc.integer({ min: 1, max: 3 }), expert: fc.constant(1) },
        { requiredKeys: [] },
      ),
    }),
    weights: fc.record({ ann: fc.constantFrom(1, 2) }),
    options: fc.constantFrom({ patienceMs: 30_000, agedEvery: 4 }, { patienceMs: 5_000, agedEvery: 2 }, {}),
  }) as fc.Arbitrary<World>;
}
