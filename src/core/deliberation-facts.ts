import type { ActionItem, DissentEntry, ReplyKind, Urgency } from './deliberation-replies.ts';
import type { JsonObject, JsonValue } from './json.ts';
import type { Persona } from './persona.ts';

export type MessageType =
  | 'discussion'
  | 'proposal'
  | 'question'
  | 'response'
  | 'vote'
  | 'consensus'
  | 'questionToUser'
  | 'userResponse'
  | 'summary'
  | 'interjection';

export type SenderType = 'agent' | 'user' | 'supervisor' | 'system';

/** The phases that a deliberation goes through, and `chat` for an agent that talks with a person alone. */
export type Phase = 'initialization' | 'exploration' | 'discussion' | 'consensus' | 'completed' | 'chat';

export type ConversationStatus =
  | 'created'
  | 'running'
  | 'awaitingUser'
  | 'paused'
  | 'budgetExhausted'
  | 'completed'
  | 'cancelled'
  | 'failed'
  | 'timedOut';

export type AgentStatus =
  | 'starting'
  | 'idle'
  | 'thinking'
  | 'interrupted'
  | 'usingTool'
  | 'awaitingHuman'
  | 'paused'
  | 'draining'
  | 'stopped'
  | 'failed';

/** What a conversation has used so far. Sums, not increments, so that a repeated write does no harm. */
export interface ConversationTotals {
  readonly messages: number;
  readonly calls: number;
  readonly promptTokens: number;
  readonly completionTokens: number;
  readonly costUsd: number;
}

/** Where an answer was cut off by an interjection. */
export interface Cut {
  /** The model call that was cut; null when none had been recorded yet. */
  readonly callId: string | null;
  /** Length of what had been received, in UTF-16 units. */
  readonly offset: number;
  /** The words received before the cut, shortened at the front to 2,000 characters. */
  readonly prefix: string;
  readonly reason: string;
}

export interface Decision {
  readonly title: string;
  readonly summary: string;
  /** `plurality`: no ballot passed and no person answered; the most wanted option was recorded instead. */
  readonly decidedBy: 'ballot' | 'plurality' | 'person';
  /** The voting rule in force, e.g. `majority`. */
  readonly rule: string;
  readonly option: { readonly key: string; readonly title: string };
  /** Row key of the ballot that decided; null when none did. */
  readonly ballot: string | null;
  readonly reasons: readonly string[];
  /** The minority report: who wanted what instead, and why. */
  readonly dissent: readonly DissentEntry[];
  readonly actionItems: readonly ActionItem[];
  /** Ballots held. */
  readonly rounds: number;
  /** Unanswered questions and what was taken as true instead. */
  readonly assumptions: readonly string[];
  /** True when the rehearsal model spoke any of it. */
  readonly rehearsal: boolean;
  readonly totals: ConversationTotals;
}

export interface ConversationCreated {
  readonly type: 'conversation.created';
  readonly goal: string;
  readonly options: JsonObject;
}

export interface ConversationChanged {
  readonly type: 'conversation.changed';
  readonly status: ConversationStatus;
  readonly phase: Phase;
  /** Why it is paused, cancelled …; null when there is nothing to say. */
  readonly reason: string | null;
  /** Set on `failed`, `timedOut` and `cancelled`. */
  readonly failure: { readonly code: string; readonly message: string } | null;
}

export interface MessageAdded {
  readonly type: 'message.added';
  readonly id: string;
  /** Address of the conversation, or of the agent that talks with a person alone. */
  readonly conversation: string;
  /** 1, 2, 3 … within the conversation. */
  readonly ordinal: number;
  /** Address of an agent, name of a person, `supervisor`, or `system`. */
  readonly sender: string;
  readonly senderType: SenderType;
  readonly senderName: string;
  readonly messageType: MessageType;
  readonly phase: Phase;
  /** Left out of the journal: see the `message` row. */
  readonly text: string;
  readonly data: JsonObject | null;
  readonly parentId: string | null;
  readonly requiresResponse: boolean;
  readonly rehearsal: boolean;
  readonly callId: string | null;
  readonly cut: Cut | null;
}

export interface AgentJoined {
  readonly type: 'agent.joined';
  readonly agent: string;
  readonly conversation: string | null;
  readonly persona: Persona;
}

export interface AgentStatusChanged {
  readonly type: 'agent.status';
  readonly agent: string;
  readonly persona: string;
  readonly status: AgentStatus;
  readonly request: { readonly id: string; readonly kind: ReplyKind } | null;
}

/** An agent that talks with a person alone has answered; the text is in the message. */
export interface AgentAnswered {
  readonly type: 'agent.answered';
  readonly agent: string;
  readonly requestId: string;
  readonly messageId: string | null;
  /** The recorded model call; null on failure. */
  readonly callId: string | null;
  readonly failure: string | null;
}

export interface SupervisorActed {
  readonly type: 'supervisor.acted';
  readonly policy: string;
  readonly action: 'interject' | 'pause' | 'restart' | 'escalate';
  /** Persona key. */
  readonly agent: string;
}

export interface BallotProposal {
  readonly messageId: string | null;
  readonly title: string;
  readonly summary: string;
  readonly recommended: string | null;
  readonly reasons: readonly string[];
}

export interface BallotOptionText {
  readonly key: string;
  readonly title: string;
  readonly detail: string;
}

export interface BallotOpened {
  readonly type: 'ballot.opened';
  /** Key of the ballot row: the ballot's address, with `#runoff` behind it for a runoff. */
  readonly ballot: string;
  readonly conversation: string | null;
  readonly round: number;
  readonly rule: JsonObject;
  readonly runoff: boolean;
  readonly proposal: BallotProposal;
  readonly options: readonly BallotOptionText[];
  readonly eligible: readonly { readonly voter: string; readonly name: string; readonly weight: number }[];
  readonly quorum: number;
  /** Milliseconds since the Unix epoch. */
  readonly deadline: number;
}

export interface VoteCast {
  readonly type: 'vote.cast';
  readonly ballot: string;
  readonly voter: string;
  readonly choice: string | null;
  readonly ranking: readonly string[];
  readonly approvals: readonly string[];
  readonly objection: string | null;
  readonly reason: string;
  readonly weight: number;
  readonly rehearsal: boolean;
}

export interface BallotClosed {
  readonly type: 'ballot.closed';
  readonly ballot: string;
  readonly status: 'passed' | 'rejected' | 'tied' | 'runoff' | 'cancelled';
  readonly outcome: JsonObject | null;
  readonly minorityReport: readonly DissentEntry[];
}

export interface ClarificationOpened {
  readonly type: 'clarification.opened';
  readonly clarification: string;
  readonly asker: string;
  readonly askerName: string;
  readonly conversation: string | null;
  readonly kind: string;
  readonly question: string;
  readonly urgency: Urgency;
  readonly options: readonly string[];
  readonly answerSchema: JsonObject;
  readonly assumption: string | null;
  readonly deadline: number;
  readonly expiryPolicy: ExpiryPolicy;
}

/** What happens when nobody answers in time: go on with the assumption, fail, or keep waiting. */
export type ExpiryPolicy = 'assume' | 'fail' | 'wait';

export interface ClarificationNotified {
  readonly type: 'clarification.notified';
  readonly clarification: string;
  /** Where people were told; `inbox` is always among them. */
  readonly channels: readonly string[];
}

export interface ClarificationClosed {
  readonly type: 'clarification.closed';
  readonly clarification: string;
  readonly status: 'answered' | 'expired' | 'withdrawn';
  readonly answer: JsonValue;
  readonly answeredBy: string | null;
}

export interface DecisionReached {
  readonly type: 'decision.reached';
  readonly decision: Decision;
}

export interface UsageAdded {
  readonly type: 'usage.added';
  readonly agent: string;
  readonly kind: ReplyKind;
  readonly promptTokens: number;
  readonly completionTokens: number;
  readonly costUsd: number;
  readonly rehearsal: boolean;
  readonly totals: ConversationTotals;
}

/** Everything that the charts of a deliberation make known. */
export type DeliberationFact =
  | ConversationCreated
  | ConversationChanged
  | MessageAdded
  | AgentJoined
  | AgentStatusChanged
  | AgentAnswered
  | SupervisorActed
  | BallotOpened
  | VoteCast
  | BallotClosed
  | ClarificationOpened
  | ClarificationNotified
  | ClarificationClosed
  | DecisionReached
  | UsageAdded;
