import { operation, type Page, type UserError } from './operation.ts';
import { type ClarificationView, clarificationFields } from './views.ts';

export const listInbox = operation<
  { inbox: Page<ClarificationView> & { readonly totalCount: number } },
  { first: number; filter: { statuses?: readonly string[]; conversation?: string } }
>(`query ListInbox($first: Int, $filter: ClarificationFilter) {
  inbox(first: $first, filter: $filter) {
    totalCount
    nodes { ...ClarificationFields }
    pageInfo { hasNextPage endCursor }
  }
}
${clarificationFields}`);

export const findClarification = operation<
  { clarification: ClarificationView | null },
  { id: string }
>(`query FindClarification($id: ID!) {
  clarification(id: $id) { ...ClarificationFields }
}
${clarificationFields}`);

interface ClarificationReply {
  readonly clarification: ClarificationView | null;
  readonly errors: readonly UserError[];
}

export const answerClarification = operation<
  { answerClarification: ClarificationReply },
  { input: { id: string; answer: unknown; answeredBy?: string }; idempotencyKey: string }
>(`mutation AnswerClarification($input: AnswerClarificationInput!, $idempotencyKey: String) {
  answerClarification(input: $input, idempotencyKey: $idempotencyKey) {
    clarification { ...ClarificationFields }
    errors { code message }
  }
}
${clarificationFields}`);

export const withdrawClarification = operation<
  { withdrawClarification: ClarificationReply },
  { id: string; reason: string; idempotencyKey: string }
>(`mutation WithdrawClarification($id: ID!, $reason: String, $idempotencyKey: String) {
  withdrawClarification(id: $id, reason: $reason, idempotencyKey: $idempotencyKey) {
    clarification { ...ClarificationFields }
    errors { code message }
  }
}
${clarificationFields}`);
