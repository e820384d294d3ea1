import { assign, enqueueActions, setup } from 'xstate';
import { z } from 'zod';
import {
  type DeliverNoticeInput,
  type DeliverNoticeOutput,
  defineChart,
  effect,
  type NoticeKind,
  type NotificationFact,
  type NotificationStatus,
  noticeKinds,
  type PlainError,
  turnOf,
} from '#core';
import { retryBackOff } from '#rules';

const tries = 6;
const firstWaitMs = 10_000;
const longestWaitMs = 3_600_000;

const notificationInput = z.object({
  channel: z.string().min(1),
  kind: z.enum(noticeKinds),
  subject: z.string().min(1),
  detail: z.string().max(500).default(''),
});

export interface NotificationInput {
  readonly channel: string;
  readonly kind: NoticeKind;
  readonly subject: string;
  readonly detail: string;
}

interface NotificationContext extends NotificationInput {
  readonly tries: number;
  readonly waitMs: number;
  readonly error: string | null;
}

type NotificationEvent = { readonly type: 'notification.retry' };

function outputOf(event: object): DeliverNoticeOutput {
  return (event as { output: DeliverNoticeOutput }).output;
}

function problemOf(event: object): string {
  const { output, error } = event as { output?: DeliverNoticeOutput; error?: PlainError };
  return output?.outcome === 'failed' ? output.error : (error?.message ?? 'it failed');
}

const machine = setup({
  types: {
    context: {} as NotificationContext,
    events: {} as NotificationEvent,
    input: {} as NotificationInput,
    emitted: {} as NotificationFact,
  },
  actors: { deliverNotice: effect<DeliverNoticeInput, DeliverNoticeOutput>() },
  delays: {
    wait: ({ context }) => context.waitMs,
    keep: 30 * 24 * 3_600_000,
  },
  guards: {
    isDelivered: ({ event }) => outputOf(event).outcome === 'delivered',
    isDropped: ({ event }) => outputOf(event).outcome === 'dropped',
    mayRetry: ({ context, event }) => {
      const { output } = event as { output?: DeliverNoticeOutput };
      return context.tries < tries && (output?.outcome !== 'failed' || output.mayRetry);
    },
  },
  actions: {
    announce: enqueueActions(({ enqueue, event, system }) => {
      const { channel, kind, subject, detail } = notificationInput.parse(
        (event as unknown as { input: NotificationInput }).input,
      );
      enqueue.emit({
        type: 'notification.queued',
        notification: turnOf(system).address,
        channel,
        kind,
        subject,
        detail,
      });
    }),
    countTry: assign({ tries: ({ context }) => context.tries + 1 }),
    noteProblem: assign(({ context, event, system }) => ({
      error: problemOf(event).slice(0, 500),
      waitMs:
        firstWaitMs / 2 +
        (retryBackOff(context.tries, turnOf(system).random(), {
          baseMs: firstWaitMs,
          maxMs: longestWaitMs,
          tries: Number.POSITIVE_INFINITY,
        }) ?? 0),
    })),
    forgetTries: assign({ tries: 0 }),
    show: enqueueActions(({ enqueue, context, system }, params: { status: NotificationStatus }) => {
      enqueue.emit({
        type: 'notification.changed',
        notification: turnOf(system).address,
        status: params.status,
        tries: context.tries,
        error: params.status === 'delivered' ? null : context.error,
      });
    }),
    noteDropped: assign({
      error: ({ event }) => {
        const output = outputOf(event);
        return output.outcome === 'dropped' ? output.reason : null;
      },
    }),
  },
}).createMachine({
  id: 'notification',
  context: ({ input }) => ({ ...notificationInput.parse(input), tries: 0, waitMs: 0, error: null }),
  initial: 'sending',
  entry: 'announce',
  states: {
    sending: {
      entry: 'countTry',
      invoke: {
        src: 'deliverNotice',
        id: 'deliver',
        input: ({ context: { channel, kind, subject, detail } }) => ({ channel, kind, subject, detail }),
        onDone: [
          { guard: 'isDelivered', target: 'delivered' },
          { guard: 'isDropped', target: 'dropped', actions: 'noteDropped' },
          { guard: 'mayRetry', target: 'waiting', actions: 'noteProblem' },
          { target: 'dead', actions: 'noteProblem' },
        ],
        onError: [
          { guard: 'mayRetry', target: 'waiting', actions: 'noteProblem' },
          { target: 'dead', actions: 'noteProblem' },
        ],
      },
    },
    waiting: {
      entry: { type: 'show', params: { status: 'retrying' } },
      on: { 'notification.retry': 'sending' },
      after: { wait: 'sending' },
    },
    // Kept for a while, so that a person can send it again.
    dead: {
      entry: { type: 'show', params: { status: 'dead' } },
      on: { 'notification.retry': { target: 'sending', actions: 'forgetTries' } },
      after: { keep: 'forgotten' },
    },
    delivered: { type: 'final', entry: { type: 'show', params: { status: 'delivered' } } },
    dropped: { type: 'final', entry: { type: 'show', params: { status: 'dropped' } } },
    forgotten: { type: 'final' },
  },
});

/** One notice on its way through one channel: tried again with back-off, and given up after six tries. */
export default defineChart({
  machine,
  description:
    'Delivers one notice through one channel, with back-off, and keeps it as dead when that fails.',
  input: notificationInput,
  events: { 'notification.retry': z.object({}) },
});
