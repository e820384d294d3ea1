import {
  type Change,
  type Counted,
  counted,
  operation,
  type PageVariables,
  type UserError,
} from './operation.ts';

export interface DeadLetterView {
  readonly id: string;
  readonly address: string;
  readonly event: { readonly type?: string };
  readonly sender: string | null;
  readonly attempts: number;
  readonly reason: string;
  readonly error: { readonly message?: string } | null;
  readonly at: string;
  readonly redrivenAt: string | null;
}

const fields = 'id address event sender attempts reason error at redrivenAt';

export const listDeadLetters = operation<
  { head: string; deadLetters: Counted<DeadLetterView> },
  PageVariables & { readonly filter: { readonly address?: string; readonly redriven?: boolean } }
>(`query ListDeadLetters($first: Int, $after: Cursor, $filter: DeadLetterFilter) {
  head
  deadLetters(first: $first, after: $after, filter: $filter) { nodes { ${fields} } ${counted} }
}`);

export const showDeadLetter = operation<
  { node: DeadLetterView | Record<string, never> | null },
  { id: string }
>(`query ShowDeadLetter($id: ID!) { node(id: $id) { ... on DeadLetter { ${fields} } } }`);

export const redriveDeadLetter = operation<
  {
    redriveDeadLetter: {
      receipt: { readonly address: string; readonly seq: number } | null;
      errors: readonly UserError[];
    };
  },
  Change
>(`mutation RedriveDeadLetter($id: ID!, $idempotencyKey: String) {
  redriveDeadLetter(id: $id, idempotencyKey: $idempotencyKey) {
    receipt { address seq } errors { code message }
  }
}`);
