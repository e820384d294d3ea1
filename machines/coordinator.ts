import { z } from 'zod';
import { defineChart, failedTag } from '#core';
import { orchestration } from './orchestrator/chart-parts.ts';
import { questionOf } from './orchestrator/delegate.ts';
import { coordinatorInput, newOrchestration, noteEvent } from './orchestrator/orchestration-state.ts';

const machine = orchestration.createMachine({
  id: 'coordinator',
  context: ({ input }) => newOrchestration('coordinator', input),
  initial: 'queued',
  entry: 'open',
  on: {
    'orchestration.cancel': '.cancelled',
    'coordinator.note': { actions: 'note' },
    'xstate.done.actor.*': { actions: 'noteDone' },
    'xstate.error.actor.*': { actions: 'noteFailed' },
  },
  states: {
    queued: {
      entry: 'askForAgent',
      on: { 'subtask.assign': { target: 'deciding', actions: 'takeAgent' } },
      after: { requeueTime: { target: 'queued', reenter: true } },
    },
    deciding: {
      invoke: {
        src: 'orchestrate',
        id: 'orchestrate',
        input: ({ context }) => questionOf(context),
        onDone: { target: 'waiting', actions: 'takeDecision' },
        onError: { target: 'failed', actions: 'fail' },
      },
      on: {
        'subtask.probe': { actions: 'sendBeat' },
        'subtask.revoke': { target: 'queued', actions: 'loseAgent' },
      },
    },
    waiting: {
      entry: 'showWaiting',
      always: [
        { guard: 'isFinished', target: 'completed' },
        { guard: 'hasResults', target: 'queued' },
      ],
      on: { 'coordinator.note': { target: 'queued', actions: 'note' } },
      after: { waitTime: { target: 'queued', actions: 'timeOut' } },
    },
    completed: { type: 'final', entry: 'complete' },
    failed: { type: 'final', tags: failedTag },
    cancelled: { type: 'final', entry: 'cancel' },
  },
});

/** Longer-lived: delegates in rounds, revises its plan by results and notes, and reports progress on the bus. */
export default defineChart({
  machine,
  description: 'Delegates tasks in rounds, takes results and notes into account, and reports its progress.',
  input: coordinatorInput,
  events: { 'orchestration.cancel': z.object({}), 'coordinator.note': noteEvent },
});
