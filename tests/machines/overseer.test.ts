import { describe, expect, it } from 'vitest';
import type { ActorEvent } from '#core';
import { walkChart } from '#testing';
import overseer from '../../machines/overseer.ts';

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
