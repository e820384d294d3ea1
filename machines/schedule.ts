import { setup } from 'xstate';
import { z } from 'zod';
import {
  defineChart,
  effect,
  type FollowInput,
  type FollowOutput,
  type LaunchInput,
  type LaunchOutput,
  type ScheduleFact,
  waitsOnPerson,
} from '#core';
import { edit } from './schedule/edit.ts';
import { noteDone, noteFailed } from './schedule/runs.ts';
import {
  newSchedule,
  type ScheduleContext,
  type ScheduleEvent,
  type ScheduleInput,
  scheduleEdit,
  scheduleInput,
} from './schedule/schedule-state.ts';
import { catchUp, isOver, open, runNow, show, tick } from './schedule/times.ts';
import { actionsOver } from './task/draft.ts';

const act = actionsOver<ScheduleContext, ScheduleEvent, ScheduleFact>();

const machine = setup({
  types: {
    context: {} as ScheduleContext,
    events: {} as ScheduleEvent,
    input: {} as ScheduleInput,
    emitted: {} as ScheduleFact,
  },
  actors: {
    launch: effect<LaunchInput, LaunchOutput>(),
    follow: effect<FollowInput, FollowOutput>(),
  },
  delays: {
    nextLook: ({ context }) => context.waitMs,
    patience: 30 * 24 * 3_600_000,
  },
  guards: {
    isOver: ({ context }) => isOver(context),
    isDone: ({ context }) => context.next === null,
  },
  actions: {
    open: act(open),
    tick: act(tick),
    catchUp: act(catchUp),
    runNow: act(runNow),
    edit: act(edit),
    noteDone: act(noteDone),
    noteFailed: act(noteFailed),
    showWaiting: act((draft) => show(draft, 'waiting')),
    showFinishing: act((draft) => show(draft, 'finishing')),
    showPaused: act((draft) => show(draft, 'paused')),
    showEnded: act((draft) => show(draft, 'ended')),
    showDeleted: act((draft) => show(draft, 'deleted')),
  },
}).createMachine({
  id: 'schedule',
  context: ({ input }) => newSchedule(input),
  initial: 'deciding',
  entry: 'open',
  on: {
    'schedule.delete': '.deleted',
    'xstate.done.actor.*': { actions: 'noteDone' },
    'xstate.error.actor.*': { actions: 'noteFailed' },
  },
  states: {
    deciding: {
      always: [
        { guard: 'isOver', target: 'ended' },
        { guard: 'isDone', target: 'finishing' },
        { target: 'waiting' },
      ],
    },
    waiting: {
      entry: 'showWaiting',
      after: { nextLook: { target: 'deciding', actions: 'tick' } },
      on: {
        'schedule.edit': { target: 'deciding', actions: 'edit' },
        'schedule.pause': 'paused',
        'schedule.runNow': { actions: 'runNow' },
      },
    },
    finishing: {
      entry: 'showFinishing',
      always: { guard: 'isOver', target: 'ended' },
      on: {
        'schedule.edit': { target: 'deciding', actions: 'edit' },
        'schedule.runNow': { actions: 'runNow' },
      },
    },
    paused: {
      tags: waitsOnPerson,
      entry: 'showPaused',
      on: {
        'schedule.edit': { target: 'paused', reenter: true, actions: 'edit' },
        'schedule.resume': { target: 'deciding', actions: 'catchUp' },
        'schedule.runNow': { actions: 'runNow' },
      },
      after: {
        patience: [
          { guard: 'isOver', target: 'ended' },
          { target: 'paused', reenter: true, actions: 'catchUp' },
        ],
      },
    },
    ended: { type: 'final', entry: 'showEnded' },
    deleted: { type: 'final', entry: 'showDeleted' },
  },
});

/** Starts something at given times: each of them once, whatever happens to the process in between. */
export default defineChart({
  machine,
  description:
    'Submits a task, starts an actor or publishes an event by a cron pattern, an interval or once.',
  input: scheduleInput,
  events: {
    'schedule.edit': scheduleEdit,
    'schedule.pause': z.object({}),
    'schedule.resume': z.object({}),
    'schedule.runNow': z.object({}),
    'schedule.delete': z.object({}),
  },
});
