import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WorkInput } from '#core';
import type { Simulation } from '#testing';
import { failure, made, planned, runTask, stagesOf, statuses, usage } from './task-crew.ts';

const calm = { forMs: 3_600_000 };
const reply = (latencyMs: number) => ({
  result: { output: 'done', data: null, toolCalls: [], usage, rehearsal: true, ...made },
  latencyMs,
});

interface CrewView {
  readonly leases: readonly { readonly id: string; readonly agent: string }[];
  readonly waiting: readonly unknown[];
  readonly workers: readonly {
    readonly key: string;
    readonly completed: number;
    readonly failed: number;
    readonly tokens: number;
  }[];
}

describe('the crew', () => {
  it('never gives an agent two subtasks at once, and every subtask to one that can do it', () => {
    const plan = Array.from({ length: 12 }, (_, index) =>
      planned(`s${index}`, { capabilities: [index % 2 === 0 ? 'dataAnalysis' : 'webScraping'] }),
    );
    const running = runTask({ script: { plan, work: () => reply(500) } });
    let most = 0;
    running.simulation.run({
      ...calm,
      until: () => {
        const leases = running.simulation.context<CrewView | undefined>('crew/main')?.leases ?? [];
        expect(new Set(leases.map(({ agent }) => agent)).size).toBe(leases.length);
        most = Math.max(most, leases.length);
        return false;
      },
    });
    expect(statuses(running).at(-1)).toBe('completed');
    // Two agents analyse data, one scrapes.
    expect(most).toBe(3);
    for (const { input } of running.simulation.calls.filter(({ source }) => source === 'work')) {
      const { agent, subtask } = input as WorkInput;
      const needed = Number(subtask.slice(1)) % 2 === 0 ? 'dataAnalysis' : 'webScraping';
      expect(agent.capabilities).toContain(needed);
    }
    const { workers, leases, waiting } = running.simulation.context<CrewView>('crew/main');
    expect(workers.reduce((sum, { completed }) => sum + completed, 0)).toBe(12);
    expect(workers.reduce((sum, { tokens }) => sum + tokens, 0)).toBe(12 * 15);
    expect([leases, waiting]).toEqual([[], []]);
  });

  it('keeps to the limit of a queue', () => {
    const plan = [planned('a'), planned('b'), planned('c', { capabilities: ['fileProcessing'] })];
    const crew = { limits: { queues: { standard: 1 }, types: {} } };
    const running = runTask({ script: { plan, work: () => reply(500) }, crew });
    running.simulation.run({
      ...calm,
      until: () => {
        const leases = running.simulation.context<CrewView | undefined>('crew/main')?.leases ?? [];
        expect(leases.length).toBeLessThanOrEqual(1);
        return false;
      },
    });
    expect(statuses(running).at(-1)).toBe('completed');
  });

  it('gives work that nobody can do alone to the one who can do most of it', () => {
    const plan = [planned('all', { capabilities: ['dataAnalysis', 'webScraping', 'apiIntegration'] })];
    const running = runTask({ script: { plan } });
    running.simulation.run(calm);
    const agents = running.simulation.calls
      .filter(({ source }) => source === 'work')
      .map(({ input }) => (input as WorkInput).agent.key);
    expect(agents).toEqual(['scout']);
    expect(statuses(running).at(-1)).toBe('completed');
  });

  it('passes a subtask that failed to another agent', () => {
    const agents: string[] = [];
    const work = ({ agent }: WorkInput) => {
      agents.push(agent.key);
      return agents.length === 1 ? { error: { name: 'Error', message: 'no' } } : 'fine';
    };
    const running = runTask({ script: { work } });
    running.simulation.run(calm);
    expect(new Set(agents).size).toBe(2);
    expect(stagesOf(running, 'only')).toContain('retrying');
  });

  it('leaves an agent with a subtask that works for long, as long as it answers', () => {
    const running = runTask({ script: { work: () => reply(600_000) } });
    running.simulation.run(calm);
    expect(statuses(running).at(-1)).toBe('completed');
    expect(stagesOf(running, 'only').filter((stage) => stage === 'running')).toHaveLength(1);
  });

  it('takes an agent back from a subtask that has fallen silent', () => {
    const running = runTask({ script: { work: () => ({}) } });
    const { simulation } = running;
    simulation.run({ until: () => stagesOf(running, 'only').includes('running') });
    // Its whole tree is stopped from outside: nobody gives the agent back.
    simulation.send(running.address, { type: 'statehouse.stop' });
    simulation.run({ forMs: 20_000 });
    expect(simulation.context<CrewView>('crew/main').leases).toHaveLength(1);
    simulation.run({ forMs: 120_000 });
    expect(simulation.context<CrewView>('crew/main').leases).toEqual([]);
    expect(simulation.state('crew/main')).toBe('resting');
  });

  it('gives nothing to an agent that is out of service', () => {
    const running = runTask({ script: { plan: [planned('a'), planned('b'), planned('c')] } });
    running.simulation.send('crew/main', { type: 'crew.suspendWorker', worker: 'analyst' });
    running.simulation.send('crew/main', { type: 'crew.suspendWorker', worker: 'nobody' });
    running.simulation.run(calm);
    const agents = running.simulation.calls
      .filter(({ source }) => source === 'work')
      .map(({ input }) => (input as WorkInput).agent.key);
    expect(agents).toEqual(['statistician', 'statistician', 'statistician']);
  });

  it('tells of all work where it waits and who has it, as its context holds it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000 }), fc.integer({ min: 1, max: 12 }), (seed, size) => {
        const plan = Array.from({ length: size }, (_, index) =>
          planned(`s${index}`, { capabilities: [['dataAnalysis', 'webScraping'][index % 2] ?? ''] }),
        );
        const work = ({ subtask }: WorkInput) =>
          (seed + subtask.length) % 5 === 0 ? failure('no') : reply(seed % 700);
        const { simulation } = runTask({ script: { plan, work }, seed });
        simulation.run({
          ...calm,
          until: () => {
            const crew = simulation.context<CrewView | undefined>('crew/main');
            if (crew === undefined) return false;
            expect(toldWork(simulation)).toEqual({
              waiting: crew.waiting.map((each) => (each as { id: string }).id).sort(),
              running: crew.leases.map(({ id, agent }) => `${id} ${agent}`).sort(),
            });
            return false;
          },
        });
        const { waiting, running } = toldWork(simulation);
        expect([waiting, running]).toEqual([[], []]);
        expect(simulation.factsOf('work.queued').length).toBeGreaterThanOrEqual(size);
      }),
      { numRuns: 12 },
    );
  });

  it('takes in an agent, and hands on what one that leaves was doing', () => {
    const plan = [planned('a', { capabilities: ['fileProcessing'] })];
    const running = runTask({ script: { plan, work: () => reply(60_000) } });
    const { simulation } = running;
    simulation.run({ until: () => stagesOf(running, 'a').includes('running') });
    const worker = { key: 'clerk', name: 'Clerk', kind: 'clerk', capabilities: ['fileProcessing'] };
    simulation.send('crew/main', { type: 'crew.addWorker', worker });
    simulation.send('crew/main', { type: 'crew.addWorker', worker: { ...worker, name: 'Other' } });
    simulation.send('crew/main', { type: 'crew.removeWorker', worker: 'archivist' });
    simulation.run(calm);
    expect(statuses(running).at(-1)).toBe('completed');
    const shown = simulation.factsOf('worker.changed').filter((fact) => fact['worker'] === 'archivist');
    expect(shown.at(-1)).toMatchObject({ removed: true, available: false, current: null });
    const { workers } = simulation.context<CrewView>('crew/main');
    expect(workers.filter(({ key }) => key === 'clerk')).toMatchObject([{ name: 'Clerk', completed: 1 }]);
    expect(workers.some(({ key }) => key === 'archivist')).toBe(false);
  });
});

/** The work that waits and that runs, put together from the facts alone. */
function toldWork(simulation: Simulation) {
  const waiting = new Set<string>();
  const running = new Map<string, string>();
  for (const { fact } of simulation.facts) {
    const work = String(fact['work']);
    if (fact.type === 'work.queued') {
      running.delete(work);
      waiting.add(work);
    } else if (fact.type === 'work.assigned') {
      waiting.delete(work);
      running.set(work, String(fact['agent']));
    } else if (fact.type === 'work.left') {
      waiting.delete(work);
      running.delete(work);
    }
  }
  return { waiting: [...waiting].sort(), running: [...running].map((pair) => pair.join(' ')).sort() };
}
