import { describe, expect, it } from 'vitest';
import type { ActorEvent } from '#core';
import { walkChart } from '#testing';
import coordinator from '../../machines/coordinator.ts';
import eventBus from '../../machines/event-bus.ts';
import orchestrator from '../../machines/orchestrator.ts';
import schedule from '../../machines/schedule.ts';

describe('every path of a chart goes on after a crash at any event as if nothing had happened', () => {
  it('event-bus', () => {
    const rule = (action: object): ActorEvent => ({
      type: 'bus.addRule',
      kind: 'rule',
      name: '',
      pattern: 'a.#',
      condition: { n: 1 },
      action,
      limit: { events: 1, perSeconds: 1_000 },
      enabled: true,
    });
    const walk = walkChart({
      chart: eventBus,
      input: {},
      events: ({ context }) => {
        const [first] = context['rules'] as { id: string }[];
        const [launch] = context['launches'] as { id: string }[];
        return [
          rule({ kind: 'task', description: 'Do {{payload.n}}', options: {} }),
          rule({ kind: 'send', to: 'agent/1', event: null }),
          rule({ kind: 'publish', topic: 'a.b', payload: null }),
          { type: 'bus.subscribe', pattern: 'a.*' },
          { type: 'bus.subscribe', pattern: 'no pattern' },
          { type: 'bus.unsubscribe', pattern: 'a.*' },
          { type: 'bus.publish', topic: 'a.x', payload: { n: 1 } },
          { type: 'bus.publish', topic: 'no topic', payload: null },
          { type: 'bus.enableRule', rule: first?.id ?? 'none', enabled: false },
          { type: 'bus.enableRule', rule: first?.id ?? 'none', enabled: true },
          { type: 'bus.removeRule', rule: first?.id ?? 'none' },
          { type: 'statehouse.child.done', child: launch?.id ?? 'none', output: { address: 'task/1' } },
          {
            type: 'statehouse.child.failed',
            child: launch?.id ?? 'none',
            error: { name: 'Error', message: 'no' },
          },
        ];
      },
      serialize: ({ context }) =>
        JSON.stringify([
          (context['rules'] as { action: { kind: string }; enabled: boolean; fired: number }[])
            .slice(0, 2)
            .map(({ action, enabled, fired }) => [action.kind, enabled, Math.min(fired, 1)]),
          Math.min((context['rules'] as unknown[]).length, 2),
          Math.min((context['launches'] as unknown[]).length, 1),
        ]),
    });
    expect(walk.differences).toEqual([]);
    expect(walk.missed).toEqual([]);
    expect(walk.paths.length).toBeGreaterThan(20);
  });

  it.each(['skip', 'queue', 'allow'])('schedule with overlap %s', (overlap) => {
    const walk = walkChart({
      chart: schedule,
      input: {
        name: 'test',
        // A turn of a walk lasts a second.
        timing: { everyMs: 1_000, anchor: 1_800_000_000_000, until: 1_800_000_006_000 },
        overlap,
        action: { kind: 'task', description: 'Look around', options: {} },
      },
      events: ({ context }) => {
        const [run] = context['runs'] as { id: string }[];
        const id = run?.id ?? 'none';
        const failed = (child: string): ActorEvent => ({
          type: 'statehouse.child.failed',
          child,
          error: { name: 'Error', message: 'no' },
        });
        return [
          { type: 'schedule.pause' },
          { type: 'schedule.resume' },
          { type: 'schedule.edit', overlap: 'allow' },
          { type: 'schedule.runNow' },
          { type: 'schedule.delete' },
          { type: 'statehouse.child.done', child: `launch-${id}`, output: { address: 'task/1' } },
          failed(`launch-${id}`),
          {
            type: 'statehouse.child.done',
            child: `follow-${id}`,
            output: { succeeded: false, status: 'failed' },
          },
          failed(`follow-${id}`),
          { type: 'xstate.after.nextLook.schedule.waiting' },
          { type: 'xstate.after.patience.schedule.paused' },
        ];
      },
      serialize: ({ value, context }) =>
        JSON.stringify([
          value,
          context['next'],
          Math.min((context['runs'] as unknown[]).length, 2),
          Math.min((context['queue'] as unknown[]).length, 2),
        ]),
    });
    expect(walk.differences).toEqual([]);
    expect(walk.missed).toEqual(['deciding']);
    expect(walk.paths.length).toBeGreaterThan(5);
  });

  it('schedule that has one time', () => {
    const walk = walkChart({
      chart: schedule,
      input: { name: 'test', timing: { at: 0 }, action: { kind: 'publish', topic: 'a.b', payload: null } },
      events: [{ type: 'schedule.delete' }],
    });
    expect(walk.differences).toEqual([]);
    expect(walk.visited).toContain('ended');
  });

  it.each([orchestrator, coordinator])('$machine.id', (chart) => {
    const usage = { promptTokens: 1, completionTokens: 1, costUsd: 0 };
    const decision = (tasks: readonly string[], isDone: boolean): ActorEvent => ({
      type: 'statehouse.child.done',
      child: 'orchestrate',
      output: { assessment: 'a', report: 'r', tasks, done: isDone, usage, rehearsal: true },
    });
    const failed = (child: string): ActorEvent => ({
      type: 'statehouse.child.failed',
      child,
      error: { name: 'Error', message: 'no' },
    });
    const walk = walkChart({
      chart,
      input: { goal: 'Do something useful', mostRounds: 2, mostTasks: 2 },
      events: ({ context }) => {
        const tasks = context['tasks'] as { id: string; status: string }[];
        const id = tasks.find(({ status }) => status === 'launching' || status === 'running')?.id ?? 'none';
        return [
          { type: 'subtask.assign' },
          { type: 'subtask.probe' },
          { type: 'subtask.revoke' },
          decision(['Look around the harbour'], false),
          decision([], false),
          decision([], true),
          failed('orchestrate'),
          { type: 'statehouse.child.done', child: `launch-${id}`, output: { address: `task/${id}` } },
          failed(`launch-${id}`),
          { type: 'statehouse.child.done', child: `follow-${id}`, output: { succeeded: true } },
          failed(`follow-${id}`),
          { type: 'coordinator.note', text: 'hurry' },
          { type: 'orchestration.cancel' },
          { type: `xstate.after.waitTime.${chart.machine.id}.waiting` },
          { type: `xstate.after.requeueTime.${chart.machine.id}.queued` },
        ];
      },
      serialize: ({ value, context }) =>
        JSON.stringify([
          value,
          Math.min(context['notes'] as number, 1),
          context['delegations'],
          context['isDone'],
          (context['tasks'] as { status: string }[]).map(({ status }) => status),
        ]),
    });
    expect(walk.differences).toEqual([]);
    expect(walk.missed).toEqual([]);
    expect(walk.paths.length).toBeGreaterThan(10);
  });
});
