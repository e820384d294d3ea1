import { setup } from 'xstate';
import { z } from 'zod';
import {
  type AggregateInput,
  type AggregateOutput,
  type DecomposeInput,
  type DecomposeOutput,
  defineChart,
  effect,
  failedTag,
  type PlainError,
  type SalvageInput,
  type TaskFact,
  type ValidatedOutput,
  type ValidateResultInput,
  waitsOnPerson,
} from '#core';
import clarification from './clarification.ts';
import subtask from './subtask.ts';
import {
  askExtension,
  closeExtension,
  extendBudget,
  failForTime,
  holdForBudget,
  holdForTime,
  isBudgetAnswer,
  isExtension,
  openBudget,
  startWallClock,
  stopForBudget,
  takeExtension,
} from './task/budget.ts';
import { asksForBudget } from './task/budget-state.ts';
import { actionsOver, change } from './task/draft.ts';
import {
  approve,
  askApproval,
  closeApproval,
  editPlan,
  isApproval,
  isSoundPlan,
  submit,
  takePlan,
} from './task/planning.ts';
import {
  beginSubtasks,
  cancelSubtasks,
  clause,
  conclude,
  fail,
  keepPartial,
  keepValidation,
  loseSubtask,
  mayCombineAgain,
  mayRetry,
  noteSubtaskFailure,
  outcomeOf,
  refuseResult,
  retry,
  salvageInput,
  show,
  takeReport,
  tellSubtasks,
} from './task/progress.ts';
import {
  byEvent,
  extendBudgetEvent,
  newTask,
  planEvent,
  reasonEvent,
  retryEvent,
  type TaskContext,
  type TaskEvent,
  type TaskInput,
  type TaskOutput,
  taskInput,
} from './task/task-state.ts';

type Of<Type extends TaskEvent['type']> = Extract<TaskEvent, { type: Type }>;

const act = actionsOver<TaskContext, TaskEvent>();

const machine = setup({
  types: {
    context: {} as TaskContext,
    events: {} as TaskEvent,
    input: {} as TaskInput,
    output: {} as TaskOutput,
    emitted: {} as TaskFact,
  },
  actors: {
    subtask: subtask.machine,
    clarification: clarification.machine,
    decompose: effect<DecomposeInput, DecomposeOutput>(),
    aggregate: effect<AggregateInput, AggregateOutput>(),
    salvage: effect<SalvageInput, AggregateOutput>(),
    validateResult: effect<ValidateResultInput, ValidatedOutput>(),
  },
  delays: {
    totalTime: ({ context }) => context.leftMs,
    wallClock: ({ context }) => context.budget.wallClockLeftMs,
    patience: 30 * 24 * 3_600_000,
    salvageTime: 600_000,
  },
  guards: {
    isApproved: ({ context }) => context.isApproved,
    isSoundPlan: ({ context, event }) => event.type === 'task.editPlan' && isSoundPlan(context, event.plan),
    isApproval: ({ context, event }) => event.type === 'clarification.settled' && isApproval(context, event),
    isRejection: ({ context, event }) =>
      event.type === 'clarification.settled' && event.id === context.approval?.id,
    asksForBudget: ({ context, event }) =>
      asksForBudget((event as { error?: PlainError }).error, context.options.onExhausted),
    isOutOfBudget: ({ context }) => context.subtasks.some(({ outOfBudget }) => outOfBudget !== null),
    mayAskForTime: ({ context }) => context.options.onExhausted === 'askPerson',
    isTimed: ({ context }) => context.budget.limits.wallClockMs !== null,
    extendsTime: ({ event }) => event.type === 'task.extendBudget' && event.wallClockSeconds !== undefined,
    isExtension: ({ context, event }) =>
      event.type === 'clarification.settled' && isExtension(context, event),
    isBudgetAnswer: ({ context, event }) =>
      event.type === 'clarification.settled' && isBudgetAnswer(context, event),
    hasNothing: ({ context }) => !context.subtasks.some(({ status }) => status === 'completed'),
    hasSucceeded: ({ context }) => outcomeOf(context) === 'completed',
    hasFailed: ({ context }) => context.subtasks.length > 0 && outcomeOf(context) !== null,
    waitsOnPerson: ({ context }) => context.subtasks.some((one) => one.waitsOnPerson),
    waitsOnNobody: ({ context }) => context.subtasks.every((one) => !one.waitsOnPerson),
    mayCombineAgain: ({ context, event }) =>
      mayCombineAgain(context, (event as unknown as { output: ValidatedOutput }).output),
    isValid: ({ event }) => (event as unknown as { output: ValidatedOutput }).output.passed,
    mayRetry: ({ context, event }) => event.type === 'task.retry' && mayRetry(context, event.subtask),
  },
  actions: {
    submit: act((draft, event: object) => {
      submit(draft, event);
      openBudget(draft);
    }),
    startClock: act((draft) => {
      change(draft, { since: draft.turn.at });
      startWallClock(draft);
    }),
    holdForBudget: act(holdForBudget),
    holdForTime: act(holdForTime),
    failForTime: act(failForTime),
    askExtension: act(askExtension),
    extendBudget: act(extendBudget),
    takeExtension: act(takeExtension),
    stopForBudget: act(stopForBudget),
    stopClock: act((draft) => {
      const { leftMs, since } = draft.context;
      change(draft, { leftMs: Math.max(1, leftMs - Math.max(0, draft.turn.at - since)) });
    }),
    showDecomposing: act((draft) => show(draft, 'decomposing')),
    takePlan: act(takePlan),
    noPlan: act((draft, { error }: { type: string; error: PlainError }) =>
      fail(draft, {
        code: error.code ?? 'task.notDecomposed',
        message: `The task could not be decomposed: ${clause(error.message)}.`,
        subtask: null,
      }),
    ),
    askApproval: act(askApproval),
    approve: act(approve),
    editPlan: act(editPlan),
    closeApproval: act(closeApproval),
    beginSubtasks: act((draft) => {
      show(draft, 'active');
      beginSubtasks(draft);
    }),
    showWaiting: act((draft) => show(draft, 'waitingOnHuman', 'A subtask waits for a person.')),
    takeReport: act(takeReport),
    loseSubtask: act((draft, event: { type: string; actorId: string; error: PlainError }) =>
      loseSubtask(draft, event.actorId, event.error),
    ),
    noteSubtaskFailure: act(noteSubtaskFailure),
    retry: act((draft, event: Of<'task.retry'>) => retry(draft, event)),
    showAggregating: act((draft) => show(draft, 'aggregating')),
    conclude: act(conclude),
    keepPartial: act(keepPartial),
    noResult: act((draft, { error }: { type: string; error: PlainError }) =>
      fail(draft, {
        code: error.code ?? 'task.notAggregated',
        message: `The outputs could not be put together: ${clause(error.message)}. They are kept; retry a subtask to try again.`,
        subtask: null,
      }),
    ),
    showValidating: act((draft) => show(draft, 'validating')),
    keepValidation: act(keepValidation),
    refuseResult: act(refuseResult),
    pause: act((draft, { reason }: Of<'task.pause'>) => {
      show(draft, 'paused', reason ?? null);
      tellSubtasks(draft, { type: 'subtask.pause' });
    }),
    resume: act((draft) => tellSubtasks(draft, { type: 'subtask.resume' })),
    runOutOfTime: act((draft) => {
      cancelSubtasks(draft, 'the time of the task ran out');
      fail(draft, {
        code: 'task.timedOut',
        message: 'The time of the task ran out. Give it more time, or make it smaller.',
        subtask: null,
      });
    }),
    cancel: act((draft, { reason }: { type: string; reason?: string | undefined }) => {
      closeApproval(draft);
      closeExtension(draft);
      cancelSubtasks(draft, 'the task was cancelled');
      show(draft, 'cancelled', reason ?? 'Cancelled by a person.');
    }),
    showCompleted: act((draft) => show(draft, 'completed')),
    showFailed: act((draft) => show(draft, 'failed', draft.context.failure?.message ?? null)),
  },
}).createMachine({
  id: 'task',
  context: ({ input }) => newTask(input),
  output: ({ context }) => ({ status: context.status, failure: context.failure }),
  initial: 'pending',
  entry: 'submit',
  on: {
    'subtask.reported': { actions: 'takeReport' },
    'xstate.error.actor.*': { actions: 'loseSubtask' },
    'task.extendBudget': { actions: 'extendBudget' },
  },
  states: {
    pending: { always: 'ongoing' },
    ongoing: {
      initial: 'decomposing',
      entry: 'startClock',
      exit: 'stopClock',
      on: {
        'task.pause': { target: 'paused', actions: 'pause' },
        'task.cancel': { target: 'cancelled', actions: 'cancel' },
        // The clock is set anew on the way in.
        'task.extendBudget': [
          { guard: 'extendsTime', target: '.history', reenter: true, actions: 'extendBudget' },
          { actions: 'extendBudget' },
        ],
      },
      after: {
        totalTime: { target: 'salvaging', actions: 'runOutOfTime' },
        wallClock: { guard: 'isTimed', target: '#task.overTime' },
      },
      states: {
        decomposing: {
          entry: 'showDecomposing',
          invoke: {
            src: 'decompose',
            id: 'decompose',
            input: ({ context }) => ({ task: context.address, capabilities: context.options.capabilities }),
            onDone: [
              { guard: 'isApproved', target: 'active', actions: 'takePlan' },
              { target: '#task.awaitingApproval', actions: 'takePlan' },
            ],
            onError: [
              { guard: 'asksForBudget', target: '#task.outOfBudget', actions: 'holdForBudget' },
              { target: '#task.failed', actions: 'noPlan' },
            ],
          },
        },
        active: {
          entry: 'beginSubtasks',
          always: [
            { guard: 'hasSucceeded', target: 'aggregating' },
            { guard: 'hasFailed', target: '#task.salvaging', actions: 'noteSubtaskFailure' },
            { guard: 'isOutOfBudget', target: '#task.outOfBudget' },
            { guard: 'waitsOnPerson', target: '#task.waitingOnHuman' },
          ],
          on: { 'task.retry': { guard: 'mayRetry', actions: 'retry' } },
        },
        aggregating: {
          entry: 'showAggregating',
          invoke: {
            src: 'aggregate',
            id: 'aggregate',
            input: ({ context }) => ({ task: context.address }),
            onDone: { target: 'validating', actions: 'conclude' },
            onError: [
              { guard: 'asksForBudget', target: '#task.outOfBudget', actions: 'holdForBudget' },
              { target: '#task.salvaging', actions: 'noResult' },
            ],
          },
        },
        validating: {
          entry: 'showValidating',
          invoke: {
            src: 'validateResult',
            id: 'validateResult',
            input: ({ context }) => ({ task: context.address }),
            onDone: [
              { guard: 'isValid', target: '#task.completed', actions: 'keepValidation' },
              { guard: 'mayCombineAgain', target: 'aggregating', actions: 'keepValidation' },
              { target: '#task.failed', actions: ['keepValidation', 'refuseResult'] },
            ],
            onError: [
              { guard: 'asksForBudget', target: '#task.outOfBudget', actions: 'holdForBudget' },
              { target: '#task.failed', actions: 'refuseResult' },
            ],
          },
        },
        history: { type: 'history', history: 'deep' },
      },
    },
    awaitingApproval: {
      tags: waitsOnPerson,
      entry: 'askApproval',
      on: {
        'task.approvePlan': { target: 'ongoing.active', actions: 'approve' },
        'task.editPlan': { guard: 'isSoundPlan', target: 'ongoing.active', actions: 'editPlan' },
        'task.rejectPlan': { target: 'cancelled', actions: 'cancel' },
        'task.cancel': { target: 'cancelled', actions: 'cancel' },
        'clarification.settled': [
          { guard: 'isApproval', target: 'ongoing.active', actions: 'approve' },
          { guard: 'isRejection', target: 'cancelled', actions: 'cancel' },
        ],
      },
      after: { patience: { target: 'failed', actions: 'runOutOfTime' } },
    },
    waitingOnHuman: {
      tags: waitsOnPerson,
      entry: 'showWaiting',
      always: { guard: 'waitsOnNobody', target: 'ongoing.history' },
      on: {
        'task.pause': { target: 'paused', actions: 'pause' },
        'task.cancel': { target: 'cancelled', actions: 'cancel' },
      },
      after: { patience: { target: 'salvaging', actions: 'runOutOfTime' } },
    },
    overTime: {
      always: [
        { guard: 'mayAskForTime', target: 'outOfBudget', actions: 'holdForTime' },
        { target: 'salvaging', actions: 'failForTime' },
      ],
    },
    // What runs goes on to its next call; nothing else is begun until a person has decided.
    outOfBudget: {
      tags: waitsOnPerson,
      entry: 'askExtension',
      on: {
        'task.extendBudget': { target: 'ongoing.history', actions: 'extendBudget' },
        'clarification.settled': [
          { guard: 'isExtension', target: 'ongoing.history', actions: 'takeExtension' },
          { guard: 'isBudgetAnswer', target: 'salvaging', actions: 'stopForBudget' },
        ],
        'task.cancel': { target: 'cancelled', actions: 'cancel' },
      },
      after: { patience: { target: 'failed', actions: 'stopForBudget' } },
    },
    paused: {
      tags: waitsOnPerson,
      on: {
        'task.resume': { target: 'ongoing.history', actions: 'resume' },
        'task.cancel': { target: 'cancelled', actions: 'cancel' },
      },
      after: { patience: { target: 'salvaging', actions: 'runOutOfTime' } },
    },
    // What was produced before it failed is kept as a partial result.
    salvaging: {
      always: { guard: 'hasNothing', target: 'failed' },
      invoke: {
        src: 'salvage',
        id: 'salvage',
        input: ({ context }) => salvageInput(context),
        onDone: { target: 'failed', actions: 'keepPartial' },
        onError: 'failed',
      },
      on: { 'task.cancel': { target: 'cancelled', actions: 'cancel' } },
      after: { salvageTime: 'failed' },
    },
    // A task that has ended stays for a while, so that parts of it can be done again.
    completed: {
      entry: 'showCompleted',
      on: { 'task.retry': { guard: 'mayRetry', target: 'ongoing.active', actions: 'retry' } },
      after: { patience: 'archived' },
    },
    failed: {
      entry: 'showFailed',
      on: {
        'task.retry': { guard: 'mayRetry', target: 'ongoing.active', actions: 'retry' },
        'task.cancel': { target: 'cancelled', actions: 'cancel' },
      },
      after: { patience: 'abandoned' },
    },
    cancelled: { type: 'final' },
    archived: { type: 'final' },
    abandoned: { type: 'final', tags: failedTag },
  },
});

/** A description in, a result out: decomposed, carried out by the crew, put together, validated. */
export default defineChart({
  machine,
  description: 'Decomposes a task, has its subtasks carried out in order, and puts their outputs together.',
  input: taskInput,
  events: {
    'task.approvePlan': byEvent,
    'task.editPlan': planEvent,
    'task.rejectPlan': reasonEvent,
    'task.cancel': reasonEvent,
    'task.pause': reasonEvent,
    'task.resume': z.object({}),
    'task.extendBudget': extendBudgetEvent,
    'task.retry': retryEvent,
  },
});
