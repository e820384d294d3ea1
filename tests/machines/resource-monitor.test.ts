import { describe, expect, it } from 'vitest';
import type { ActorEvent } from '#core';
import { walkChart } from '#testing';
import resourceMonitor from '../../machines/resource-monitor.ts';
import { planned, runTask, statuses } from './task-crew.ts';

const assessed = (level: string): ActorEvent => ({
  type: 'monitor.assessed',
  pressure: { level, levels: { eventLoopLagMs: level }, calmSince: {} },
  alerts: [{ resource: 'eventLoopLagMs', to: level, why: 'so it is' }],
});

describe('the chart of a resource monitor', () => {
  it('goes on after a crash at any event as if nothing had happened', () => {
    const walk = walkChart({
      chart: resourceMonitor,
      input: { node: 'n' },
      events: [
        assessed('normal'),
        assessed('throttled'),
        assessed('halted'),
        { type: 'monitor.ranAway', root: 'rabbit/1', perMinute: 700, most: 600 },
        { type: 'statehouse.child.done', child: 'sampleResources', output: { gone: true } },
        {
          type: 'statehouse.child.failed',
          child: 'sampleResources',
          error: { name: 'Error', message: 'no' },
        },
        { type: 'xstate.after.rest.resource-monitor.resting' },
      ],
      serialize: ({ value, context }) =>
        JSON.stringify([value, context['pressure'], Math.min(1, Number(context['halted']))]),
    });
    expect(walk.differences).toEqual([]);
    expect(walk.missed).toEqual([]);
  });
});

describe('the crew under pressure', () => {
  it('starts no more than the share that is left, and all again afterwards', () => {
    const plan = Array.from({ length: 8 }, (_, index) => planned(`s${index}`, { capabilities: [] }));
    const running = runTask({
      script: {
        plan,
        work: () => ({
          result: {
            output: 'o',
            data: null,
            toolCalls: [],
            usage: { promptTokens: 1, completionTokens: 1, costUsd: 0 },
            rehearsal: true,
          },
          latencyMs: 10_000,
        }),
      },
    });
    const { simulation } = running;
    interface View {
      readonly leases: readonly unknown[];
      readonly workers: readonly unknown[];
    }
    const crew = () => simulation.context<View | undefined>('crew/main');
    simulation.send('crew/main', { type: 'crew.throttle', share: 0 }, 'resource-monitor/n');
    simulation.run({ forMs: 60_000 });
    expect(crew()?.leases).toEqual([]);
    simulation.send('crew/main', { type: 'crew.throttle', share: 0.5 }, 'resource-monitor/n');
    let most = 0;
    simulation.run({
      forMs: 15_000,
      until: () => {
        most = Math.max(most, crew()?.leases.length ?? 0);
        return false;
      },
    });
    expect(most).toBe(Math.floor((crew()?.workers.length ?? 0) / 2));
    simulation.send('crew/main', { type: 'crew.throttle', share: 1 }, 'resource-monitor/n');
    simulation.run({ forMs: 3_600_000, until: () => statuses(running).at(-1) === 'completed' });
    expect(statuses(running).at(-1)).toBe('completed');
  });
});
