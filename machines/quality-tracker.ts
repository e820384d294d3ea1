import { setup } from 'xstate';
import { defineChart, type TaskFact } from '#core';
import {
  countScore,
  newTracker,
  type TrackerContext,
  type TrackerEvent,
  type TrackerInput,
  trackerInput,
} from './quality-tracker/count-score.ts';
import { actionsOver } from './task/draft.ts';

const act = actionsOver<TrackerContext, TrackerEvent>();

const machine = setup({
  types: {
    context: {} as TrackerContext,
    events: {} as TrackerEvent,
    input: {} as TrackerInput,
    emitted: {} as TaskFact,
  },
  actions: { countScore: act(countScore) },
}).createMachine({
  id: 'quality-tracker',
  context: ({ input }) => newTracker(input),
  initial: 'tracking',
  states: { tracking: { on: { 'quality.scored': { actions: 'countScore' } } } },
});

/** Keeps moving figures of the scores that outputs get, by agent, model, capability and prompt version. */
export default defineChart({
  machine,
  description:
    'Counts the scores of reviews and validations to moving figures, and tells them to the router.',
  input: trackerInput,
  events: {},
});
