import { describe, expect, it } from 'vitest';
import {
  agedPriority,
  agentQueue,
  type CrewAgent,
  chooseQueue,
  compareByAge,
  type DispatchState,
  findTakeovers,
  type ModelTier,
  newDispatchMemory,
  nextAssignments,
  type RouteTry,
  retryBackOff,
  routeSubtask,
  shouldHandoff,
  type WaitingWork,
} from '#rules';
import { agent, job } from './worlds.ts';

function state(
  waiting: readonly WaitingWork[],
  agents: readonly CrewAgent[],
  changes: Partial<DispatchState> = {},
): DispatchState {
  return {
    waiting,
    agents,
    running: [],
    limits: { queues: {}, types: {} },
    weights: {},
    memory: newDispatchMemory,
    ...changes,
  };
}

function pairs(given: DispatchState, now = 0): string[] {
  return nextAssignments(given, now).assignments.map(({ subtask, agent }) => `${subtask}→${agent}`);
}

describe('a round of dispatch', () => {
  it('chooses the least loaded agent, then the specialist, then the better one', () => {
    const all = [
      agent('busy', { concurrency: 2 }),
      agent('lately', { recentLoad: 0.9 }),
      agent('broad', { capabilities: ['dataAnalysis', 'webScraping'] }),
      agent('poor', { quality: 0.2 }),
      agent('good', { quality: 0.9 }),
    ];
    const running = [{ id: 'x', queue: 'standard', agent: 'busy' }] as const;
    const waiting = ['a', 'b', 'c', 'd', 'e'].map((id) => job(id));
    expect(pairs(state(waiting, all, { running }))).toEqual([
      'a→good',
      'b→poor',
      'c→broad',
      'd→lately',
      'e→busy',
    ]);
  });

  it('takes the most urgent of a user first, and age makes up for priority', () => {
    const waiting = [
      job('low-old', { priority: 2, enqueuedAt: 0 }),
      job('high-new', { priority: 7, enqueuedAt: 160_000 }),
      job('high-newer', { priority: 8, enqueuedAt: 170_000 }),
    ];
    expect(pairs(state(waiting, [agent('one', { concurrency: 3 })]), 200_000)).toEqual([
      'high-newer→one',
      'low-old→one',
      'high-new→one',
    ]);
  });

  it('gives users turns, whatever priority one of them claims', () => {
    const waiting = [
      ...['a1', 'a2', 'a3'].map((id) => job(id, { priority: 10 })),
      job('b1', { user: 'bob', priority: 0 }),
    ];
    expect(pairs(state(waiting, [agent('one', { concurrency: 2 })]))).toEqual(['a1→one', 'b1→one']);
  });

  it('passes over agents to be avoided while there are others', () => {
    const waiting = [job('a', { avoid: ['one'] })];
    expect(pairs(state(waiting, [agent('one'), agent('two', { recentLoad: 1 })]))).toEqual(['a→two']);
    expect(pairs(state(waiting, [agent('one')]))).toEqual(['a→one']);
  });

  it('waits for the back-off of a retry', () => {
    const waiting = [job('a', { notBefore: 5_000 })];
    expect(pairs(state(waiting, [agent('one')]), 4_999)).toEqual([]);
    expect(pairs(state(waiting, [agent('one')]), 5_000)).toEqual(['a→one']);
  });

  it('keeps the queue of an agent type for that type, and counts runs against its limit', () => {
    const waiting = [job('a', { queue: agentQueue('expert') }), job('b'), job('c')];
    const crew = [
      agent('worker', { concurrency: 1 }),
      agent('e1', { type: 'expert', recentLoad: 0.5 }),
      agent('e2', { type: 'expert', recentLoad: 0.6 }),
    ];
    const limits = { queues: {}, types: { expert: 1 } };
    expect(pairs(state(waiting, crew, { limits }))).toEqual(['a→e1', 'b→worker']);
  });

  it('says of work that nobody can take why', () => {
    const waiting = [
      job('a', { capabilities: ['magic', 'dataAnalysis'] }),
      job('b', { capabilities: ['webScraping'] }),
      job('c', { queue: 'heavy' }),
      job('d', { agentType: 'poet' }),
    ];
    const crew = [agent('one'), agent('asleep', { capabilities: ['webScraping'], available: false })];
    const { assignments, unassignable } = nextAssignments(
      state(waiting, crew, { limits: { queues: { heavy: 0 }, types: {} } }),
      0,
    );
    expect(assignments).toEqual([]);
    expect(unassignable).toEqual([
      { subtask: 'a', why: 'no agent can do magic and dataAnalysis; nobody has magic' },
      { subtask: 'b', why: 'the agents that can do it are unavailable: asleep' },
      { subtask: 'c', why: 'the queue heavy is halted' },
      { subtask: 'd', why: 'no agent of type poet can do dataAnalysis' },
    ]);
  });

  it('says of every assignment why', () => {
    const waiting = [job('a'), job('b', { user: 'bob', enqueuedAt: 1 })];
    const { assignments } = nextAssignments(state(waiting, [agent('one')]), 0);
    expect(assignments).toEqual([
      {
        subtask: 'a',
        agent: 'one',
        queue: 'standard',
        why: 'It is the turn of ann among 2 users; the most urgent work that can start (priority 5) goes to one, the least loaded that can do it.',
      },
    ]);
  });

  it('gives every one of 100 agents work out of 5,000 subtasks of 50 users', () => {
    const waiting = Array.from({ length: 5_000 }, (_, index) =>
      job(`j${index}`, { user: `u${index % 50}`, priority: index % 11, enqueuedAt: index }),
    );
    const crew = Array.from({ length: 100 }, (_, index) => agent(`a${index}`));
    expect(nextAssignments(state(waiting, crew), 10_000).assignments).toHaveLength(100);
  });
});

describe('aged priority', () => {
  it('grows by a point for each msPerPoint waited', () => {
    expect(agedPriority({ id: 'a', priority: 3, enqueuedAt: 0 }, 60_000, 30_000)).toBe(5);
  });

  it('orders alike at every time', () => {
    const old = { id: 'old', priority: 0, enqueuedAt: 0 };
    const urgent = { id: 'urgent', priority: 10, enqueuedAt: 300_001 };
    expect(compareByAge(old, urgent)).toBeLessThan(0);
    expect(compareByAge(old, { ...urgent, enqueuedAt: 299_999 })).toBeGreaterThan(0);
    for (const now of [300_001, 999_999]) {
      expect(agedPriority(old, now)).toBeGreaterThan(agedPriority(urgent, now));
    }
  });
});

describe('the queue', () => {
  it.each([
    [{ kind: 'orchestrate', tier: 'large', estimatedMs: 1, agentType: 'x' }, 'orchestration'],
    [{ kind: 'review', tier: 'large', estimatedMs: 1 }, 'critic'],
    [{ kind: 'work', tier: 'large', estimatedMs: 1 }, 'heavy'],
    [{ kind: 'work', tier: 'small', estimatedMs: 900_000 }, 'heavy'],
    [{ kind: 'work', tier: 'small', estimatedMs: 1 }, 'standard'],
    [{ kind: 'work', tier: 'large', estimatedMs: 1, agentType: 'poet' }, 'agent:poet'],
  ] as const)('of %j is %s', (traits, queue) => {
    expect(chooseQueue(traits)).toBe(queue);
  });
});

describe('an agent that falls silent', () => {
  it('loses its work to others', () => {
    const running = [
      { id: 'a', agent: 'alive' },
      { id: 'b', agent: 'silent' },
      { id: 'c', agent: 'never' },
      { id: 'd', agent: 'gone' },
    ];
    const crew = [
      { key: 'alive', heartbeatAt: 70_000 },
      { key: 'silent', heartbeatAt: 69_999 },
      { key: 'never', heartbeatAt: null },
    ];
    expect(findTakeovers(running, crew, { now: 100_000 }).map(({ id }) => id)).toEqual(['b', 'c', 'd']);
  });
});

describe('the router', () => {
  const subtask = { capabilities: ['dataAnalysis'], tier: 'small', estimatedMs: 1_000 } as const;
  const tried = (agent: string, result: RouteTry['result'], tier: ModelTier = 'small') =>
    ({ agent, result, tier }) as const;

  it('leaves a subtask where it was planned when nothing speaks against it', () => {
    expect(
      routeSubtask({ subtask, tries: [tried('a', 'lost'), tried('b', 'handedOff')], quality: [] }),
    ).toEqual({
      queue: 'standard',
      tier: 'small',
      avoid: [],
      askPerson: false,
      why: [],
    });
  });

  it('passes over agents whose tries did not pass, and those of poor figures', () => {
    const route = routeSubtask({
      subtask,
      tries: [tried('a', 'rejected')],
      quality: [
        { agent: 'b', capability: 'dataAnalysis', score: 0.3, count: 9 },
        { agent: 'c', capability: 'dataAnalysis', score: 0.3, count: 2 },
        { agent: 'd', capability: 'webScraping', score: 0.1, count: 9 },
      ],
    });
    expect(route.avoid).toEqual(['a', 'b']);
    expect(route.why).toEqual([
      'Not again to a, whose tries did not pass.',
      'Not to b, whose figure for dataAnalysis is 0.30.',
    ]);
  });

  it('asks a stronger model after repeated rejections, and a person in the end', () => {
    const twice = [tried('a', 'rejected'), tried('b', 'rejected')];
    expect(routeSubtask({ subtask, tries: twice, quality: [] })).toMatchObject({ tier: 'standard' });
    const more = [...twice, tried('c', 'rejected', 'standard'), tried('d', 'rejected', 'standard')];
    expect(routeSubtask({ subtask, tries: more, quality: [] })).toMatchObject({
      tier: 'large',
      queue: 'heavy',
      askPerson: false,
    });
    const all = [...more, tried('e', 'failed', 'large')];
    expect(routeSubtask({ subtask, tries: all, quality: [] })).toMatchObject({ askPerson: true });
  });
});

describe('the back-off of a retry', () => {
  it('doubles its upper bound up to a maximum, and ends', () => {
    const bound = (failed: number) => retryBackOff(failed, 1, { baseMs: 100, maxMs: 500, tries: 6 });
    expect([1, 2, 3, 4, 5, 6].map(bound)).toEqual([100, 200, 400, 500, 500, null]);
    expect(retryBackOff(1, 0.5, { baseMs: 100, leastMs: 1_000 })).toBe(1_050);
    expect(retryBackOff(1, 0)).toBe(0);
  });
});

describe('a hand-over', () => {
  const near = { promptTokens: 8_000, windowTokens: 10_000, chainLength: 1 };

  it('is due near the end of the context window, or when the agent asks', () => {
    expect(shouldHandoff({ ...near, promptTokens: 7_600 }).decision).toBe('goOn');
    expect(shouldHandoff(near)).toEqual({
      decision: 'handOff',
      why: 'A fresh agent takes over, since the window is 89% full.',
    });
    expect(shouldHandoff({ ...near, promptTokens: 10, requested: true }).why).toContain('asked for it');
  });

  it('ends with the longest chain', () => {
    expect(shouldHandoff({ ...near, chainLength: 5 }).decision).toBe('exhausted');
  });
});
