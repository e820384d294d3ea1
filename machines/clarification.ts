import { assign, enqueueActions, setup } from 'xstate';
import { z } from 'zod';
import {
  type DeliberationFact,
  defineChart,
  type ExpiryPolicy,
  effect,
  type JsonObject,
  type JsonValue,
  type NotifyInput,
  type NotifyOutput,
  turnOf,
  type Urgency,
  waitsOnPerson,
} from '#core';
import { answerFits } from './clarification/answer-fits.ts';

const longestWaitMs = 30 * 24 * 3_600_000;

const clarificationInput = z.object({
  /** The asker's own name for this question; comes back with the answer. */
  id: z.string().min(1),
  asker: z.string(),
  askerName: z.string(),
  conversation: z.string().nullable().default(null),
  kind: z.enum(['question', 'decision', 'approval']).default('question'),
  question: z.string().min(1).max(4_000),
  urgency: z.enum(['soft', 'harsh']),
  options: z.array(z.string()).max(10).default([]),
  answerSchema: z.record(z.string(), z.unknown()),
  assumption: z.string().nullable().default(null),
  deadlineMs: z.int().min(1).max(longestWaitMs),
  expiryPolicy: z.enum(['assume', 'fail', 'wait']).default('wait'),
});

export interface ClarificationInput {
  readonly id: string;
  readonly asker: string;
  readonly askerName: string;
  readonly conversation: string | null;
  readonly kind: 'question' | 'decision' | 'approval';
  readonly question: string;
  readonly urgency: Urgency;
  readonly options: readonly string[];
  readonly answerSchema: JsonObject;
  readonly assumption: string | null;
  readonly deadlineMs: number;
  readonly expiryPolicy: ExpiryPolicy;
}

/** What the asker hears at the end. */
export interface ClarificationSettled {
  readonly type: 'clarification.settled';
  readonly id: string;
  readonly status: 'answered' | 'expired' | 'withdrawn';
  readonly answer: JsonValue;
  readonly by: string | null;
}

interface ClarificationContext {
  readonly id: string;
  readonly urgency: Urgency;
  readonly answerSchema: JsonObject;
  /** Time to answer that is left, and since when it runs. */
  readonly leftMs: number;
  readonly since: number;
}

const answerEvent = z.object({ answer: z.json(), by: z.string().min(1).max(200) });

type ClarificationEvent =
  | { readonly type: 'clarification.answer'; readonly answer: JsonValue; readonly by: string }
  | { readonly type: 'clarification.withdraw'; readonly reason?: string | undefined }
  | { readonly type: 'clarification.hold' }
  | { readonly type: 'clarification.release' };

const machine = setup({
  types: {
    context: {} as ClarificationContext,
    events: {} as ClarificationEvent,
    input: {} as ClarificationInput,
    emitted: {} as DeliberationFact,
  },
  actors: {
    notifyPeople: effect<NotifyInput, NotifyOutput>(),
  },
  delays: {
    answerTime: ({ context }) => context.leftMs,
    patience: longestWaitMs,
  },
  guards: {
    answerFits: ({ context, event }) =>
      event.type === 'clarification.answer' && answerFits(context.answerSchema, event.answer),
  },
  actions: {
    announce: enqueueActions(({ enqueue, event, system }) => {
      const { input } = event as unknown as { input: ClarificationInput };
      const { address, at } = turnOf(system);
      enqueue.emit({
        type: 'clarification.opened',
        clarification: address,
        asker: input.asker,
        askerName: input.askerName,
        conversation: input.conversation,
        kind: input.kind,
        question: input.question,
        urgency: input.urgency,
        options: input.options,
        answerSchema: input.answerSchema,
        assumption: input.assumption,
        deadline: at + input.deadlineMs,
        expiryPolicy: input.expiryPolicy,
      });
    }),
    startClock: assign({ since: ({ system }) => turnOf(system).at }),
    stopClock: assign({
      leftMs: ({ context, system }) =>
        Math.max(1, context.leftMs - Math.max(0, turnOf(system).at - context.since)),
    }),
    settle: enqueueActions(
      ({ enqueue, context, event, system }, params: { status: ClarificationSettled['status'] }) => {
        const answered = event.type === 'clarification.answer' && params.status === 'answered';
        const settled = {
          status: params.status,
          answer: answered ? event.answer : null,
          by: answered ? event.by : null,
        };
        enqueue.emit({
          type: 'clarification.closed',
          clarification: turnOf(system).address,
          status: settled.status,
          answer: settled.answer,
          answeredBy: settled.by,
        });
        enqueue.sendParent({
          type: 'clarification.settled',
          id: context.id,
          ...settled,
        } satisfies ClarificationSettled);
      },
    ),
  },
}).createMachine({
  id: 'clarification',
  context: ({ input }) => ({
    id: input.id,
    urgency: input.urgency,
    answerSchema: input.answerSchema,
    leftMs: input.deadlineMs,
    since: 0,
  }),
  initial: 'waiting',
  on: {
    'clarification.answer': { guard: 'answerFits', target: '.answered' },
    'clarification.withdraw': '.withdrawn',
  },
  states: {
    waiting: {
      initial: 'open',
      tags: waitsOnPerson,
      entry: 'startClock',
      exit: 'stopClock',
      after: { answerTime: 'expired' },
      on: { 'clarification.hold': 'held' },
      states: {
        open: {
          entry: 'announce',
          invoke: {
            src: 'notifyPeople',
            id: 'notice',
            input: ({ event }) => {
              const { input } = event as unknown as { input: ClarificationInput };
              return {
                question: input.question,
                urgency: input.urgency,
                askerName: input.askerName,
                options: input.options,
              };
            },
            onDone: {
              target: 'notified',
              actions: enqueueActions(({ enqueue, event, system }) => {
                enqueue.emit({
                  type: 'clarification.notified',
                  clarification: turnOf(system).address,
                  channels: event.output.channels,
                });
              }),
            },
            // The question stands in the inbox all the same.
            onError: 'notified',
          },
        },
        notified: {},
      },
    },
    held: {
      tags: waitsOnPerson,
      on: { 'clarification.release': 'waiting.notified' },
      after: { patience: 'expired' },
    },
    answered: { type: 'final', entry: { type: 'settle', params: { status: 'answered' } } },
    expired: { type: 'final', entry: { type: 'settle', params: { status: 'expired' } } },
    withdrawn: { type: 'final', entry: { type: 'settle', params: { status: 'withdrawn' } } },
  },
});

/** A question to a person with a deadline, answered once: `soft` ones leave the asker at work, `harsh` ones hold it. */
export default defineChart({
  machine,
  description: 'Puts one question to people and settles once: answered, expired or withdrawn.',
  input: clarificationInput,
  events: {
    'clarification.answer': answerEvent,
    'clarification.withdraw': z.object({ reason: z.string().max(500).optional() }),
  },
});
