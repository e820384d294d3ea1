import { setup } from 'xstate';
import { defineChart, type TaskFact } from '#core';
import circuitBreaker, { type BreakerReport } from './circuit-breaker.ts';
import { takeBreaker } from './crew/breakers.ts';
import {
  type CrewContext,
  type CrewEvent,
  type CrewInput,
  crewInput,
  limitsEvent,
  newCrew,
  newWorkerEvent,
  workerEvent,
} from './crew/crew-state.ts';
import {
  addWorker,
  dispatch,
  enqueueWork,
  needsTending,
  noteBeat,
  releaseWork,
  removeWorker,
  setService,
  showWorker,
  tend,
  withdrawWork,
} from './crew/dispatch.ts';
import {
  discardQueue,
  resumeQueue,
  resumeQueueEvent,
  stopQueue,
  stopQueueEvent,
} from './crew/queue-stops.ts';
import { throttle, throttleEvent } from './crew/throttle.ts';
import { tracked } from './crew/track-work.ts';
import { actionsOver, change } from './task/draft.ts';

type Of<Type extends CrewEvent['type']> = Extract<CrewEvent, { type: Type }>;

const act = actionsOver<CrewContext, CrewEvent>();

const machine = setup({
  types: {
    context: {} as CrewContext,
    events: {} as CrewEvent,
    input: {} as CrewInput,
    emitted: {} as TaskFact,
  },
  actors: { 'circuit-breaker': circuitBreaker.machine },
  delays: { beat: 15_000 },
  guards: {
    isAtWork: ({ context }) => needsTending(context),
    isAtRest: ({ context }) => !needsTending(context),
  },
  actions: {
    introduce: act((draft) => {
      for (const { key } of draft.context.workers) showWorker(draft, key);
    }),
    enqueueWork: act(tracked(enqueueWork)),
    releaseWork: act(tracked(releaseWork)),
    withdrawWork: act(tracked(withdrawWork)),
    noteBeat: act(noteBeat),
    tend: act(tracked(tend)),
    setLimits: act(
      tracked((draft, { queues, types }: Of<'crew.setLimits'>) => {
        change(draft, { limits: { queues, types } });
        dispatch(draft);
      }),
    ),
    suspend: act(tracked((draft, { worker }: Of<'crew.suspendWorker'>) => setService(draft, worker, false))),
    reinstate: act(
      tracked((draft, { worker }: Of<'crew.reinstateWorker'>) => setService(draft, worker, true)),
    ),
    addWorker: act(tracked((draft, { worker }: Of<'crew.addWorker'>) => addWorker(draft, worker))),
    removeWorker: act(tracked((draft, { worker }: Of<'crew.removeWorker'>) => removeWorker(draft, worker))),
    takeBreaker: act(
      tracked((draft, event: BreakerReport) => {
        takeBreaker(draft, event);
        dispatch(draft);
      }),
    ),
    throttle: act(tracked(throttle)),
    stopQueue: act(tracked(stopQueue)),
    resumeQueue: act(tracked(resumeQueue)),
    discardQueue: act(tracked(discardQueue)),
  },
}).createMachine({
  id: 'crew',
  context: ({ input }) => newCrew(input),
  initial: 'resting',
  entry: 'introduce',
  on: {
    'crew.enqueue': { actions: 'enqueueWork' },
    'crew.release': { actions: 'releaseWork' },
    'crew.withdraw': { actions: 'withdrawWork' },
    'crew.beat': { actions: 'noteBeat' },
    'crew.setLimits': { actions: 'setLimits' },
    'breaker.changed': { actions: 'takeBreaker' },
    'crew.throttle': { actions: 'throttle' },
    'crew.stopQueue': { actions: 'stopQueue' },
    'crew.resumeQueue': { actions: 'resumeQueue' },
    'crew.discardQueue': { actions: 'discardQueue' },
    'crew.suspendWorker': { actions: 'suspend' },
    'crew.reinstateWorker': { actions: 'reinstate' },
    'crew.addWorker': { actions: 'addWorker' },
    'crew.removeWorker': { actions: 'removeWorker' },
  },
  states: {
    resting: { always: { guard: 'isAtWork', target: 'working' } },
    working: {
      always: { guard: 'isAtRest', target: 'resting' },
      after: { beat: { target: 'working', reenter: true, actions: 'tend' } },
    },
  },
});

/** Keeps the agents that carry out subtasks, their queues and limits, and gives each piece of work to one of them. */
export default defineChart({
  machine,
  description: 'Gives subtasks to agents by capability, priority and fair share, and watches that they work.',
  input: crewInput,
  supervision: { strategy: 'oneForOne', restart: { 'circuit-breaker': 'permanent' } },
  events: {
    'crew.setLimits': limitsEvent,
    'crew.throttle': throttleEvent,
    'crew.stopQueue': stopQueueEvent,
    'crew.resumeQueue': resumeQueueEvent,
    'crew.discardQueue': stopQueueEvent,
    'crew.suspendWorker': workerEvent,
    'crew.reinstateWorker': workerEvent,
    'crew.addWorker': newWorkerEvent,
    'crew.removeWorker': workerEvent,
  },
});
