import { describe, expect, it } from 'vitest';
import type { TaskFailure, WorkInput } from '#core';
import {
  failure,
  made,
  planned,
  type Running,
  runTask,
  stagesOf,
  statuses,
  type TaskScript,
  workTimes,
} from './task-crew.ts';

const calm = { forMs: 3_600_000 };

function finished(request: Parameters<typeof runTask>[0]): Running {
  const running = runTask(request);
  running.simulation.run(calm);
  expect(running.simulation.defects).toEqual([]);
  return running;
}

const diamond = [
  planned('start'),
  planned('left', { dependsOn: ['start'] }),
  planned('right', { dependsOn: ['start'], capabilities: ['webScraping'] }),
  planned('end', { dependsOn: ['left', 'right'] }),
];
const slow: TaskScript['work'] = (input) => ({
  result: {
    output: `done ${input.subtask}`,
    data: null,
    toolCalls: [],
    usage: zero,
    rehearsal: true,
    ...made,
  },
  latencyMs: 1_000,
});
const zero = { promptTokens: 1, completionTokens: 1, costUsd: 0 };

const failureOf = ({ simulation, address }: Running) =>
  simulation.context<{ failure: TaskFailure | null }>(address).failure;

describe('a task', () => {
  it('is decomposed, carried out, put together and validated', () => {
    const running = finished({});
    expect(statuses(running)).toEqual(['decomposing', 'active', 'aggregating', 'validating', 'completed']);
    expect(stagesOf(running, 'only')).toEqual([
      'blocked',
      'ready',
      'queued',
      'assigned',
      'running',
      'reviewing',
      'completed',
    ]);
    expect(running.simulation.factsOf('task.concluded')).toMatchObject([{ result: 'r', complete: true }]);
  });

  it.each([1, 2, 3, 4, 5])(
    'runs subtasks in order of dependency and independent ones together (seed %i)',
    (seed) => {
      const running = finished({ script: { plan: diamond, work: slow }, seed });
      const { start, left, right, end } = workTimes(running) as Record<string, { from: number; to: number }>;
      expect(left!.from).toBeGreaterThanOrEqual(start!.to);
      expect(right!.from).toBeGreaterThanOrEqual(start!.to);
      expect(end!.from).toBeGreaterThanOrEqual(Math.max(left!.to, right!.to));
      expect(Math.max(left!.from, right!.from)).toBeLessThan(Math.min(left!.to, right!.to));
      expect(statuses(running).at(-1)).toBe('completed');
    },
  );

  it('fails when a subtask fails for good, with its dependents skipped and the others done', () => {
    const plan = [...diamond, planned('aside', { capabilities: ['fileProcessing'] })];
    const work = ({ subtask }: WorkInput) => (subtask === 'left' ? failure('The disk is full.') : 'fine');
    const running = finished({ script: { plan, work } });
    expect(statuses(running).at(-1)).toBe('failed');
    expect(failureOf(running)).toMatchObject({ subtask: 'left' });
    expect(failureOf(running)?.message).toContain('failed: The disk is full. 1 that depended');
    expect(stagesOf(running, 'left').filter((stage) => stage === 'running')).toHaveLength(3);
    expect(stagesOf(running, 'end').at(-1)).toBe('skipped');
    expect(stagesOf(running, 'aside').at(-1)).toBe('completed');
    const skipped = running.simulation.factsOf('subtask.changed').find((fact) => fact['stage'] === 'skipped');
    expect(skipped?.['reason']).toBe("its prerequisite 'left' failed");
  });

  it('goes on where it failed when the failed subtask is retried', () => {
    let broken = true;
    const work = ({ subtask }: WorkInput) => (subtask === 'left' && broken ? failure('down') : 'fine');
    const running = finished({ script: { plan: diamond, work }, options: { maxTries: 1 } });
    expect(statuses(running).at(-1)).toBe('failed');
    broken = false;
    running.simulation.send(running.address, { type: 'task.retry', subtask: 'left' });
    running.simulation.run(calm);
    expect(statuses(running).at(-1)).toBe('completed');
    expect(stagesOf(running, 'start').filter((stage) => stage === 'running')).toHaveLength(1);
    expect(stagesOf(running, 'end').at(-1)).toBe('completed');
    expect(failureOf(running)).toBeNull();
  });

  it('does a completed subtask and everything behind it again when asked to', () => {
    const running = finished({ script: { plan: diamond } });
    running.simulation.send(running.address, { type: 'task.retry', subtask: 'left', scope: 'fromHere' });
    running.simulation.run(calm);
    const runs = (id: string) => stagesOf(running, id).filter((stage) => stage === 'running').length;
    expect([runs('start'), runs('left'), runs('right'), runs('end')]).toEqual([1, 2, 1, 2]);
    expect(statuses(running).at(-1)).toBe('completed');
  });

  it('gives back the agents of the work that is done anew while it runs', () => {
    const plan = [planned('first'), planned('then', { dependsOn: ['first'] })];
    const running = runTask({ script: { plan, work: slow } });
    running.simulation.run({ until: () => stagesOf(running, 'then').includes('running') });
    running.simulation.send(running.address, { type: 'task.retry', subtask: 'first', scope: 'fromHere' });
    running.simulation.run({
      until: () => stagesOf(running, 'then').filter((one) => one === 'running').length > 1,
    });
    const { leases } = running.simulation.context<{ leases: readonly { id: string }[] }>('crew/main');
    expect(leases).toHaveLength(1);
    running.simulation.run(calm);
    expect(statuses(running).at(-1)).toBe('completed');
    expect(running.simulation.defects).toEqual([]);
  });

  it('fails with the reason when it could not be decomposed', () => {
    const running = finished({ script: { decompose: () => failure('no provider answers') } });
    expect(statuses(running)).toEqual(['decomposing', 'failed']);
    expect(failureOf(running)?.message).toContain('no provider answers');
  });

  it('tries an output that breaks a rule again, and fails the subtask when the tries are used up', () => {
    const plan = [planned('only', { validation: [{ rule: 'notEmpty', parameters: [] }] })];
    const mended = finished({
      script: { plan, check: ({ attempt }) => (attempt < 2 ? ['it is too short'] : []) },
      options: { review: {} },
    });
    expect(statuses(mended).at(-1)).toBe('completed');
    expect(mended.simulation.factsOf('output.validated').map((fact) => fact['passed'])).toEqual([
      false,
      true,
      true,
    ]);
    const hopeless = finished({ script: { plan, check: () => ['it is too short'] } });
    expect(statuses(hopeless).at(-1)).toBe('failed');
    expect(failureOf(hopeless)).toMatchObject({ code: 'subtask.invalidOutput', subtask: 'only' });
    expect(stagesOf(hopeless, 'only').filter((stage) => stage === 'running')).toHaveLength(3);
  });

  it('fails with the problems when the result is not valid', () => {
    const running = finished({ script: { validate: () => ['it is empty'] } });
    expect(statuses(running).at(-1)).toBe('failed');
    expect(failureOf(running)).toMatchObject({ code: 'task.invalidResult' });
    expect(failureOf(running)?.message).toContain('it is empty');
  });
});

describe('a person', () => {
  const options = { planApproval: 'required' };
  const question = ({ simulation }: Running) =>
    simulation.find(({ chart }) => chart.id === 'clarification')[0]!.address;

  it('approves a plan from the inbox before it is begun', () => {
    const running = runTask({ options });
    running.simulation.run({ forMs: 60_000 });
    expect(statuses(running)).toEqual(['decomposing', 'awaitingApproval']);
    expect(running.simulation.factsOf('subtask.created')).toEqual([]);
    running.simulation.send(question(running), {
      type: 'clarification.answer',
      answer: 'approve',
      by: 'eve',
    });
    running.simulation.run(calm);
    expect(statuses(running).at(-1)).toBe('completed');
  });

  it('replaces the plan by a sound one of their own, and by no other', () => {
    const running = runTask({ options, script: { plan: diamond } });
    running.simulation.run({ forMs: 60_000 });
    const edit = (subtasks: object) =>
      running.simulation.send(running.address, {
        type: 'task.editPlan',
        plan: { summary: 'mine', subtasks },
      });
    edit([planned('mine', { dependsOn: ['mine'] })]);
    running.simulation.run({ forMs: 60_000 });
    expect(statuses(running).at(-1)).toBe('awaitingApproval');
    edit([planned('mine')]);
    running.simulation.run(calm);
    expect(statuses(running).at(-1)).toBe('completed');
    expect(running.simulation.factsOf('subtask.created').map((fact) => fact['subtask'])).toEqual(['mine']);
    expect(running.simulation.factsOf('task.planned').at(-1)).toMatchObject({
      source: 'person',
      revision: 2,
    });
    expect(running.simulation.factsOf('clarification.closed')).toMatchObject([{ status: 'withdrawn' }]);
  });

  it.each([
    ['reject', 'wait'],
    [null, 'fail'],
  ])('ends the task by the answer %s', (answer, unattended) => {
    const running = runTask({ options: { ...options, unattended } });
    running.simulation.run({ forMs: 60_000 });
    if (answer !== null)
      running.simulation.send(question(running), { type: 'clarification.answer', answer, by: 'eve' });
    running.simulation.run({ forMs: 2 * 24 * 3_600_000 });
    expect(statuses(running).at(-1)).toBe('cancelled');
  });

  it('pauses a task, which aborts its work, and resumes it where it was', () => {
    const running = runTask({ script: { plan: diamond, work: slow } });
    running.simulation.run({ until: () => stagesOf(running, 'left').includes('running') });
    running.simulation.send(running.address, { type: 'task.pause' });
    running.simulation.run({ forMs: 600_000 });
    expect(statuses(running).at(-1)).toBe('paused');
    expect(running.simulation.aborted.some((key) => key.includes('/work'))).toBe(true);
    expect(running.simulation.context<{ leases: unknown[] }>('crew/main').leases).toEqual([]);
    running.simulation.send(running.address, { type: 'task.resume' });
    running.simulation.run(calm);
    expect(statuses(running).slice(-3)).toEqual(['aggregating', 'validating', 'completed']);
    expect(stagesOf(running, 'start').filter((stage) => stage === 'running')).toHaveLength(1);
  });

  it('cancels a task with everything that runs and waits', () => {
    const running = runTask({ script: { plan: diamond, work: () => ({}) } });
    running.simulation.run({ until: () => stagesOf(running, 'start').includes('running') });
    running.simulation.send(running.address, { type: 'task.cancel', reason: 'changed my mind' });
    running.simulation.run({ forMs: 600_000 });
    expect(statuses(running).at(-1)).toBe('cancelled');
    for (const { id } of diamond) expect(stagesOf(running, id).at(-1)).toBe('cancelled');
    expect(running.simulation.context('crew/main')).toMatchObject({ waiting: [], leases: [] });
  });

  it('decides about an output that no critic accepts', () => {
    const running = runTask({ script: { review: () => 0.2 }, options: { review: {} } });
    running.simulation.run({ forMs: 60_000 });
    expect(statuses(running).at(-1)).toBe('waitingOnHuman');
    expect(running.simulation.factsOf('subtask.reviewed')).toHaveLength(2);
    running.simulation.send(question(running), { type: 'clarification.answer', answer: 'accept', by: 'eve' });
    running.simulation.run(calm);
    expect(statuses(running).at(-1)).toBe('completed');
  });
});

describe('a crash between any two turns', () => {
  it.each([1, 7, 42])('changes nothing (seed %i)', (seed) => {
    let left = 0;
    const script = (): TaskScript => {
      left = 0;
      return {
        plan: diamond,
        work: ({ subtask }) => (subtask === 'left' && left++ === 0 ? failure('once') : `done ${subtask}`),
        review: ({ attempt }) => (attempt === 1 ? 0.5 : 0.9),
      };
    };
    const options = { review: { threshold: 0.7, tries: 3 } };
    const whole = finished({ script: script(), options, seed });
    const broken = finished({ script: script(), options, seed, restarts: true });
    expect(statuses(whole).at(-1)).toBe('completed');
    expect(broken.simulation.stored()).toEqual(whole.simulation.stored());
    expect(broken.simulation.facts).toEqual(whole.simulation.facts);
  });
});
