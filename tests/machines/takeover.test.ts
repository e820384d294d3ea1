import { describe, expect, it } from 'vitest';
import type { WorkInput } from '#core';
import { Simulation } from '#testing';
import { runTask, scriptedEffects, stagesOf, statuses, taskCharts } from './task-crew.ts';

interface CrewView {
  readonly leases: readonly { readonly id: string; readonly agent: string }[];
}

describe('an agent whose subtask gives no sign of life any more', () => {
  const subtask = 'task/1/subtask-a:3';
  const enqueue = {
    type: 'crew.enqueue',
    user: 'eve',
    queue: 'standard',
    capabilities: ['dataAnalysis'],
    priority: 5,
    estimatedMs: 1_000,
    avoid: [],
  };

  function startCrew() {
    const simulation = new Simulation({ charts: taskCharts, effects: scriptedEffects({}) });
    simulation.start('crew', {}, 'main');
    simulation.send('crew/main', enqueue as never, subtask);
    simulation.run({ forMs: 1_000 });
    const leases = () => simulation.context<CrewView>('crew/main').leases;
    const [lease] = leases();
    if (lease === undefined) throw new Error('the work was not given to anybody');
    const availability = (agent: string) =>
      simulation
        .factsOf('worker.changed')
        .filter((fact) => fact['worker'] === agent)
        .map((fact) => fact['available'])
        .at(-1);
    return { simulation, leases, first: lease.agent, availability };
  }

  it('is unavailable, and another one takes over, once', () => {
    const { simulation, leases, first, availability } = startCrew();
    simulation.run({ forMs: 30_000 });
    expect(availability(first)).toBe(true);
    simulation.run({ until: () => leases().length === 0 });
    expect(availability(first)).toBe(false);
    // The subtask heard that its agent is lost, and asks for another one, twice.
    simulation.send('crew/main', enqueue as never, subtask);
    simulation.send('crew/main', enqueue as never, subtask);
    simulation.run({ forMs: 1_000 });
    expect(leases()).toHaveLength(1);
    expect(leases()[0]?.agent).not.toBe(first);
    const given = simulation.factsOf('work.assigned').map((fact) => fact['agent']);
    expect(given).toEqual([first, leases()[0]?.agent]);
  });

  it('is given nothing while it is unavailable, and comes back after a while', () => {
    const { simulation, leases, first, availability } = startCrew();
    simulation.run({ until: () => leases().length === 0 });
    for (const id of ['b', 'c', 'd'])
      simulation.send('crew/main', enqueue as never, `task/1/subtask-${id}:3`);
    simulation.run({ forMs: 1_000 });
    expect(leases().map(({ agent }) => agent)).not.toContain(first);
    simulation.run({ until: () => availability(first) === true, forMs: 600_000 });
    expect(availability(first)).toBe(true);
  });

  it('stays where it is as long as its subtask answers', () => {
    const { simulation, leases, first } = startCrew();
    for (let beat = 0; beat < 20; beat += 1) {
      simulation.run({ forMs: 20_000 });
      simulation.send('crew/main', { type: 'crew.beat' }, subtask);
    }
    expect(leases()).toMatchObject([{ id: subtask, agent: first }]);
  });
});

describe('a subtask whose agent is lost', () => {
  it('goes to another one in the same try and session, and gives one output', () => {
    let runs = 0;
    const work = () => {
      runs += 1;
      return runs === 1 ? {} : 'taken over';
    };
    const running = runTask({ script: { work } });
    const inputs = () =>
      running.simulation.calls
        .filter(({ source }) => source === 'work')
        .map(({ input }) => input as WorkInput);
    running.simulation.run({ until: () => inputs().length === 1 });
    const lost = inputs()[0]?.agent.key ?? '';
    running.simulation.send('crew/main', { type: 'crew.removeWorker', worker: lost } as never);
    running.simulation.run({ forMs: 3_600_000 });
    expect(statuses(running).at(-1)).toBe('completed');
    const [first, second, ...rest] = inputs();
    expect(rest).toEqual([]);
    expect(second?.agent.key).not.toBe(lost);
    expect(second).toMatchObject({ attempt: 1, session: first?.session });
    expect(running.simulation.aborted).toHaveLength(1);
    expect(running.simulation.factsOf('subtask.produced')).toMatchObject([{ output: 'taken over' }]);
    expect(stagesOf(running, 'only').filter((stage) => stage === 'completed')).toHaveLength(1);
  });
});
