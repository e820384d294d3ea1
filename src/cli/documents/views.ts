/** What the terminal reads of each object, beside the fragment that asks for it. */

export interface AgentView {
  readonly address: string;
  readonly name: string;
  readonly personaKey: string;
  readonly status: string;
  readonly workingOn: string | null;
}

export const agentFields = `fragment AgentFields on Agent { address name personaKey status workingOn }`;

export interface MessageView {
  readonly id: string;
  readonly ordinal: number;
  readonly senderType: 'agent' | 'user' | 'supervisor' | 'system';
  readonly senderName: string;
  readonly agent: { readonly address: string; readonly personaKey: string } | null;
  readonly type: string;
  readonly phase: string;
  readonly text: string;
  readonly parent: { readonly ordinal: number; readonly senderName: string } | null;
  readonly requiresResponse: boolean;
  readonly rehearsal: boolean;
  readonly cut: { readonly offset: number; readonly reason: string } | null;
  readonly createdAt: string;
}

export const messageFields = `fragment MessageFields on Message {
  id ordinal senderType senderName agent { address personaKey } type phase text
  parent { ordinal senderName } requiresResponse rehearsal cut { offset reason } createdAt
}`;

export interface DissentView {
  readonly agent: string;
  readonly position: string;
  readonly reason: string;
}

export interface BallotView {
  readonly address: string;
  readonly round: number;
  readonly rule: string;
  readonly quorum: number;
  readonly deadline: string | null;
  readonly status: string;
  readonly proposal: {
    readonly title: string;
    readonly summary: string;
    readonly recommended: string | null;
    readonly reasons: readonly string[];
  };
  readonly options: readonly { readonly key: string; readonly title: string; readonly detail: string }[];
  readonly eligible: readonly { readonly voter: string; readonly name: string; readonly weight: number }[];
  readonly outcome: {
    readonly result: string;
    readonly winner: string | null;
    readonly tally: readonly { readonly option: string; readonly score: number }[];
    /** Share of the weight of all voters that took part. */
    readonly turnout: number;
    readonly explanation: string;
  } | null;
  readonly minorityReport: readonly DissentView[];
  readonly createdAt: string;
  readonly closedAt: string | null;
}

export const ballotFields = `fragment BallotFields on Ballot {
  address round rule quorum deadline status
  proposal { title summary recommended reasons }
  options { key title detail }
  eligible { voter name weight }
  outcome { result winner tally { option score } turnout explanation }
  minorityReport { agent position reason } createdAt closedAt
}`;

export interface VoteView {
  readonly ballot: { readonly address: string };
  readonly voter: string;
  readonly agent: { readonly address: string; readonly name: string } | null;
  readonly choice: string | null;
  readonly ranking: readonly string[];
  readonly approvals: readonly string[];
  readonly objection: string | null;
  readonly reason: string;
  readonly weight: number;
  readonly rehearsal: boolean;
  readonly at: string;
}

export const voteFields = `fragment VoteFields on Vote {
  ballot { address } voter agent { address name } choice ranking approvals objection reason weight rehearsal at
}`;

export interface ClarificationView {
  readonly address: string;
  readonly askerName: string;
  readonly conversation: { readonly address: string } | null;
  readonly kind: string;
  readonly question: string;
  readonly urgency: 'soft' | 'harsh';
  readonly options: readonly string[];
  readonly answerSchema: unknown;
  readonly assumption: string | null;
  readonly status: 'open' | 'notified' | 'answered' | 'expired' | 'withdrawn';
  readonly deadline: string | null;
  readonly expiryPolicy: string;
  readonly answer: unknown;
  readonly answeredBy: string | null;
  readonly createdAt: string;
  readonly closedAt: string | null;
}

export const clarificationFields = `fragment ClarificationFields on Clarification {
  address askerName conversation { address } kind question urgency options answerSchema assumption
  status deadline expiryPolicy answer answeredBy createdAt closedAt
}`;

export interface DecisionView {
  readonly title: string;
  readonly summary: string;
  /** `ballot`, `plurality` after the last round, or `person`. */
  readonly decidedBy: string;
  readonly rule: string;
  readonly option: { readonly key: string; readonly title: string };
  readonly rounds: number;
  readonly reasons: readonly string[];
  readonly assumptions: readonly string[];
  readonly actionItems: readonly {
    readonly title: string;
    readonly owner: string;
    readonly due: string | null;
  }[];
  readonly dissent: readonly DissentView[];
  readonly rehearsal: boolean;
}

export const decisionFields = `fragment DecisionFields on Decision {
  title summary decidedBy rule option { key title } rounds reasons assumptions actionItems { title owner due }
  dissent { agent position reason } rehearsal
}`;

export interface TotalsView {
  readonly messages: number;
  readonly promptTokens: number;
  readonly completionTokens: number;
  readonly costUsd: number;
}

export const totalsFields = `fragment TotalsFields on Totals { messages promptTokens completionTokens costUsd }`;

export type ConversationStatus =
  | 'created'
  | 'running'
  | 'awaitingUser'
  | 'paused'
  | 'completed'
  | 'cancelled'
  | 'failed'
  | 'timedOut'
  | 'budgetExhausted';

export interface ConversationView {
  readonly id: string;
  readonly address: string;
  readonly goal: string;
  readonly status: ConversationStatus;
  readonly phase: string;
  readonly rehearsal: boolean;
  readonly options: unknown;
  readonly summary: string | null;
  readonly decision: DecisionView | null;
  readonly failure: { readonly code: string; readonly message: string } | null;
  readonly totals: TotalsView;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export const conversationFields = `fragment ConversationFields on Conversation {
  id address goal status phase rehearsal options summary decision { ...DecisionFields }
  failure { code message } totals { ...TotalsFields } createdAt updatedAt
}
${decisionFields}
${totalsFields}`;
