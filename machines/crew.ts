import { setup } from 'xstate';
import { childrenRestarted, defineChart, type TaskFact } from '#core';
import circuitBreaker, { type BreakerReport } from './circuit-breaker.ts';
import clarification from './clarification.ts';
import { showWorker } from './crew/books.ts';
import { takeBreaker } from './crew/breakers.ts';
import {
  type CrewContext,
  type CrewEvent,
  type CrewInput,
  crewInput,
  limitsEvent,
  newCrew,
  newWorkerEvent,
  supervisionEvent,
  workerEvent,
} from './crew/crew-state.ts';
import { noteLoss, noteRestarts, setSupervision, superviseCrew } from './crew/crew-supervision.ts';
import { dispatch, enqueueWork, releaseWork, withdrawWork } from './crew/dispatch.ts';
import { needsTending, noteBeat, tend } from './crew/heartbeat.ts';
import {
  discardQueue,
  resumeQueue,
  resumeQueueEvent,
  stopQueue,
  stopQueueEvent,
} from './crew/queue-stops.ts';
import { addWorker, removeWorker, setService, settleQuestion } from './crew/roster.ts';
import { throttle, throttleEvent } from './crew/throttle.ts';
import { tracked } from './crew/track-work.ts';
import { muster } from './crew/worker-actors.ts';
import { forgetQuestion } from './crew/worker-questions.ts';
import { actionsOver, change, type Draft } from './task/draft.ts';
import worker from './worker.ts';

type Of<Type extends CrewEvent['type']> = Extract<CrewEvent, { type: Type }>;

const act = actionsOver<CrewContext, CrewEvent>();

/** A step over the books, before which every agent gets its actor. */
function staffed<Event extends object>(step: (draft: Draft<CrewContext>, event: Event) => void) {
  return tracked((draft: Draft<CrewContext>, event: Event) => {
    muster(draft);
    step(draft, event);
  });
}

const machine = setup({
  types: {
    context: {} as CrewContext,
    events: {} as CrewEvent,
    input: {} as CrewInput,
    emitted: {} as TaskFact,
  },
  actors: {
    'circuit-breaker': circuitBreaker.machine,
    clarification: clarification.machine,
    worker: worker.machine,
  },
  delays: { beat: 15_000 },
  guards: {
    isAtWork: ({ context }) => needsTending(context),
    isAtRest: ({ context }) => !needsTending(context),
  },
  actions: {
    introduce: act((draft) => {
      muster(draft);
      for (const { key } of draft.context.workers) showWorker(draft, key);
    }),
    enqueueWork: act(staffed(enqueueWork)),
    releaseWork: act(staffed(releaseWork)),
    withdrawWork: act(staffed(withdrawWork)),
    noteBeat: act(noteBeat),
    tend: act(staffed(tend)),
    setLimits: act(
      staffed((draft, { queues, types }: Of<'crew.setLimits'>) => {
        change(draft, { limits: { queues, types } });
        dispatch(draft);
      }),
    ),
    setSupervision: act(staffed(setSupervision)),
    noteRestarts: act(staffed(noteRestarts)),
    noteLoss: act(staffed(noteLoss)),
    settleQuestion: act(staffed(settleQuestion)),
    forgetQuestion: act((draft, { actorId }: { readonly type: string; readonly actorId?: string }) =>
      forgetQuestion(draft, actorId ?? ''),
    ),
    suspend: act(
      staffed((draft, { worker: key }: Of<'crew.suspendWorker'>) => setService(draft, key, false)),
    ),
    reinstate: act(
      staffed((draft, { worker: key }: Of<'crew.reinstateWorker'>) => setService(draft, key, true)),
    ),
    addWorker: act(staffed((draft, { worker: profile }: Of<'crew.addWorker'>) => addWorker(draft, profile))),
    // One that never had an actor is not given one to end it.
    removeWorker: act(tracked((draft, { worker: key }: Of<'crew.removeWorker'>) => removeWorker(draft, key))),
    takeBreaker: act(
      staffed((draft, event: BreakerReport) => {
        takeBreaker(draft, event);
        dispatch(draft);
      }),
    ),
    throttle: act(staffed(throttle)),
    stopQueue: act(staffed(stopQueue)),
    resumeQueue: act(staffed(resumeQueue)),
    discardQueue: act(staffed(discardQueue)),
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
    'crew.setSupervision': { actions: 'setSupervision' },
    [childrenRestarted]: { actions: 'noteRestarts' },
    'xstate.error.actor.*': { actions: 'noteLoss' },
    'xstate.done.actor.*': { actions: 'forgetQuestion' },
    'clarification.settled': { actions: 'settleQuestion' },
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
  supervision: superviseCrew,
  events: {
    'crew.setLimits': limitsEvent,
    'crew.setSupervision': supervisionEvent,
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
