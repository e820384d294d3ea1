import { describe, expect, it } from 'vitest';
import type { ReviewInput, WorkInput } from '#core';
import { planned, type Running, runTask, stagesOf, statuses } from './task-crew.ts';

const calm = { forMs: 3_600_000 };

interface CrewView {
  readonly leases: readonly { readonly agent: string; readonly queue: string }[];
  readonly workers: readonly {
    readonly key: string;
    readonly kind: string;
    readonly completed: number;
    readonly failed: number;
    readonly tokens: number;
  }[];
}
const crewOf = ({ simulation }: Running) => simulation.context<CrewView>('crew/main');
const inputsOf = <Input>({ simulation }: Running, source: string) =>
  simulation.calls.filter((call) => call.source === source).map(({ input }) => input as Input);
const review = { threshold: 0.7, tries: 2 };

describe('a review', () => {
  it('is given to a critic of the crew over the queue of critics, never to the author', () => {
    const plan = ['a', 'b', 'c', 'd'].map((id) => planned(id));
    const running = runTask({ script: { plan }, options: { review } });
    let inQueue = 0;
    running.simulation.run({
      ...calm,
      until: () => {
        const { leases = [] } = crewOf(running) ?? {};
        inQueue += leases.filter(({ queue }) => queue === 'critic').length;
        return false;
      },
    });
    expect(statuses(running).at(-1)).toBe('completed');
    expect(inQueue).toBeGreaterThan(0);
    const authors = inputsOf<WorkInput>(running, 'work').map(({ agent }) => agent.key);
    const critics = inputsOf<ReviewInput>(running, 'review').map(({ critic }) => critic?.key);
    expect(critics).toHaveLength(4);
    expect([...new Set(critics)].sort()).toEqual(['examiner', 'reviewer']);
    expect(authors.some((author) => critics.includes(author))).toBe(false);
    const given = inputsOf<ReviewInput>(running, 'review').map(({ subtask, critic }) => [
      subtask,
      critic?.key,
    ]);
    const reviewed = running.simulation.factsOf('subtask.reviewed');
    expect(reviewed.map((fact) => [fact['subtask'], fact['critic']]).sort()).toEqual(given.sort());
    const figures = crewOf(running).workers.filter(({ kind }) => kind === 'critic');
    expect(figures.reduce((sum, { completed }) => sum + completed, 0)).toBe(4);
    expect(figures.reduce((sum, { tokens }) => sum + tokens, 0)).toBe(4 * 15);
    expect(crewOf(running).leases).toEqual([]);
  });

  it('waits while the queue of critics is halted', () => {
    const crew = { limits: { queues: { critic: 0 }, types: {} } };
    const running = runTask({ options: { review }, crew });
    running.simulation.run(calm);
    expect(inputsOf(running, 'review')).toEqual([]);
    expect(stagesOf(running, 'only').at(-1)).toBe('reviewing');
    running.simulation.send('crew/main', { type: 'crew.setLimits', queues: {}, types: {} } as never);
    running.simulation.run(calm);
    expect(statuses(running).at(-1)).toBe('completed');
  });

  it('needs no critic in a crew that has none', () => {
    const workers = [{ key: 'ann', name: 'Ann', kind: 'worker', capabilities: ['dataAnalysis'] }];
    const running = runTask({ options: { review }, crew: { workers } });
    running.simulation.run(calm);
    expect(inputsOf<ReviewInput>(running, 'review')).toMatchObject([{ critic: null }]);
    expect(statuses(running).at(-1)).toBe('completed');
  });

  it('goes on without a critic when all critics leave in the middle of it', () => {
    const running = runTask({ options: { review } });
    running.simulation.run({ until: () => crewOf(running)?.leases.some(({ queue }) => queue === 'critic') });
    running.simulation.send('crew/main', { type: 'crew.removeWorker', worker: 'reviewer' } as never);
    running.simulation.send('crew/main', { type: 'crew.removeWorker', worker: 'examiner' } as never);
    running.simulation.run(calm);
    expect(statuses(running).at(-1)).toBe('completed');
    expect(crewOf(running).leases).toEqual([]);
  });

  it('is taken up again after a pause, without doing the work again', () => {
    const plan = [planned('only', { validation: [{ rule: 'notEmpty', parameters: [] }] })];
    const running = runTask({ script: { plan }, options: { review } });
    running.simulation.run({ until: () => inputsOf(running, 'review').length === 1 });
    running.simulation.send(running.address, { type: 'task.pause' });
    running.simulation.run({ until: () => stagesOf(running, 'only').at(-1) === 'paused' });
    running.simulation.run({ forMs: 60_000 });
    expect(crewOf(running).leases).toEqual([]);
    running.simulation.send(running.address, { type: 'task.resume' });
    running.simulation.run(calm);
    expect(statuses(running).at(-1)).toBe('completed');
    expect(inputsOf(running, 'work')).toHaveLength(1);
    expect(inputsOf(running, 'validateOutput')).toHaveLength(1);
    expect(inputsOf(running, 'review')).toHaveLength(2);
  });
});
