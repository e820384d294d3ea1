import { operation, type Page, type UserError } from './operation.ts';
import {
  type AgentView,
  agentFields,
  type BallotView,
  ballotFields,
  type ClarificationView,
  type ConversationView,
  clarificationFields,
  conversationFields,
  type MessageView,
  messageFields,
  type TotalsView,
  totalsFields,
  type VoteView,
  voteFields,
} from './views.ts';

export interface ConversationOptions {
  readonly personas?: readonly string[];
  readonly votingRule?: string;
  readonly quorum?: number;
  readonly weights?: readonly { readonly voter: string; readonly weight: number }[];
  readonly unattended?: 'wait' | 'assume' | 'fail';
  readonly people?: readonly string[];
  readonly timeLimitSeconds?: number;
  readonly phaseTimeLimitSeconds?: number;
  readonly ballotTimeLimitSeconds?: number;
  readonly answerTimeLimitSeconds?: number;
  readonly maxDiscussionTurns?: number;
  readonly maxConsensusRounds?: number;
  readonly maxTokens?: number;
  readonly maxCostUsd?: number;
  readonly seed?: number;
}

export const createConversation = operation<
  {
    createConversation: {
      conversation: { address: string } | null;
      cursor: string | null;
      errors: readonly UserError[];
    };
  },
  { input: { goal: string; options: ConversationOptions; start: boolean }; idempotencyKey: string }
>(`mutation CreateConversation($input: CreateConversationInput!, $idempotencyKey: String) {
  createConversation(input: $input, idempotencyKey: $idempotencyKey) {
    conversation { address } cursor errors { code message }
  }
}`);

interface ConversationReply {
  readonly conversation: { readonly address: string; readonly status: ConversationView['status'] } | null;
  readonly errors: readonly UserError[];
}

const reply = `{ conversation { address status } errors { code message } }`;

export const startConversation = operation<
  { startConversation: ConversationReply },
  { id: string; idempotencyKey: string }
>(`mutation StartConversation($id: ID!, $idempotencyKey: String) {
  startConversation(id: $id, idempotencyKey: $idempotencyKey) ${reply}
}`);

export const pauseConversation = operation<
  { pauseConversation: ConversationReply },
  { id: string; reason: string; idempotencyKey: string }
>(`mutation PauseConversation($id: ID!, $reason: String, $idempotencyKey: String) {
  pauseConversation(id: $id, reason: $reason, idempotencyKey: $idempotencyKey) ${reply}
}`);

export const resumeConversation = operation<
  { resumeConversation: ConversationReply },
  { id: string; idempotencyKey: string }
>(`mutation ResumeConversation($id: ID!, $idempotencyKey: String) {
  resumeConversation(id: $id, idempotencyKey: $idempotencyKey) ${reply}
}`);

export const cancelConversation = operation<
  { cancelConversation: ConversationReply },
  { id: string; reason: string; idempotencyKey: string }
>(`mutation CancelConversation($id: ID!, $reason: String, $idempotencyKey: String) {
  cancelConversation(id: $id, reason: $reason, idempotencyKey: $idempotencyKey) ${reply}
}`);

/** Where a conversation stands, with the position from which its events go on. */
export interface ConversationOverview extends ConversationView {
  readonly agents: Page<AgentView>;
  readonly ballots: Page<BallotView & { readonly votes: Page<VoteView> }>;
  readonly clarifications: Page<ClarificationView>;
}

export const conversationOverview = operation<
  {
    head: string;
    conversation: ConversationOverview | null;
  },
  { id: string }
>(`query ConversationOverview($id: ID!) {
  head
  conversation(id: $id) {
    ...ConversationFields
    agents(first: 20) { nodes { ...AgentFields } pageInfo { hasNextPage endCursor } }
    ballots(first: 20) {
      nodes { ...BallotFields votes(first: 50) { nodes { ...VoteFields } pageInfo { hasNextPage endCursor } } }
      pageInfo { hasNextPage endCursor }
    }
    clarifications(first: 50) { nodes { ...ClarificationFields } pageInfo { hasNextPage endCursor } }
  }
}
${conversationFields}
${agentFields}
${ballotFields}
${voteFields}
${clarificationFields}`);

export const conversationMessages = operation<
  { conversation: { messages: Page<MessageView> } | null },
  { id: string; after: string | null }
>(`query ConversationMessages($id: ID!, $after: Cursor) {
  conversation(id: $id) {
    messages(first: 100, after: $after) { nodes { ...MessageFields } pageInfo { hasNextPage endCursor } }
  }
}
${messageFields}`);

export interface ConversationRow {
  readonly address: string;
  readonly goal: string;
  readonly status: ConversationView['status'];
  readonly phase: string;
  readonly rehearsal: boolean;
  readonly totals: TotalsView;
  readonly createdAt: string;
}

export const listConversations = operation<
  { conversations: Page<ConversationRow> & { readonly totalCount: number } },
  { first: number; after: string | null; filter: { statuses?: readonly string[]; search?: string } }
>(`query ListConversations($first: Int, $after: Cursor, $filter: ConversationFilter) {
  conversations(first: $first, after: $after, filter: $filter) {
    totalCount
    nodes { address goal status phase rehearsal totals { ...TotalsFields } createdAt }
    pageInfo { hasNextPage endCursor }
  }
}
${totalsFields}`);
