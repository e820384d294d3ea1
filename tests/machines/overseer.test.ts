import { describe, expect, it } from 'vitest';
import type { ActorEvent } from '#core';
import { Simulation, walkChart } from '#testing';
import overseer from '../../machines/overseer.ts';
import { scriptedEffects, taskCharts } from './task-crew.ts';

const matched = (policy: string, chart: string): ActorEvent => ({
  type: 'overseer.matched',
  policy,
  address: `${chart}/1`,
  chart,
  root: `${chart}/1`,
  why: 'so it was',
  position: 5,
});

describe('the chart of the overseer', () => {
  it('goes on after a crash at any event as if nothing had happened', () => {
    const walk = walkChart({
      chart: overseer,
      input: {},
      events: [
        { type: 'overseer.setPolicy', policy: { id: 'one', action: 'escalate' } },
        { type: 'overseer.removePolicy', id: 'one' },
        matched('one', 'task'),
        matched('one', 'subtask'),
        { type: 'overseer.advanced', position: 7 },
        {
          type: 'clarification.settled',
          id: 'escalation-1',
          status: 'answered',
          answer: 'cancel',
          by: 'eve',
        },
        {
          type: 'statehouse.child.failed',
          child: 'watchEvents',
          error: { name: 'Error', message: 'no' },
        },
        { type: 'xstate.after.rest.overseer.resting' },
      ],
      serialize: ({ value, context }) =>
        JSON.stringify([
          value,
          (context['policies'] as unknown[]).length,
          Math.min(Object.keys(context['escalations'] as object).length, 1),
        ]),
    });
    expect(walk.differences).toEqual([]);
    expect(walk.missed).toEqual(['changing']);
  });
});

describe('a policy about an agent of a crew', () => {
  const scout = 'crew/main/worker-scout:1';

  /** A crew, and one policy that is met once. */
  function meet(action: string) {
    const effects = scriptedEffects({});
    const simulation = new Simulation({
      charts: [...taskCharts, overseer],
      effects: (call) => (call.source === 'watchEvents' ? {} : effects(call)),
    });
    simulation.start('crew', {}, 'main');
    simulation.start('overseer', { policies: [{ id: 'one', action, address: 'crew/*' }] }, 'main');
    simulation.run({ forMs: 100 });
    simulation.send('overseer/main', { ...matched('one', 'worker'), address: scout });
    simulation.run({ forMs: 100 });
    return simulation;
  }

  const isInService = (simulation: Simulation) =>
    simulation
      .context<{ workers: { key: string; inService: boolean }[] }>('crew/main')
      .workers.find(({ key }) => key === 'scout')?.inService;

  it('has it begin anew', () => {
    const simulation = meet('restart');
    expect(simulation.actor(scout).seq).toBe(3);
    expect(simulation.state(scout)).toBe('idle');
    expect(simulation.context<{ restarts: unknown[] }>('crew/main').restarts).toHaveLength(1);
  });

  it('takes it out of service', () => {
    const simulation = meet('pause');
    expect(simulation.state(scout)).toBe('outOfService');
    expect(isInService(simulation)).toBe(false);
  });

  it.each(['interject', 'reassign'])('leaves it alone where there is nothing to do: %s', (action) => {
    const simulation = meet(action);
    expect(simulation.actor(scout).seq).toBe(1);
  });

  it.each([
    ['go on', true],
    ['cancel', false],
  ] as const)('asks a person, who says: %s', (answer, inService) => {
    const simulation = meet('escalate');
    expect(isInService(simulation)).toBe(false);
    const [question] = simulation.find(({ chart }) => chart.id === 'clarification');
    simulation.send(question?.address ?? '', { type: 'clarification.answer', answer, by: 'eve' });
    simulation.run({ forMs: 100 });
    expect(isInService(simulation)).toBe(inService);
  });
});

describe('a watch that was interrupted and tells again', () => {
  const alerts = (simulation: Simulation) =>
    simulation.facts
      .filter(({ fact }) => fact.type === 'safeguard.alerted')
      .map(({ fact }) => String(fact['message']).split(':')[0]);

  it('has each policy act once on each turn', () => {
    const simulation = new Simulation({ charts: [...taskCharts, overseer], effects: () => ({}) });
    const policy = { action: 'interject', address: '*', limit: { count: 100, perMs: 1_000 } };
    simulation.start(
      'overseer',
      {
        policies: [
          { id: 'one', ...policy },
          { id: 'two', ...policy },
        ],
      },
      'main',
    );
    const told: readonly (readonly [string, number])[] = [
      ['one', 5],
      ['one', 6],
      ['one', 5],
      ['one', 6],
      ['two', 6],
      ['two', 6],
      ['one', 9],
    ];
    for (const [id, position] of told) {
      simulation.send('overseer/main', { ...matched(id, 'subtask'), position });
      // The interrupted watch had come this far once before.
      simulation.send('overseer/main', { type: 'overseer.advanced', position: 4 });
    }
    simulation.run({ forMs: 100 });
    expect(alerts(simulation)).toEqual(
      ['one', 'one', 'two', 'one'].map((id) => `The policy '${id}' acted (interject)`),
    );
  });

  it('says so when the one that it is about cannot be dealt with in that way', () => {
    const simulation = new Simulation({ charts: [...taskCharts, overseer], effects: () => ({}) });
    simulation.start('overseer', { policies: [{ id: 'one', action: 'reassign', address: '*' }] }, 'main');
    simulation.send('overseer/main', matched('one', 'task'));
    simulation.run({ forMs: 100 });
    expect(alerts(simulation)).toEqual(["The policy 'one' was met, but a 'task' takes no 'reassign'"]);
  });
});
