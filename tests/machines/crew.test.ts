import { describe, expect, it } from 'vitest';
import type { WorkInput } from '#core';
import { planned, runTask, stagesOf, statuses, usage } from './task-crew.ts';

const calm = { forMs: 3_600_000 };
const reply = (latencyMs: number) => ({
  result: { output: 'done', data: null, toolCalls: [], usage, rehearsal: true },
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
});
