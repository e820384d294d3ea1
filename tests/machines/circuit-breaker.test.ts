import { describe, expect, it } from 'vitest';
import type { ActorEvent, WorkInput } from '#core';
import { walkChart } from '#testing';
import circuitBreaker from '../../machines/circuit-breaker.ts';
import { failure, planned, runTask, statuses } from './task-crew.ts';

const reported = (succeeded: number, failed: number, trailing = failed): ActorEvent => ({
  type: 'breaker.reported',
  succeeded,
  failed,
  trailing,
});

describe('a circuit breaker', () => {
  it('goes on after a crash at any event as if nothing had happened', () => {
    const walk = walkChart({
      chart: circuitBreaker,
      input: { subject: 'p', kind: 'provider', failures: 2 },
      events: [
        reported(1, 0),
        reported(0, 1),
        reported(1, 2, 1),
        { type: 'breaker.reset' },
        { type: 'breaker.trip', reason: 'maintenance' },
        { type: 'xstate.after.coolDown.circuit-breaker.open' },
      ],
      serialize: ({ value, context }) =>
        JSON.stringify([value, Math.min(Number(context['consecutiveFailures']), 3)]),
    });
    expect(walk.differences).toEqual([]);
    expect(walk.missed).toEqual([]);
  });
});

describe('the circuit breaker of an agent type', () => {
  const type = 'analyst';

  function run(isBroken: () => boolean) {
    // Only the analyst can do all of it.
    const plan = Array.from({ length: 8 }, (_, index) =>
      planned(`s${index}`, { capabilities: ['dataAnalysis', 'codeGeneration'] }),
    );
    return runTask({
      script: { plan, work: () => (isBroken() ? failure('no') : 'done') },
      options: { maxTries: 10, totalTimeMs: 30 * 24 * 3_600_000 },
    });
  }

  it('opens after failures in a row, keeps work from the type, lets one piece through, and closes', () => {
    let broken = true;
    const running = run(() => broken);
    const { simulation } = running;
    const state = () => simulation.find(({ chart }) => chart.definition.machine.id === 'circuit-breaker')[0];
    const stateOf = () => (state() ? simulation.state(state()!.address) : null);
    simulation.run({ forMs: 3_600_000, until: () => stateOf() === 'open' });
    expect(stateOf()).toBe('open');
    const begun = () => simulation.calls.filter(({ source }) => source === 'work').length;
    const before = begun();
    expect(before).toBeGreaterThanOrEqual(5);
    simulation.run({ forMs: 25_000 });
    // At most what was given out before the breaker was heard.
    expect(begun()).toBeLessThanOrEqual(before + 1);
    simulation.run({ forMs: 60_000, until: () => begun() > before + 1 });
    broken = false;
    simulation.run({ forMs: 3_600_000, until: () => stateOf() === 'closed' });
    simulation.run({ forMs: 3_600_000, until: () => statuses(running).at(-1) === 'completed' });
    expect(statuses(running).at(-1)).toBe('completed');
    const agents = simulation.calls
      .filter(({ source }) => source === 'work')
      .map(({ input }) => (input as WorkInput).agent.key);
    expect(new Set(agents)).toEqual(new Set([type]));
    const alerts = simulation.factsOf('safeguard.alerted').map(({ message }) => String(message));
    expect(alerts[0]).toContain("agents of type 'analyst' is open");
    expect(alerts.at(-1)).toContain('is closed');
  });
});
