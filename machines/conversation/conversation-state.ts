import { z } from 'zod';
import type {
  AgentTask,
  ConversationStatus,
  ConversationTotals,
  JsonValue,
  Phase,
  PlainError,
  ReplyKind,
  Urgency,
} from '#core';
import type { ConcernRegister } from '#rules';
import type { AgentReport } from '../agent/agent-state.ts';
import type { BallotResult, BallotVotingOpened } from '../ballot/ballot-state.ts';
import type { ClarificationSettled } from '../clarification.ts';
import type { SupervisorReport } from '../supervisor.ts';
import { type ConversationInput, type ConversationOptions, conversationInput } from './options.ts';

export interface Participant {
  readonly key: string;
  readonly name: string;
  readonly weight: number;
  readonly facilitates: boolean;
  /** What it judges by, shortened: the choice of speaker matches open concerns against these words. */
  readonly criteria: readonly string[];
}

/** A request that an agent has not answered yet: everything needed to ask again after a restart of the agent. */
export interface Pending {
  readonly requestId: string;
  readonly agent: string;
  readonly kind: ReplyKind;
  readonly beforeOrdinal: number;
  readonly task: AgentTask;
}

export interface OpenQuestion {
  readonly id: string;
  readonly clarification: string;
  readonly messageId: string;
  readonly asker: string;
  readonly kind: 'question' | 'decision';
  readonly urgency: Urgency;
  /** The conversation waits for it. */
  readonly blocks: boolean;
  readonly status: 'open' | 'answered' | 'expired' | 'withdrawn';
  /** Shortened. */
  readonly text: string;
  readonly assumption: string;
}

export interface CurrentProposal {
  readonly messageId: string;
  readonly proposer: string;
  readonly title: string;
  readonly options: readonly { readonly key: string; readonly title: string }[];
  readonly recommended: string;
}

export interface CurrentBallot {
  readonly id: string;
  /** Address of the ballot's actor. */
  readonly address: string;
  /** Options that may be voted for now. */
  readonly options: readonly string[];
  readonly isRunoff: boolean;
  /** Votes have been asked for. */
  readonly isCalled: boolean;
}

export interface ConversationContext {
  readonly address: string;
  readonly options: ConversationOptions;
  readonly status: ConversationStatus;
  readonly phase: Phase;
  readonly participants: readonly Participant[];
  readonly addresses: Readonly<Record<string, string>>;
  /** Failed requests in a row, by agent; those with `excusedAfter` or more are not asked any more. */
  readonly failures: Readonly<Record<string, number>>;
  readonly lastError: string | null;
  readonly ordinal: number;
  readonly requests: number;
  readonly pending: readonly Pending[];
  readonly totals: ConversationTotals;
  readonly rehearsal: boolean;
  readonly questions: readonly OpenQuestion[];
  readonly contributions: number;

  /** Turns of discussion so far. */
  readonly turn: number;
  readonly lastSpoke: Readonly<Record<string, number>>;
  readonly bids: Readonly<Record<string, number>>;
  readonly readiness: Readonly<Record<string, boolean>>;
  readonly addressed: string | null;
  readonly concerns: ConcernRegister;
  readonly recent: readonly { readonly agent: string; readonly text: string }[];
  readonly concernsByTurn: readonly (readonly string[])[];
  readonly readinessByTurn: readonly number[];
  readonly tokensSinceSummary: number;
  /** How often the discussion was found to go in circles. */
  readonly standstills: number;

  readonly round: number;
  readonly proposal: CurrentProposal | null;
  readonly ballot: CurrentBallot | null;
  readonly result: BallotResult | null;
  readonly objectors: readonly string[];
  readonly chosen: { readonly option: string; readonly by: 'ballot' | 'plurality' | 'person' } | null;
  readonly conclusionTries: number;
  readonly isConcluded: boolean;

  readonly isPanelLost: boolean;
  readonly leftPhaseMs: number;
  readonly leftTotalMs: number;
  readonly since: number;
  readonly failure: { readonly code: string; readonly message: string } | null;
}

export const excusedAfter = 2;

export const postEvent = z.object({
  text: z.string().min(1).max(32_000),
  from: z.string().min(1).max(200).optional(),
  parentId: z.string().max(100).nullable().optional(),
  requiresResponse: z.boolean().optional(),
});

export const conversationInterjectEvent = z.object({
  text: z.string().min(1).max(8_000),
  /** Persona key or address of one agent; absent: everyone who is thinking. */
  agent: z.string().nullable().optional(),
  from: z.string().min(1).max(200).optional(),
  reason: z.string().max(500).optional(),
});

export const extendBudgetEvent = z.object({
  tokens: z.int().min(0).optional(),
  costUsd: z.number().min(0).optional(),
});

export const reasonEvent = z.object({ reason: z.string().max(500).optional() });

export type ConversationEvent =
  | { readonly type: 'conversation.start' }
  | ({ readonly type: 'conversation.pause' } & z.infer<typeof reasonEvent>)
  | { readonly type: 'conversation.resume' }
  | ({ readonly type: 'conversation.cancel' } & z.infer<typeof reasonEvent>)
  | ({ readonly type: 'conversation.post' } & z.infer<typeof postEvent>)
  | ({ readonly type: 'conversation.interject' } & z.infer<typeof conversationInterjectEvent>)
  | ({ readonly type: 'conversation.extendBudget' } & z.infer<typeof extendBudgetEvent>)
  | AgentReport
  | SupervisorReport
  | BallotVotingOpened
  | { readonly type: 'ballot.finished'; readonly result: BallotResult }
  | ClarificationSettled;

/** XState's own event for a child that failed. */
export interface ChildFailed {
  readonly type: `xstate.error.actor.${string}`;
  readonly actorId: string;
  readonly error: PlainError;
}

export type ConversationOutput = {
  readonly status: ConversationStatus;
  readonly option: string | null;
  readonly decidedBy: string | null;
  readonly failure: JsonValue;
};

export function newConversation(raw: ConversationInput): ConversationContext {
  const { options, personas } = conversationInput.parse(raw);
  return {
    address: '',
    options,
    status: 'created',
    phase: 'initialization',
    participants: personas.map((persona) => ({
      key: persona.key,
      name: persona.name,
      weight: persona.weight ?? 1,
      facilitates: persona.facilitates ?? false,
      criteria: persona.decisionCriteria.slice(0, 6).map((text) => text.slice(0, 80)),
    })),
    addresses: {},
    failures: {},
    lastError: null,
    ordinal: 0,
    requests: 0,
    pending: [],
    totals: { messages: 0, calls: 0, promptTokens: 0, completionTokens: 0, costUsd: 0 },
    rehearsal: false,
    questions: [],
    contributions: 0,
    turn: 0,
    lastSpoke: {},
    bids: {},
    readiness: {},
    addressed: null,
    concerns: [],
    recent: [],
    concernsByTurn: [],
    readinessByTurn: [],
    tokensSinceSummary: 0,
    standstills: 0,
    round: 0,
    proposal: null,
    ballot: null,
    result: null,
    objectors: [],
    chosen: null,
    conclusionTries: 0,
    isConcluded: false,
    isPanelLost: false,
    leftPhaseMs: options.phaseTimeoutMs,
    leftTotalMs: options.totalTimeoutMs,
    since: 0,
    failure: null,
  };
}

export function present(context: ConversationContext): readonly Participant[] {
  return context.participants.filter(({ key }) => (context.failures[key] ?? 0) < excusedAfter);
}

/** Who presents, summarises and proposes now. */
export function facilitatorOf(context: ConversationContext): Participant | undefined {
  const candidates = present(context);
  return candidates.find(({ facilitates }) => facilitates) ?? candidates[0];
}

export function participant(context: ConversationContext, key: string): Participant | undefined {
  return context.participants.find((one) => one.key === key);
}
