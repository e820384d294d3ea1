import { describe, expect, it } from 'vitest';
import type { WorkInput, WorkQuestion, WorkStop } from '#core';
import type { EffectScript } from '#testing';
import { planned, type Running, runTask, stagesOf, statuses, usage } from './task-crew.ts';

const calm = { forMs: 3_600_000 };
const oneDay = { forMs: 2 * 24 * 3_600_000 };

const question = (urgency: WorkQuestion['urgency'], id = 'ask-1-1-1'): WorkQuestion => ({
  id,
  question: 'Which harbour?',
  urgency,
  options: ['north', 'south'],
  assumption: 'the north one',
});
const stops = (stop: WorkStop): EffectScript => ({ result: { stop, usage, rehearsal: true } });
const produced = (output = 'done'): EffectScript => ({
  result: { output, data: null, toolCalls: [], usage, rehearsal: true },
});

interface CrewView {
  readonly leases: readonly unknown[];
  readonly workers: readonly { readonly completed: number; readonly failed: number }[];
}
const crewOf = ({ simulation }: Running) => simulation.context<CrewView>('crew/main');
const inputs = ({ simulation }: Running) =>
  simulation.calls.filter(({ source }) => source === 'work').map(({ input }) => input as WorkInput);
const openQuestions = ({ simulation }: Running) =>
  simulation
    .factsOf('clarification.opened')
    .map((fact) => String(fact['clarification']))
    .filter(
      (address) =>
        !simulation.factsOf('clarification.closed').some((fact) => fact['clarification'] === address),
    );

function answer(running: Running, text: unknown): void {
  const [address = ''] = openQuestions(running);
  running.simulation.send(address, { type: 'clarification.answer', answer: text, by: 'eve' } as never);
}

/** Work that stops for this the first time and gives an output the second time. */
const once = (stop: WorkStop) => {
  let tries = 0;
  return () => {
    tries += 1;
    return tries === 1 ? stops(stop) : produced();
  };
};
const harsh: WorkStop = { kind: 'question', question: question('harsh') };
const lost: WorkStop = { kind: 'outcomeUnknown', key: 'k/tool-1-1', tool: 'sendLetter', arguments: '{}' };

describe('a question that the work waits for', () => {
  it('holds the subtask and frees its agent; the answer lets the same session go on', () => {
    const running = runTask({ script: { work: once(harsh) } });
    running.simulation.run({ forMs: 60_000 });
    expect(stagesOf(running, 'only').at(-1)).toBe('waitingOnHuman');
    expect(statuses(running).at(-1)).toBe('waitingOnHuman');
    expect(crewOf(running).leases).toEqual([]);
    expect(running.simulation.factsOf('clarification.opened')).toMatchObject([
      { question: 'Which harbour?', urgency: 'harsh', kind: 'question', options: ['north', 'south'] },
    ]);
    answer(running, 'south');
    running.simulation.run(calm);
    expect(statuses(running).at(-1)).toBe('completed');
    const [first, second] = inputs(running);
    expect(second).toMatchObject({ attempt: 1, session: first?.session, spent: usage });
    const { workers } = crewOf(running);
    expect(workers.reduce((sum, { completed }) => sum + completed, 0)).toBe(1);
    expect(workers.reduce((sum, { failed }) => sum + failed, 0)).toBe(0);
    // What both stretches cost is in the row of the output, and counted once in the task.
    expect(running.simulation.factsOf('subtask.produced')).toMatchObject([{ usage: { promptTokens: 20 } }]);
  });

  it('lets another subtask have the agent meanwhile', () => {
    let asked = false;
    const work = ({ subtask }: WorkInput) => {
      if (subtask !== 'asks' || asked) return produced();
      asked = true;
      return stops(harsh);
    };
    const plan = ['asks', 'b', 'c', 'd'].map((id) => planned(id, { capabilities: ['webScraping'] }));
    const running = runTask({ script: { plan, work } });
    running.simulation.run({ forMs: 600_000 });
    expect(stagesOf(running, 'asks').at(-1)).toBe('waitingOnHuman');
    for (const id of ['b', 'c', 'd']) expect(stagesOf(running, id).at(-1)).toBe('completed');
  });

  it.each([
    ['assume', 'completed'],
    ['fail', 'failed'],
  ])('that nobody answers in time ends by the policy %s', (unattended, status) => {
    const running = runTask({ script: { work: once(harsh) }, options: { unattended } });
    running.simulation.run(oneDay);
    expect(statuses(running).at(-1)).toBe(status);
    expect(running.simulation.factsOf('clarification.closed')).toMatchObject([{ status: 'expired' }]);
  });

  it('that is withdrawn leaves the work to the assumption', () => {
    const running = runTask({ script: { work: once(harsh) } });
    running.simulation.run({ forMs: 60_000 });
    running.simulation.send(openQuestions(running)[0] ?? '', { type: 'clarification.withdraw' });
    running.simulation.run(calm);
    expect(statuses(running).at(-1)).toBe('completed');
  });

  it('goes out of the inbox when the task is cancelled', () => {
    const running = runTask({ script: { work: once(harsh) } });
    running.simulation.run({ forMs: 60_000 });
    running.simulation.send(running.address, { type: 'task.cancel' });
    running.simulation.run(calm);
    expect(openQuestions(running)).toEqual([]);
    expect(stagesOf(running, 'only').at(-1)).toBe('cancelled');
  });

  it('that is answered while the task is paused begins nothing before the task goes on', () => {
    const running = runTask({ script: { work: once(harsh) } });
    running.simulation.run({ forMs: 60_000 });
    running.simulation.send(running.address, { type: 'task.pause' });
    running.simulation.run({ forMs: 60_000 });
    answer(running, 'south');
    running.simulation.run(calm);
    expect(inputs(running)).toHaveLength(1);
    expect(stagesOf(running, 'only').at(-1)).toBe('paused');
    running.simulation.send(running.address, { type: 'task.resume' });
    running.simulation.run(calm);
    expect(statuses(running).at(-1)).toBe('completed');
    expect(inputs(running)).toHaveLength(2);
  });
});

describe('a question that the work does not wait for', () => {
  const asking = (latencyMs: number) => (): EffectScript => ({
    ...produced(),
    latencyMs,
    notify: [
      { afterMs: 10, event: { type: 'subtask.ask', question: question('soft') } as never },
      // The same again, as after a crash.
      { afterMs: 20, event: { type: 'subtask.ask', question: question('soft') } as never },
      { afterMs: 30, event: { type: 'subtask.ask', question: question('soft', 'ask-1-2-1') } as never },
    ],
  });

  it('stands in the inbox once while the work goes on, and is withdrawn with its end', () => {
    const running = runTask({ script: { work: asking(60_000) } });
    running.simulation.run({ forMs: 30_000 });
    expect(running.simulation.factsOf('clarification.opened')).toHaveLength(2);
    expect(stagesOf(running, 'only').at(-1)).toBe('running');
    answer(running, 'south');
    running.simulation.run({ forMs: 10_000 });
    expect(stagesOf(running, 'only').at(-1)).toBe('running');
    running.simulation.run(calm);
    expect(statuses(running).at(-1)).toBe('completed');
    const closed = running.simulation.factsOf('clarification.closed').map((fact) => fact['status']);
    expect(closed).toEqual(['answered', 'withdrawn']);
  });

  it('does not decide about one that the work waits for', () => {
    let tries = 0;
    const work = (): EffectScript => {
      tries += 1;
      if (tries > 1) return produced();
      const { notify = [] } = asking(0)();
      return {
        ...stops({ kind: 'question', question: question('harsh', 'ask-1-3-1') }),
        latencyMs: 100,
        notify,
      };
    };
    const running = runTask({ script: { work } });
    running.simulation.run({ forMs: 60_000 });
    expect(openQuestions(running)).toHaveLength(3);
    answer(running, 'south');
    running.simulation.run({ forMs: 60_000 });
    expect(stagesOf(running, 'only').at(-1)).toBe('waitingOnHuman');
    running.simulation.send(openQuestions(running).at(-1) ?? '', {
      type: 'clarification.answer',
      answer: 'north',
      by: 'eve',
    });
    running.simulation.run(calm);
    expect(statuses(running).at(-1)).toBe('completed');
  });
});

describe('a tool call that nobody saw the end of', () => {
  it.each([
    ['done: letter 7', { decision: 'done', result: 'letter 7', by: 'eve' }, 'completed'],
    ['done', { decision: 'done', result: null }, 'completed'],
    ['again', { decision: 'again', result: null }, 'completed'],
    ['fail', { decision: 'fail' }, 'failed'],
  ])('goes on as a person decides: %s', (said, decided, status) => {
    const running = runTask({ script: { work: once(lost) } });
    running.simulation.run({ forMs: 60_000 });
    expect(running.simulation.factsOf('clarification.opened')).toMatchObject([{ kind: 'decision' }]);
    answer(running, said);
    running.simulation.run(calm);
    expect(running.simulation.factsOf('toolCall.decided')).toMatchObject([{ key: 'k/tool-1-1', ...decided }]);
    expect(statuses(running).at(-1)).toBe(status);
    // A failure by decision is no reason for another try, which would make the call again.
    expect(inputs(running)).toHaveLength(status === 'failed' ? 1 : 2);
  });

  it.each(['assume', 'fail', 'wait'])(
    'fails the subtask when nobody answers, whatever the policy (%s)',
    (unattended) => {
      const running = runTask({ script: { work: once(lost) }, options: { unattended } });
      running.simulation.run(oneDay);
      expect(statuses(running).at(-1)).toBe('failed');
      expect(running.simulation.factsOf('toolCall.decided')).toMatchObject([{ decision: 'fail', by: null }]);
    },
  );
});

describe('work that was broken off', () => {
  it('goes on in the same session and try after a pause', () => {
    let tries = 0;
    const work = () => {
      tries += 1;
      return tries === 1 ? {} : produced();
    };
    const running = runTask({ script: { work } });
    running.simulation.run({ until: () => inputs(running).length === 1 });
    running.simulation.send(running.address, { type: 'task.pause' });
    running.simulation.run({ forMs: 60_000 });
    running.simulation.send(running.address, { type: 'task.resume' });
    running.simulation.run(calm);
    const [first, second] = inputs(running);
    expect(second).toMatchObject({ attempt: 1, session: first?.session });
    expect(statuses(running).at(-1)).toBe('completed');
  });

  it('begins anew, under keys of its own, when a try failed', () => {
    let tries = 0;
    const work = () => {
      tries += 1;
      return tries === 1 ? { error: { name: 'Error', message: 'no' } } : produced();
    };
    const running = runTask({ script: { work } });
    running.simulation.run(calm);
    const [first, second] = inputs(running);
    expect(second?.attempt).toBe(2);
    expect(second?.session).not.toBe(first?.session);
  });
});
