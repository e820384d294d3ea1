import type {
  AgentView,
  BallotView,
  ClarificationView,
  ConversationStatus,
  DecisionView,
  MessageView,
  TotalsView,
  VoteView,
} from '../documents/views.ts';

/** What `deliberate` shows: the lines of `--json`, and what the screen is drawn from. Times are ISO text. */
export type RunEvent =
  | RunStarted
  | { readonly type: 'joined'; readonly agent: AgentView }
  | { readonly type: 'phase'; readonly at: string; readonly phase: string }
  | {
      readonly type: 'status';
      readonly at: string;
      readonly status: ConversationStatus;
      readonly reason: string | null;
    }
  | {
      readonly type: 'thinking';
      readonly at: string;
      readonly agent: string;
      readonly name: string;
      readonly thinking: boolean;
      readonly workingOn: string | null;
    }
  | {
      readonly type: 'token';
      readonly agent: string;
      readonly effect: string;
      readonly attempt: number;
      readonly offset: number;
      readonly delta: string;
      readonly end: boolean;
    }
  | { readonly type: 'message'; readonly at: string; readonly message: MessageView }
  | { readonly type: 'ballotOpened'; readonly at: string; readonly ballot: BallotView }
  | { readonly type: 'vote'; readonly at: string; readonly vote: VoteView }
  | { readonly type: 'ballotClosed'; readonly at: string; readonly ballot: BallotView }
  | { readonly type: 'question'; readonly at: string; readonly clarification: ClarificationView }
  | { readonly type: 'questionClosed'; readonly at: string; readonly clarification: ClarificationView }
  | { readonly type: 'decision'; readonly at: string; readonly decision: DecisionView }
  | { readonly type: 'usage'; readonly at: string; readonly totals: TotalsView }
  | { readonly type: 'connection'; readonly state: 'lost' | 'restored'; readonly reason: string | null }
  | { readonly type: 'notice'; readonly text: string }
  | RunResult;

export interface RunStarted {
  readonly type: 'conversation';
  /** Durable address; every command and the API take it. */
  readonly conversationId: string;
  readonly goal: string;
  readonly status: ConversationStatus;
  readonly phase: string;
  /** True when an earlier conversation goes on. */
  readonly resumed: boolean;
  readonly startedAt: string;
  readonly rehearsal: boolean;
  readonly provider: { readonly name: string; readonly model: string } | null;
  readonly agents: readonly AgentView[];
  readonly options: unknown;
  readonly totals: TotalsView;
  readonly url: string;
}

export interface RunResult {
  readonly type: 'result';
  readonly status: ConversationStatus;
  readonly conversationId: string;
  readonly decision: DecisionView | null;
  /** Why there is no decision; null when there is one. */
  readonly reason: string | null;
  readonly totals: TotalsView;
  readonly elapsedMs: number;
  readonly rehearsal: boolean;
}
