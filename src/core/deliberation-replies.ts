/** A question to the user that an agent's reply may carry. */
export interface QuestionReply {
  readonly text: string;
  /** `soft`: go on with the assumption; `harsh`: wait for the answer. */
  readonly urgency: Urgency;
  /** What is taken as true until, or without, an answer. */
  readonly assumption: string;
  /** Ready answers to choose from; empty when any text will do. */
  readonly options: readonly string[];
}

export type Urgency = 'soft' | 'harsh';

export interface ClarifyReply {
  readonly understanding: string;
  readonly questions: readonly QuestionReply[];
}

export interface ExploreReply {
  readonly contribution: string;
  readonly ideas: readonly { readonly title: string; readonly detail: string }[];
  readonly risks: readonly {
    readonly title: string;
    /** 0 (harmless) to 10. */
    readonly severity: number;
    readonly mitigation: string;
  }[];
  readonly resources: readonly string[];
  readonly questionToUser: QuestionReply | null;
}

export interface DiscussReply {
  readonly statement: string;
  readonly type: 'discussion' | 'question' | 'response';
  /** Persona key, or null for everyone. */
  readonly addressedTo: string | null;
  /** Message id, or null. */
  readonly inReplyTo: string | null;
  readonly concernsRaised: readonly { readonly title: string; readonly detail: string }[];
  /** Ids of concerns that this agent regards as answered. */
  readonly concernsResolved: readonly string[];
  /** Wish to speak next, 0 to 10. */
  readonly bid: number;
  readonly readyForConsensus: boolean;
  readonly questionToUser: QuestionReply | null;
}

export interface SummaryReply {
  readonly summary: string;
  readonly agreements: readonly string[];
  readonly openPoints: readonly string[];
}

export interface ActionItem {
  readonly title: string;
  readonly owner: string;
  readonly due: string | null;
}

export interface ProposeReply {
  readonly title: string;
  readonly summary: string;
  readonly options: readonly { readonly key: string; readonly title: string; readonly detail: string }[];
  /** Key of the option that the proposer would choose. */
  readonly recommended: string;
  readonly reasons: readonly string[];
  readonly actionItems: readonly ActionItem[];
}

export interface ReviseReply extends ProposeReply {
  readonly changes: readonly string[];
}

export interface VoteReply {
  /** Option key, or `abstain`. */
  readonly choice: string;
  readonly ranking: readonly string[];
  readonly approvals: readonly string[];
  readonly reason: string;
  readonly objection: string | null;
  /** 0 to 1. */
  readonly confidence: number;
}

export interface ConcludeReply {
  readonly decision: string;
  readonly reasons: readonly string[];
  readonly actionItems: readonly ActionItem[];
  readonly dissent: readonly DissentEntry[];
}

export interface DissentEntry {
  readonly agent: string;
  readonly position: string;
  readonly reason: string;
}

/** What each kind of request to an agent brings back. `chat` is free text. */
export interface DeliberationReplies {
  readonly clarify: ClarifyReply;
  readonly explore: ExploreReply;
  readonly discuss: DiscussReply;
  readonly summary: SummaryReply;
  readonly propose: ProposeReply;
  readonly vote: VoteReply;
  readonly revise: ReviseReply;
  readonly conclude: ConcludeReply;
  readonly chat: string;
}

export type ReplyKind = keyof DeliberationReplies;
