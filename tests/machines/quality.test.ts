import { describe, expect, it } from 'vitest';
import type { WorkInput } from '#core';
import { failure, made, planned, type Running, runTask, stagesOf, statuses, usage } from './task-crew.ts';

const calm = { forMs: 3_600_000 };
const checked = [planned('only', { validation: [{ rule: 'notEmpty', parameters: [] }] })];

function finished(request: Parameters<typeof runTask>[0]): Running {
  const running = runTask(request);
  running.simulation.run(calm);
  expect(running.simulation.defects).toEqual([]);
  return running;
}

/** Which agent had each try, with which tier. */
function triesOf({ simulation }: Running): readonly (readonly [agent: string, tier: string])[] {
  return simulation.calls
    .filter(({ source }) => source === 'work')
    .map(({ input }) => input as WorkInput)
    .map(({ agent, tier }) => [agent.key, tier] as const);
}

const routesOf = ({ simulation }: Running) => simulation.factsOf('subtask.routed');

describe('the router', () => {
  it('gives an output that a critic refused to another agent, and says why', () => {
    const running = finished({
      script: { review: ({ attempt }) => (attempt === 1 ? 0.2 : 0.9) },
      options: { review: { threshold: 0.7, tries: 3 } },
    });
    const [first, second] = triesOf(running);
    expect(second?.[0]).not.toBe(first?.[0]);
    expect(routesOf(running)).toMatchObject([
      {
        subtask: 'only',
        attempt: 2,
        tier: 'standard',
        avoid: [first?.[0]],
        askPerson: false,
        why: [`Not again to ${first?.[0]}, whose tries did not pass.`],
      },
    ]);
    expect(statuses(running).at(-1)).toBe('completed');
  });

  it('asks a stronger model after two rejections', () => {
    const running = finished({
      script: { plan: checked, check: ({ attempt }) => (attempt < 3 ? ['too short'] : []) },
    });
    expect(triesOf(running).map(([, tier]) => tier)).toEqual(['standard', 'standard', 'large']);
    expect(routesOf(running).at(-1)?.['why']).toContain(
      'To the model tier large, since standard was rejected.',
    );
  });

  it('asks a stronger model at once when the rule that was broken says `route`', () => {
    const running = finished({
      script: {
        plan: checked,
        check: ({ attempt }) => (attempt < 2 ? ['too short'] : []),
        onFail: 'route',
      },
    });
    expect(triesOf(running).map(([, tier]) => tier)).toEqual(['standard', 'large']);
  });

  it('passes over an agent whose figures have become poor, in the work of later tasks', () => {
    let size = 12;
    const running = runTask({
      script: {
        decompose: () => ({
          result: {
            plan: {
              summary: 'all of it',
              subtasks: Array.from({ length: size }, (_, n) => planned(`s${n}`)),
            },
            source: 'model',
            problems: [],
            promptVersion: 'plan-1',
            usage,
            rehearsal: false,
          },
        }),
        work: ({ agent }) => ({
          result: {
            output: agent.key,
            data: null,
            toolCalls: [],
            usage,
            rehearsal: false,
            ...made,
          },
        }),
        review: (input) => (authorOf(running, input.subtask) === 'analyst' ? 0.3 : 0.9),
      },
      options: { review: { threshold: 0.2 } },
    });
    running.simulation.run(calm);
    expect(statuses(running).at(-1)).toBe('completed');
    const before = triesOf(running).length;
    size = 1;
    const later = running.simulation.start('task', { description: 'Do another useful thing' }, '2');
    running.simulation.run(calm);
    expect(running.simulation.state(later)).toBe('completed');
    const agents = triesOf(running)
      .slice(before)
      .map(([agent]) => agent);
    expect(agents).toEqual(['statistician']);
    expect(routesOf(running).at(-1)?.['why']).toEqual([
      expect.stringContaining('Not to analyst, whose figure for dataAnalysis is 0.30.'),
    ]);
  });

  it('puts a subtask that nobody gets done before a person, who may have it tried again', () => {
    let broken = true;
    const running = runTask({
      script: { work: () => (broken ? failure('down') : 'fine') },
      options: { maxTries: 10 },
    });
    running.simulation.run({ until: () => stagesOf(running, 'only').includes('waitingOnHuman') });
    running.simulation.run({ forMs: 60_000 });
    expect(triesOf(running)).toHaveLength(5);
    const [question] = running.simulation.find(({ chart }) => chart.id === 'clarification');
    expect(running.simulation.factsOf('clarification.opened')).toMatchObject([
      { options: ['retry', 'fail'], question: expect.stringContaining('did not pass 5 times') },
    ]);
    broken = false;
    running.simulation.send(question?.address ?? '', {
      type: 'clarification.answer',
      answer: 'retry',
      by: 'eve',
    });
    running.simulation.run(calm);
    expect(statuses(running).at(-1)).toBe('completed');
  });

  it('holds nobody up when it does not answer', () => {
    const running = runTask({ script: { work: () => 'fine' } });
    running.simulation.send('router/main', { type: 'statehouse.stop' });
    running.simulation.run(calm);
    expect(statuses(running).at(-1)).toBe('completed');
  });
});

describe('the quality tracker', () => {
  interface Tracker {
    readonly figures: Readonly<Record<string, { count: number; mean: number; passed: number }>>;
  }

  it('keeps figures of reviews and validations by agent, model, capability and prompt version', () => {
    const running = finished({
      script: { plan: checked, review: () => 0.8 },
      options: { review: { threshold: 0.7 } },
    });
    const { figures } = running.simulation.context<Tracker>('quality-tracker/main');
    const [agent] = triesOf(running)[0] ?? [];
    const about = [
      `agent:${agent}`,
      'model:m',
      'promptVersion:work-1',
      'promptVersion:plan-1',
      'capability:dataAnalysis',
      `agentCapability:${agent}:dataAnalysis`,
    ].map((name) => `${name}:rehearsal`);
    expect(Object.keys(figures).toSorted()).toEqual(
      [
        ...about.map((name) => `validation:${name}`),
        ...about.map((name) => `review:${name}`),
        'review:promptVersion:review-1:rehearsal',
      ].toSorted(),
    );
    expect(figures['review:model:m:rehearsal']).toMatchObject({ count: 1, mean: 0.8, passed: 1 });
    expect(running.simulation.factsOf('quality.figured')).toHaveLength(2);
  });
});

/** The agent that worked on this subtask last. */
function authorOf({ simulation }: Running, subtask: string): string {
  const works = simulation.calls.filter(({ source }) => source === 'work');
  const last = works.map(({ input }) => input as WorkInput).findLast((input) => input.subtask === subtask);
  return last?.agent.key ?? '';
}
