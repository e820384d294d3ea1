import { operation } from './operation.ts';
import {
  type AgentView,
  agentFields,
  type BallotView,
  ballotFields,
  type ClarificationView,
  type ConversationView,
  clarificationFields,
  type DecisionView,
  decisionFields,
  type MessageView,
  messageFields,
  type TotalsView,
  totalsFields,
  type VoteView,
  voteFields,
} from './views.ts';

interface At {
  readonly cursor: string;
  readonly at: string;
}

export interface GapMarker {
  readonly __typename: 'GapMarker';
  readonly cursor: string;
  readonly to: string;
}

export type ConversationEvent =
  | (At & { readonly __typename: 'MessageAdded'; readonly message: MessageView })
  | (At & {
      readonly __typename: 'StatusChanged';
      readonly status: ConversationView['status'];
      readonly reason: string | null;
    })
  | (At & { readonly __typename: 'PhaseChanged'; readonly phase: string })
  | (At & {
      readonly __typename: 'AgentTyping';
      readonly agent: AgentView | null;
      readonly address: string;
      readonly typing: boolean;
      readonly workingOn: string | null;
    })
  | (At & { readonly __typename: 'AgentJoined'; readonly agent: AgentView | null })
  | (At & { readonly __typename: 'ResponseComplete'; readonly address: string; readonly kind: string | null })
  | (At & { readonly __typename: 'VoteCast'; readonly vote: VoteView })
  | (At & { readonly __typename: 'BallotOpened'; readonly ballot: BallotView })
  | (At & { readonly __typename: 'BallotClosed'; readonly ballot: BallotView })
  | (At & { readonly __typename: 'ClarificationOpened'; readonly clarification: ClarificationView })
  | (At & { readonly __typename: 'ClarificationClosed'; readonly clarification: ClarificationView })
  | (At & { readonly __typename: 'ConsensusReached'; readonly decision: DecisionView })
  | (At & { readonly __typename: 'UsageChanged'; readonly totals: TotalsView })
  | GapMarker;

export const conversationEvents = operation<
  { conversationEvents: ConversationEvent },
  { id: string; after: string | null }
>(`subscription ConversationEvents($id: ID!, $after: Cursor) {
  conversationEvents(id: $id, after: $after) {
    __typename
    cursor
    ... on MessageAdded { at message { ...MessageFields } }
    ... on StatusChanged { at status reason }
    ... on PhaseChanged { at phase }
    ... on AgentTyping { at agent { ...AgentFields } address typing workingOn }
    ... on AgentJoined { at agent { ...AgentFields } }
    ... on ResponseComplete { at address kind }
    ... on VoteCast { at vote { ...VoteFields } }
    ... on BallotOpened { at ballot { ...BallotFields } }
    ... on BallotClosed { at ballot { ...BallotFields } }
    ... on ClarificationOpened { at clarification { ...ClarificationFields } }
    ... on ClarificationClosed { at clarification { ...ClarificationFields } }
    ... on ConsensusReached { at decision { ...DecisionFields } }
    ... on UsageChanged { at totals { ...TotalsFields } }
    ... on GapMarker { to }
  }
}
${messageFields}
${agentFields}
${voteFields}
${ballotFields}
${clarificationFields}
${decisionFields}
${totalsFields}`);

export interface TokenDelta {
  readonly __typename: 'TokenDelta';
  readonly cursor: string;
  readonly effect: string;
  readonly address: string;
  readonly attempt: number;
  readonly offset: number;
  readonly delta: string;
  readonly end: boolean;
}

export const conversationTokens = operation<
  { tokens: TokenDelta | GapMarker },
  { root: string; after: string | null }
>(`subscription ConversationTokens($root: String, $after: Cursor) {
  tokens(root: $root, after: $after) {
    __typename
    ... on TokenDelta { cursor effect address attempt offset delta end }
    ... on GapMarker { cursor to }
  }
}`);
