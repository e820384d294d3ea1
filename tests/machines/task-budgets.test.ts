import { describe, expect, it } from 'vitest';
import type { BudgetExhaustion, BudgetLimitName, TaskFailure } from '#core';
import type { EffectScript } from '#testing';
import { planned, type Running, runTask, stagesOf, statuses, type TaskScript, usage } from './task-crew.ts';

const calm = { forMs: 3_600_000 };

/** What the gateway says when a call does not fit. */
function refused(owner: string, limit: BudgetLimitName = 'tokens', allowed = 100): EffectScript {
  const details: BudgetExhaustion = {
    limit,
    owner,
    allowed,
    spent: allowed,
    reserved: 0,
    asked: 10,
    openedAt: 1_800_000_000_000,
    message: `The limit ${limit} of ${owner} is used up.`,
  };
  const error = { name: 'E', code: 'budget.exhausted', message: details.message, details };
  return { error: error as unknown as NonNullable<EffectScript['error']> };
}

const done = (output: string): EffectScript => ({
  result: { output, data: null, toolCalls: [], usage, rehearsal: true },
});

function question({ simulation }: Running): { address: string; text: string } {
  const [actor] = simulation.find(
    ({ address, status }) => status === 'active' && address.includes('/budget-'),
  );
  const opened = simulation.facts.findLast(
    ({ address, fact }) => fact.type === 'clarification.opened' && address === actor?.address,
  );
  return { address: actor?.address ?? 'none', text: String(opened?.fact['question']) };
}

function answer(running: Running, what: unknown): void {
  const { address } = question(running);
  running.simulation.send(address, { type: 'clarification.answer', answer: what as string, by: 'eve' });
  running.simulation.run(calm);
}

const failureOf = ({ simulation, address }: Running) =>
  simulation.context<{ failure: TaskFailure | null }>(address).failure;
const extensions = ({ simulation }: Running) =>
  simulation.factsOf('budget.extended').map(({ owner, limit, allowed }) => [owner, limit, allowed]);

function start(script: TaskScript, options: object = {}): Running {
  const running = runTask({
    script,
    options: { budget: { tokens: 100 }, ...options },
    restarts: true,
  });
  running.simulation.run(calm);
  expect(running.simulation.defects).toEqual([]);
  return running;
}

/** Work that is refused so many times. */
function short(times: number, refusal = refused('task/1')): NonNullable<TaskScript['work']> {
  let left = times;
  return ({ subtask }) => {
    if (left === 0) return done(`done ${subtask}`);
    left -= 1;
    return refusal;
  };
}

describe('a task whose budget is used up', () => {
  it('asks a person and waits, gives its agent back, and goes on where it was when extended by the same again', () => {
    const running = start({ work: short(1) });
    expect(running.simulation.state('task/1')).toBe('outOfBudget');
    expect(stagesOf(running, 'only').at(-1)).toBe('paused');
    expect(running.simulation.context<{ leases: object[] }>('crew/main').leases).toEqual([]);
    expect(question(running).text).toContain('Extend it by 100 tokens');
    answer(running, 'extend');
    expect(extensions(running)).toEqual([['task/1', 'tokens', 200]]);
    expect(statuses(running).at(-1)).toBe('completed');
  });

  it('is extended by an amount of the person, and asks again when that does not suffice', () => {
    const running = start({ work: short(2) });
    answer(running, { tokens: 5 });
    expect(extensions(running)).toEqual([['task/1', 'tokens', 105]]);
    expect(running.simulation.state('task/1')).toBe('outOfBudget');
    answer(running, 'extend');
    expect(extensions(running).at(-1)).toEqual(['task/1', 'tokens', 205]);
    expect(statuses(running).at(-1)).toBe('completed');
  });

  it('fails when the person stops it, and keeps what its other subtasks gave', () => {
    const plan = [planned('first'), planned('second', { dependsOn: ['first'] })];
    const work: TaskScript['work'] = ({ subtask }) =>
      subtask === 'first' ? done('kept') : refused('task/1');
    const running = start({ plan, work });
    answer(running, 'stop');
    expect(statuses(running).at(-1)).toBe('failed');
    expect(failureOf(running)).toMatchObject({ code: 'budget.exhausted' });
    expect(stagesOf(running, 'first').at(-1)).toBe('completed');
    expect(stagesOf(running, 'second').at(-1)).toBe('cancelled');
    expect(running.simulation.factsOf('subtask.produced')).toMatchObject([{ output: 'kept' }]);
  });

  it.each([
    ['assume', 'failed'],
    ['fail', 'failed'],
  ])('ends when nobody answers in time (%s)', (unattended, status) => {
    const running = start({ work: short(1) }, { unattended, answerTimeMs: 60_000 });
    expect(statuses(running).at(-1)).toBe(status);
    expect(failureOf(running)).toMatchObject({ code: 'budget.exhausted' });
  });

  it('fails at once when it is told to, without further tries', () => {
    const running = start({ work: short(9) }, { onExhausted: 'fail' });
    expect(statuses(running).at(-1)).toBe('failed');
    expect(failureOf(running)).toMatchObject({ code: 'budget.exhausted', subtask: 'only' });
    expect(stagesOf(running, 'only').filter((stage) => stage === 'running')).toHaveLength(1);
  });

  it('is extended from outside while it waits: the question goes out of the inbox', () => {
    const running = start({ work: short(1) });
    const { address } = question(running);
    running.simulation.send('task/1', { type: 'task.extendBudget', tokens: 50, by: 'eve' });
    running.simulation.run(calm);
    expect(extensions(running)).toEqual([['task/1', 'tokens', 150]]);
    expect(running.simulation.actor(address).status).toBe('done');
    expect(statuses(running).at(-1)).toBe('completed');
  });

  it.each(['decompose', 'aggregate', 'validateResult'])('goes on with %s after an extension', (source) => {
    let first = true;
    const running = runTask({
      options: { budget: { tokens: 100 } },
      restarts: true,
      intercept(call) {
        if (call.source !== source || !first) return undefined;
        first = false;
        return refused('task/1');
      },
    });
    running.simulation.run(calm);
    expect(running.simulation.state('task/1')).toBe('outOfBudget');
    answer(running, 'extend');
    expect(statuses(running).at(-1)).toBe('completed');
  });

  it.each(['validateOutput', 'review'])('goes on with %s, and does not do the work again', (source) => {
    let first = true;
    const running = runTask({
      script: { plan: [planned('only', { validation: [{ rule: 'notEmpty', parameters: [] }] })] },
      options: { budget: { tokens: 100 }, review: {} },
      intercept(call) {
        if (call.source !== source || !first) return undefined;
        first = false;
        return refused('task/1');
      },
    });
    running.simulation.run(calm);
    answer(running, 'extend');
    expect(statuses(running).at(-1)).toBe('completed');
    expect(running.simulation.calls.filter((call) => call.source === 'work')).toHaveLength(1);
  });

  it('raises the limit of the subtask that stands in the way, and that of nobody else', () => {
    const subtask = 'task/1/subtask-only:2';
    const running = start(
      { work: short(1, refused(subtask, 'modelCalls', 3)) },
      { subtaskBudget: { modelCalls: 3 } },
    );
    expect(running.simulation.state('task/1')).toBe('outOfBudget');
    answer(running, 'extend');
    expect(extensions(running)).toEqual([[subtask, 'modelCalls', 6]]);
    expect(statuses(running).at(-1)).toBe('completed');
  });

  it('does not ask again for a subtask that was refused before the extension', () => {
    const plan = [planned('quick'), planned('slow', { capabilities: ['fileProcessing'] })];
    let slow = 0;
    const running = runTask({
      script: {
        plan,
        work({ subtask }) {
          if (subtask === 'quick')
            return stagesOf(running, 'quick').includes('paused') ? done('q') : refused('task/1');
          slow += 1;
          return slow === 1 ? { ...refused('task/1'), latencyMs: 3_000_000 } : done('s');
        },
      },
      options: { budget: { tokens: 100 } },
    });
    running.simulation.run({ forMs: 60_000 });
    running.simulation.send('task/1', { type: 'task.extendBudget', tokens: 1_000 });
    running.simulation.run({ forMs: 7_200_000 });
    expect(statuses(running).at(-1)).toBe('completed');
    expect(running.simulation.factsOf('clarification.opened')).toHaveLength(1);
  });
});

describe('the wall clock of a task', () => {
  const slow: TaskScript['work'] = ({ subtask }) => ({ ...done(subtask), latencyMs: 600_000 });

  it('stops it with a question, and does not count the time of the answer against what is added', () => {
    const running = runTask({ script: { work: slow }, options: { budget: { wallClockSeconds: 60 } } });
    running.simulation.run({ forMs: 3_600_000 });
    expect(running.simulation.state('task/1')).toBe('outOfBudget');
    expect(question(running).text).toContain('60 seconds');
    const before = running.simulation.now;
    answer(running, { wallClockSeconds: 3_600 });
    const [[, , allowed] = []] = extensions(running);
    expect(Number(allowed)).toBeGreaterThanOrEqual(before - 1_800_000_000_000 + 3_600_000);
    expect(statuses(running).at(-1)).toBe('completed');
  });

  it('fails it when it is told to', () => {
    const running = runTask({
      script: { work: slow },
      options: { budget: { wallClockSeconds: 60 }, onExhausted: 'fail' },
    });
    running.simulation.run(calm);
    expect(failureOf(running)).toMatchObject({ code: 'budget.exhausted' });
    expect(stagesOf(running, 'only').at(-1)).toBe('cancelled');
  });

  it('is set anew when it is extended in time', () => {
    const running = runTask({ script: { work: slow }, options: { budget: { wallClockSeconds: 60 } } });
    running.simulation.run({ forMs: 10_000 });
    running.simulation.send('task/1', { type: 'task.extendBudget', wallClockSeconds: 3_600 });
    running.simulation.run(calm);
    expect(statuses(running)).not.toContain('waitingOnHuman');
    expect(statuses(running).at(-1)).toBe('completed');
  });
});

describe('every actor of a task', () => {
  it('opens its budget in its first turn, with the limits that hold for it', () => {
    const running = start(
      {},
      {
        budget: { tokens: 100, wallClockSeconds: 7_200 },
        subtaskBudget: { costUsd: 0.5, wallClockSeconds: 1.5 },
      },
    );
    const none = { tokens: null, costUsd: null, modelCalls: null, turns: null, wallClockMs: null };
    expect(running.simulation.factsOf('budget.opened').map(({ limits }) => limits)).toEqual([
      { ...none, tokens: 100, wallClockMs: 7_200_000 },
      { ...none, costUsd: 0.5, wallClockMs: 1_500 },
    ]);
  });
});
