import { z } from 'zod';
import type {
  AgentModelInput,
  AgentTask,
  AgentUsage,
  Cut,
  JsonValue,
  Persona,
  PlainError,
  ReplyKind,
  StreamPolicy,
  ToolCallRequest,
  ToolExchange,
} from '#core';
import { personaSchema } from '#rules';

export const agentInput = z.object({
  persona: personaSchema,
  /** Address of the conversation it takes part in; null when it talks with a person alone. */
  conversation: z.string().nullable().default(null),
});

export interface AgentInput {
  readonly persona: Persona;
  readonly conversation: string | null;
}

/** A request to an agent. */
export interface AgentRequest {
  readonly requestId: string;
  readonly kind: ReplyKind;
  readonly beforeOrdinal: number;
  readonly windowTokens: number;
  readonly seed?: number;
  readonly task: AgentTask;
  readonly policies: readonly StreamPolicy[];
}

export const chatEvent = z.object({
  requestId: z.string().min(1).max(100),
  kind: z.literal('chat'),
  text: z.string().min(1).max(32_000),
  from: z.string().min(1).max(200).default('user'),
});

export const interjectEvent = z.object({
  text: z.string().min(1).max(8_000),
  from: z.string().min(1).max(200).default('user'),
  reason: z.string().max(500).optional(),
});

export interface Interjection {
  readonly text: string;
  /** Name of a person, or `supervisor`. */
  readonly from: string;
  readonly reason: string;
  readonly policyId: string | null;
}

export type AgentEvent =
  | ({ readonly type: 'agent.ask' } & AgentRequest)
  | { readonly type: 'agent.ask'; requestId: string; kind: 'chat'; text: string; from?: string }
  | { readonly type: 'agent.withdraw'; readonly requestId: string }
  | {
      readonly type: 'agent.interject';
      readonly text: string;
      readonly from?: string;
      readonly reason?: string | undefined;
      readonly policyId?: string;
    }
  | { readonly type: 'agent.pause' }
  | { readonly type: 'agent.resume' }
  | { readonly type: 'agent.awaitHuman' }
  | { readonly type: 'agent.humanAnswered' }
  | { readonly type: 'agent.restart' }
  | { readonly type: 'agent.drain' }
  /** Stop at once, with what runs. */
  | { readonly type: 'agent.halt' }
  | { readonly type: 'agent.drainOverdue' }
  | {
      readonly type: 'model.matched';
      readonly policyId: string;
      readonly offset: number;
      readonly prefix: string;
    };

/** What an agent tells its parent. */
export type AgentReport =
  | { readonly type: 'agent.started'; readonly agent: string; readonly address: string }
  | {
      readonly type: 'agent.replied';
      readonly agent: string;
      readonly address: string;
      readonly requestId: string;
      readonly kind: ReplyKind;
      readonly reply: JsonValue;
      readonly callId: string;
      readonly rehearsal: boolean;
      readonly usage: AgentUsage;
    }
  | {
      readonly type: 'agent.failed';
      readonly agent: string;
      readonly requestId: string;
      readonly kind: ReplyKind;
      readonly error: PlainError;
    }
  | {
      readonly type: 'agent.matched';
      readonly agent: string;
      readonly requestId: string;
      readonly policyId: string;
      readonly offset: number;
      readonly prefix: string;
    }
  | ({
      readonly type: 'agent.interjected';
      readonly agent: string;
      readonly address: string;
      readonly requestId: string | null;
      readonly cut: Cut | null;
    } & Interjection)
  | { readonly type: 'agent.drained'; readonly agent: string };

export interface AgentContext {
  readonly key: string;
  readonly name: string;
  readonly address: string;
  /** Null when it talks with a person alone and keeps its own transcript. */
  readonly conversation: string | null;
  readonly request: AgentRequest | null;
  readonly queue: readonly AgentRequest[];
  /** Tries of the present request, and requests that failed in a row. */
  readonly tries: number;
  readonly failures: number;
  /** Idempotency key of the model call that runs, to find it again after it was cut. */
  readonly callKey: string;
  /** Texts to heed first in the next model call. They live here for one request only: a call that is cut must find them. */
  readonly interjections: readonly string[];
  /** The one that cut the call, until the cut is recorded. */
  readonly cutting: Interjection | null;
  readonly cuts: number;
  /** Tool calls of the present request. The next model call needs the results, so they live here until it replies. */
  readonly exchange: readonly ToolExchange[];
  readonly isDraining: boolean;
  /** Tool calls that run now. */
  readonly calls: readonly ToolCallRequest[];
  /** Messages of its own transcript. */
  readonly ordinal: number;
}

export const limits = {
  queue: 8,
  tries: 2,
  failuresInARow: 3,
  toolRounds: 4,
  interjections: 5,
  resultCharacters: 4_000,
} as const;

export function newAgent(input: AgentInput): AgentContext {
  return {
    key: input.persona.key,
    name: input.persona.name,
    address: '',
    conversation: input.conversation,
    ...clearedRequest,
    queue: [],
    failures: 0,
    callKey: '',
    interjections: [],
    isDraining: false,
    ordinal: 0,
  };
}

export const clearedRequest = {
  request: null,
  tries: 0,
  cutting: null,
  cuts: 0,
  exchange: [],
  calls: [],
} as const;

export function modelInput(context: AgentContext): AgentModelInput {
  const { request } = context;
  if (request === null) throw new TypeError(`agent '${context.key}' has no request to think about`);
  return {
    kind: request.kind,
    persona: context.key,
    conversation: context.conversation ?? context.address,
    // Alone with a person it reads all that was said until now, also while the request was queued.
    beforeOrdinal: context.conversation === null ? context.ordinal + 1 : request.beforeOrdinal,
    windowTokens: request.windowTokens,
    ...(request.seed === undefined ? {} : { seed: request.seed }),
    task: request.task,
    interjections: context.interjections,
    policies: context.cuts < limits.interjections ? request.policies : [],
    exchange: context.exchange,
  };
}

export function toRequest(event: Extract<AgentEvent, { type: 'agent.ask' }>): AgentRequest {
  if ('text' in event) {
    return {
      requestId: event.requestId,
      kind: 'chat',
      beforeOrdinal: 0,
      windowTokens: 6_000,
      task: { round: null, rule: null, options: [], note: null },
      policies: [],
    };
  }
  const { type: _, ...request } = event;
  return request;
}

export function toInterjection(event: Extract<AgentEvent, { type: 'agent.interject' }>): Interjection {
  const from = event.from ?? 'user';
  return {
    text: event.text,
    from,
    reason: event.reason ?? `interjection by ${from}`,
    policyId: event.policyId ?? null,
  };
}

export function exchangesOf(
  calls: readonly ToolCallRequest[],
  results: readonly string[],
): readonly ToolExchange[] {
  return calls.map((call, index) => ({
    call,
    result: (results[index] ?? '').slice(0, limits.resultCharacters),
  }));
}
