import { setup } from 'xstate';
import {
  defineChart,
  effect,
  failedTag,
  type PlainError,
  type ReviewInput,
  type ReviewOutput,
  type TaskFact,
  type ValidatedOutput,
  type ValidateOutputInput,
  type WorkInput,
  type WorkOutput,
  type WorkStop,
  type WorkStopped,
  waitsOnPerson,
} from '#core';
import clarification from './clarification.ts';
import { beginAnew, beginAnewEvent, interjectEvent, noteInterjection } from './subtask/interject.ts';
import {
  askAboutOutput,
  askBeforeGoingOn,
  askMeanwhile,
  askOutcome,
  noteDecision,
  noteSettled,
  verdictOf,
  withdrawQuestions,
} from './subtask/questions.ts';
import { askRouter, noteLostAgent, routeAlone, takeRoute } from './subtask/routing.ts';
import {
  announce,
  beginWork,
  enqueue,
  enqueueReview,
  enter,
  goOnAfterHold,
  handOff,
  holdForBudget,
  keepOutput,
  keepReview,
  keepValidation,
  leaveCritic,
  noteFailure,
  noteUnchecked,
  noteUnreviewed,
  takeAgent,
  takeCritic,
  withdraw,
} from './subtask/steps.ts';
import {
  newSubtask,
  noUsage,
  type SubtaskContext,
  type SubtaskEvent,
  type SubtaskInput,
  subtaskInput,
} from './subtask/subtask-state.ts';
import { asksForBudget, isOutOfBudget } from './task/budget-state.ts';
import { actionsOver, change, send } from './task/draft.ts';

type Of<Type extends SubtaskEvent['type']> = Extract<SubtaskEvent, { type: Type }>;

const act = actionsOver<SubtaskContext, SubtaskEvent>();

const machine = setup({
  types: {
    context: {} as SubtaskContext,
    events: {} as SubtaskEvent,
    input: {} as SubtaskInput,
    emitted: {} as TaskFact,
  },
  actors: {
    clarification: clarification.machine,
    work: effect<WorkInput, WorkOutput | WorkStopped>(),
    validateOutput: effect<ValidateOutputInput, ValidatedOutput>(),
    review: effect<ReviewInput, ReviewOutput>(),
  },
  delays: {
    retryDelay: ({ context }) => context.retryMs,
    requeueTime: 60_000,
    routeTime: 15_000,
    patience: 30 * 24 * 3_600_000,
  },
  guards: {
    isReady: ({ context }) => context.isReady,
    needsPerson: ({ event }) => event.type === 'subtask.route' && event.askPerson,
    asksForBudget: ({ context, event }) => asksForBudget(errorOf(event), context.options.onExhausted),
    isOutOfBudget: ({ event }) => isOutOfBudget(errorOf(event)),
    mayRetry: ({ context }) => context.failedTries + 1 < context.options.maxTries,
    resumesCheck: ({ context }) => context.resumeAt === 'check',
    resumesReview: ({ context }) => context.resumeAt === 'review' && context.options.review !== null,
    isValidated: ({ context }) => context.isValidated,
    isValid: ({ event }) => validationOf(event).passed,
    isValidAndReviewed: ({ context, event }) => validationOf(event).passed && context.options.review !== null,
    mayRetryInvalid: ({ context, event }) =>
      validationOf(event).action !== 'fail' && context.failedTries + 1 < context.options.maxTries,
    isReviewed: ({ context }) => context.options.review !== null,
    isGoodEnough: ({ context, event }) =>
      (event as unknown as { output: ReviewOutput }).output.score >= (context.options.review?.threshold ?? 0),
    mayRevise: ({ context }) => context.refusals + 1 < (context.options.review?.tries ?? 1),
    stopsForQuestion: ({ event }) => stopOf(event) === 'question',
    stopsForHandoff: ({ event }) => stopOf(event) === 'handoff',
    stopsForOutcome: ({ event }) => stopOf(event) === 'outcomeUnknown',
    isAside: ({ context, event }) =>
      event.type === 'clarification.settled' && verdictOf(context, event) === null,
    isAccepted: ({ context, event }) =>
      event.type === 'clarification.settled' && verdictOf(context, event) === 'accept',
    goesOn: ({ context, event }) =>
      event.type === 'clarification.settled' && verdictOf(context, event) === 'goOn',
    goesOnLater: ({ context, event }) =>
      context.isHeld && event.type === 'clarification.settled' && verdictOf(context, event) === 'goOn',
  },
  actions: {
    announce: act(announce),
    enterBlocked: act((draft) => enter(draft, 'blocked')),
    enterReady: act((draft) => enter(draft, 'ready')),
    enterQueued: act((draft) => {
      enter(draft, 'queued');
      enqueue(draft);
    }),
    enterAssigned: act((draft) => enter(draft, 'assigned')),
    enterRetrying: act((draft) => enter(draft, 'retrying')),
    enterPaused: act((draft) => {
      change(draft, { isHeld: false });
      enter(draft, 'paused');
    }),
    enterWaiting: act((draft) => enter(draft, 'waitingOnHuman')),
    enterCompleted: act((draft) => enter(draft, 'completed')),
    enterFailed: act((draft) => enter(draft, 'failed')),
    enterSkipped: act((draft) => enter(draft, 'skipped')),
    enterCancelled: act((draft) => enter(draft, 'cancelled')),
    withdrawQuestions: act(withdrawQuestions),
    noteReady: act((draft) => change(draft, { isReady: true })),
    askRouter: act(askRouter),
    takeRoute: act(takeRoute),
    routeAlone: act(routeAlone),
    takeAgent: act(takeAgent),
    enqueueReview: act(enqueueReview),
    takeCritic: act(takeCritic),
    leaveCritic: act(leaveCritic),
    beginWork: act(beginWork),
    handOff: act(handOff),
    noteFile: act((draft, { path, bytes, sha256 }: Of<'subtask.wroteFile'>) => {
      const { task, id: subtask, agent } = draft.context;
      draft.facts.push({ type: 'file.written', task, subtask, agent: agent?.key ?? '', path, bytes, sha256 });
    }),
    keepOutput: act(keepOutput),
    noteFailure: act(noteFailure),
    holdForBudget: act(holdForBudget),
    goOnAfterHold: act(goOnAfterHold),
    withdraw: act(withdraw),
    keepValidation: act(keepValidation),
    noteUnchecked: act(noteUnchecked),
    keepReview: act(keepReview),
    noteUnreviewed: act(noteUnreviewed),
    askAboutOutput: act(askAboutOutput),
    askBeforeGoingOn: act(askBeforeGoingOn),
    askMeanwhile: act(askMeanwhile),
    askOutcome: act(askOutcome),
    noteDecision: act(noteDecision),
    noteSettled: act(noteSettled),
    noteSilence: act((draft) => change(draft, { reason: 'nobody answered in time' })),
    hold: act((draft) => change(draft, { isHeld: true })),
    release: act((draft) => change(draft, { isHeld: false })),
    loseAgent: act(noteLostAgent),
    noteInterjection: act(noteInterjection),
    beginAnew: act((draft, event: Of<'subtask.restart'>) => beginAnew(draft, event, { avoids: false })),
    reassign: act((draft, event: Of<'subtask.reassign'>) => beginAnew(draft, event, { avoids: true })),
    noteReason: act((draft, { reason }: Of<'subtask.skip' | 'subtask.cancel'>) => change(draft, { reason })),
    answerProbe: act((draft) => {
      if (draft.context.agent !== null) send(draft, draft.context.crew, { type: 'crew.beat' });
    }),
  },
}).createMachine({
  id: 'subtask',
  context: ({ input }) => newSubtask(input),
  output: ({ context }) => ({ id: context.id, stage: context.stage, attempt: context.attempt }),
  initial: 'blocked',
  entry: 'announce',
  on: {
    'subtask.skip': { target: '.skipped', actions: 'noteReason' },
    'subtask.cancel': { target: '.cancelled', actions: ['withdraw', 'noteReason'] },
    'subtask.probe': { actions: 'answerProbe' },
    // An agent that comes too late goes back.
    'subtask.assign': { actions: 'withdraw' },
    'subtask.ask': { actions: 'askMeanwhile' },
    'subtask.wroteFile': { actions: 'noteFile' },
    'clarification.settled': { actions: 'noteSettled' },
  },
  states: {
    blocked: {
      entry: 'enterBlocked',
      always: { guard: 'isReady', target: 'ready' },
      on: {
        'subtask.begin': { target: 'ready', actions: 'noteReady' },
        'subtask.pause': 'paused',
      },
    },
    ready: { entry: 'enterReady', always: 'routing' },
    routing: {
      entry: 'askRouter',
      on: {
        'subtask.route': [
          { guard: 'needsPerson', target: 'waitingOnHuman', actions: ['takeRoute', 'askAboutOutput'] },
          { target: 'queued', actions: 'takeRoute' },
        ],
        'subtask.pause': 'paused',
      },
      after: { routeTime: { target: 'queued', actions: 'routeAlone' } },
    },
    queued: {
      entry: 'enterQueued',
      on: {
        'subtask.assign': { target: 'assigned', actions: 'takeAgent' },
        'subtask.pause': { target: 'paused', actions: 'withdraw' },
      },
      after: { requeueTime: { target: 'queued', reenter: true } },
    },
    assigned: { entry: 'enterAssigned', always: 'running' },
    running: {
      entry: 'beginWork',
      invoke: {
        src: 'work',
        id: 'work',
        input: ({ context }) => ({
          task: context.task,
          subtask: context.id,
          attempt: context.attempt,
          agent: context.agent ?? { key: '', name: '', capabilities: [] },
          dependsOn: context.dependsOn,
          tier: context.tier,
          session: context.session?.key ?? '',
          spent: context.session?.spent ?? noUsage,
          handoffs: context.handoffs,
          interjections: context.interjections ?? 0,
          lessonsDrawn: context.lessonsDrawn,
        }),
        onDone: [
          { guard: 'stopsForQuestion', target: 'waitingOnHuman', actions: 'askBeforeGoingOn' },
          { guard: 'stopsForHandoff', target: 'queued', actions: 'handOff' },
          { guard: 'stopsForOutcome', target: 'waitingOnHuman', actions: 'askOutcome' },
          { guard: 'isValidated', target: 'checking', actions: 'keepOutput' },
          { guard: 'isReviewed', target: 'awaitingCritic', actions: 'keepOutput' },
          { target: 'completed', actions: 'keepOutput' },
        ],
        onError: [
          { guard: 'asksForBudget', target: 'outOfBudget', actions: 'holdForBudget' },
          { guard: 'isOutOfBudget', target: 'failed', actions: 'noteFailure' },
          { guard: 'mayRetry', target: 'retrying', actions: 'noteFailure' },
          { target: 'failed', actions: 'noteFailure' },
        ],
      },
      on: {
        'subtask.pause': { target: 'paused', actions: 'withdraw' },
        'subtask.revoke': { target: 'queued', actions: 'loseAgent' },
        'subtask.interject': { target: 'running', reenter: true, actions: 'noteInterjection' },
        'subtask.restart': { target: 'queued', actions: 'beginAnew' },
        'subtask.reassign': { target: 'queued', actions: 'reassign' },
      },
    },
    checking: {
      invoke: {
        src: 'validateOutput',
        id: 'validateOutput',
        input: ({ context }) => ({ task: context.task, subtask: context.id, attempt: context.attempt }),
        onDone: [
          { guard: 'isValidAndReviewed', target: 'awaitingCritic', actions: 'keepValidation' },
          { guard: 'isValid', target: 'completed', actions: 'keepValidation' },
          { guard: 'mayRetryInvalid', target: 'retrying', actions: 'keepValidation' },
          { target: 'failed', actions: 'keepValidation' },
        ],
        onError: [
          { guard: 'asksForBudget', target: 'outOfBudget', actions: 'holdForBudget' },
          { guard: 'isOutOfBudget', target: 'failed', actions: 'noteUnchecked' },
          { guard: 'mayRetry', target: 'retrying', actions: 'noteUnchecked' },
          { target: 'failed', actions: 'noteUnchecked' },
        ],
      },
      on: { 'subtask.pause': 'paused' },
    },
    awaitingCritic: {
      entry: 'enqueueReview',
      on: {
        'subtask.assign': { target: 'reviewing', actions: 'takeCritic' },
        'subtask.noCritic': 'reviewing',
        'subtask.pause': { target: 'paused', actions: 'leaveCritic' },
      },
      after: { requeueTime: { target: 'awaitingCritic', reenter: true } },
    },
    reviewing: {
      invoke: {
        src: 'review',
        id: 'review',
        input: ({ context }) => ({
          task: context.task,
          subtask: context.id,
          attempt: context.attempt,
          critic: context.critic === null ? null : { key: context.critic.key, name: context.critic.name },
        }),
        onDone: [
          { guard: 'isGoodEnough', target: 'completed', actions: 'keepReview' },
          { guard: 'mayRevise', target: 'routing', actions: 'keepReview' },
          { target: 'waitingOnHuman', actions: ['keepReview', 'askAboutOutput'] },
        ],
        onError: [
          { guard: 'asksForBudget', target: 'outOfBudget', actions: 'holdForBudget' },
          { guard: 'isOutOfBudget', target: 'failed', actions: ['leaveCritic', 'noteUnchecked'] },
          { target: 'completed', actions: 'noteUnreviewed' },
        ],
      },
      on: {
        'subtask.pause': { target: 'paused', actions: 'leaveCritic' },
        'subtask.revoke': { target: 'awaitingCritic', actions: 'leaveCritic' },
      },
    },
    waitingOnHuman: {
      tags: waitsOnPerson,
      entry: 'enterWaiting',
      on: {
        'clarification.settled': [
          { guard: 'isAside', actions: 'noteSettled' },
          { guard: 'isAccepted', target: 'completed', actions: 'noteDecision' },
          { guard: 'goesOnLater', target: 'paused', actions: 'noteDecision' },
          { guard: 'goesOn', target: 'routing', actions: 'noteDecision' },
          { target: 'failed', actions: 'noteDecision' },
        ],
        'subtask.pause': { actions: 'hold' },
        'subtask.resume': { actions: 'release' },
      },
      after: { patience: { target: 'failed', actions: 'noteSilence' } },
    },
    retrying: {
      entry: 'enterRetrying',
      after: { retryDelay: 'routing' },
      on: { 'subtask.pause': 'paused' },
    },
    // Its task asks a person, and tells it to go on or cancels it.
    outOfBudget: {
      entry: 'enterPaused',
      on: {
        'subtask.resume': [
          { guard: 'resumesCheck', target: 'checking', actions: 'goOnAfterHold' },
          { guard: 'resumesReview', target: 'awaitingCritic', actions: 'goOnAfterHold' },
          { target: 'routing', actions: 'goOnAfterHold' },
        ],
      },
    },
    paused: {
      entry: 'enterPaused',
      on: {
        'subtask.begin': { actions: 'noteReady' },
        'subtask.resume': [
          { guard: 'resumesCheck', target: 'checking' },
          { guard: 'resumesReview', target: 'awaitingCritic' },
          { target: 'blocked' },
        ],
      },
    },
    completed: { type: 'final', entry: ['enterCompleted', 'withdrawQuestions'] },
    failed: { type: 'final', tags: failedTag, entry: ['enterFailed', 'withdrawQuestions'] },
    skipped: { type: 'final', entry: ['enterSkipped', 'withdrawQuestions'] },
    cancelled: { type: 'final', entry: ['enterCancelled', 'withdrawQuestions'] },
  },
});

function errorOf(event: object): PlainError | undefined {
  return (event as { error?: PlainError }).error;
}

function validationOf(event: object): ValidatedOutput {
  return (event as { output: ValidatedOutput }).output;
}

function stopOf(event: object): WorkStop['kind'] | null {
  return (event as { output: WorkOutput | WorkStopped }).output.stop?.kind ?? null;
}

/** One piece of a task's plan: waits for its prerequisites, gets an agent, does the work, is reviewed. */
export default defineChart({
  machine,
  description: 'Carries out one subtask: waits for its prerequisites and an agent, works, is reviewed.',
  input: subtaskInput,
  events: {
    'subtask.interject': interjectEvent,
    'subtask.restart': beginAnewEvent,
    'subtask.reassign': beginAnewEvent,
  },
});
