import { z } from 'zod';
import { defineChart, failedTag } from '#core';
import { orchestration } from './orchestrator/chart-parts.ts';
import { questionOf } from './orchestrator/delegate.ts';
import { newOrchestration, orchestratorInput } from './orchestrator/orchestration-state.ts';

const machine = orchestration.createMachine({
  id: 'orchestrator',
  context: ({ input }) => newOrchestration('orchestrator', input),
  initial: 'queued',
  entry: 'open',
  on: {
    'orchestration.cancel': '.cancelled',
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
      after: { waitTime: { target: 'queued', actions: 'timeOut' } },
    },
    completed: { type: 'final', entry: 'complete' },
    failed: { type: 'final', tags: failedTag },
    cancelled: { type: 'final', entry: 'cancel' },
  },
});

/** Short-lived: decides by the model which tasks a goal needs, submits them, waits for their results and reports. */
export default defineChart({
  machine,
  description: 'Decides which tasks a goal or an event calls for, submits them, waits for them and reports.',
  input: orchestratorInput,
  events: { 'orchestration.cancel': z.object({}) },
});
