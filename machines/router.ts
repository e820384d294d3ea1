import { setup } from 'xstate';
import { defineChart, type TaskFact } from '#core';
import { answerRoute, noteFigures } from './router/route.ts';
import {
  newRouter,
  type RouterContext,
  type RouterEvent,
  type RouterInput,
  routerInput,
} from './router/router-state.ts';
import { actionsOver } from './task/draft.ts';

const act = actionsOver<RouterContext, RouterEvent>();

const machine = setup({
  types: {
    context: {} as RouterContext,
    events: {} as RouterEvent,
    input: {} as RouterInput,
    emitted: {} as TaskFact,
  },
  actions: {
    noteFigures: act(noteFigures),
    answerRoute: act(answerRoute),
  },
}).createMachine({
  id: 'router',
  context: ({ input }) => newRouter(input),
  initial: 'routing',
  states: {
    routing: {
      on: {
        'router.note': { actions: 'noteFigures' },
        'router.ask': { actions: 'answerRoute' },
      },
    },
  },
});

/** Says where each try of a subtask goes, by how its earlier tries and its agents' work in general were judged. */
export default defineChart({
  machine,
  description: 'Routes subtasks around agents and models whose work does not pass, in the end to a person.',
  input: routerInput,
  events: {},
});
