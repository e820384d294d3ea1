import { setup } from 'xstate';
import {
  type BusFact,
  defineChart,
  effect,
  type FindEndedInput,
  type FindEndedOutput,
  type LaunchInput,
  type LaunchOutput,
} from '#core';
import {
  addRuleEvent,
  type BusContext,
  type BusEvent,
  busInput,
  enableEvent,
  publishEvent,
  ruleEvent,
} from './event-bus/bus-state.ts';
import { noteLaunched, noteNotLaunched } from './event-bus/fire.ts';
import { noteNotSwept, noteSwept } from './event-bus/note-swept.ts';
import { publish } from './event-bus/publish.ts';
import {
  addRule,
  enableRule,
  mostRules,
  removeRule,
  subscribeSender,
  unsubscribeSender,
} from './event-bus/rules.ts';
import { actionsOver } from './task/draft.ts';

const act = actionsOver<BusContext, BusEvent, BusFact>();

const machine = setup({
  types: {
    context: {} as BusContext,
    events: {} as BusEvent,
    emitted: {} as BusFact,
  },
  actors: {
    launch: effect<LaunchInput, LaunchOutput>(),
    findEnded: effect<FindEndedInput, FindEndedOutput>(),
  },
  guards: { hasRoom: ({ context }) => context.rules.length < mostRules },
  actions: {
    publish: act(publish),
    addRule: act(addRule),
    enableRule: act(enableRule),
    removeRule: act(removeRule),
    subscribeSender: act(subscribeSender),
    unsubscribeSender: act(unsubscribeSender),
    noteLaunched: act(noteLaunched),
    noteNotLaunched: act(noteNotLaunched),
    noteSwept: act(noteSwept),
    noteNotSwept: act(noteNotSwept),
  },
}).createMachine({
  id: 'event-bus',
  context: { rules: [], launches: [], started: [] },
  initial: 'listening',
  states: {
    listening: {
      on: {
        'bus.publish': { actions: 'publish' },
        'bus.subscribe': { actions: 'subscribeSender' },
        'bus.unsubscribe': { actions: 'unsubscribeSender' },
        'bus.addRule': { guard: 'hasRoom', actions: 'addRule' },
        'bus.enableRule': { actions: 'enableRule' },
        'bus.removeRule': { actions: 'removeRule' },
        'xstate.done.actor.*': { actions: ['noteLaunched', 'noteSwept'] },
        'xstate.error.actor.*': { actions: ['noteNotLaunched', 'noteNotSwept'] },
      },
    },
  },
});

/** Stores what is published, hands it to subscribers, and lets rules start work. One turn for each event. */
export default defineChart({
  machine,
  description: 'Publishes events by topic, keeps subscriptions and rules, and starts what they ask for.',
  input: busInput,
  events: {
    'bus.publish': publishEvent,
    'bus.addRule': addRuleEvent,
    'bus.enableRule': enableEvent,
    'bus.removeRule': ruleEvent,
  },
});
