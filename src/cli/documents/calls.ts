import { type Counted, counted, operation, type PageVariables } from './operation.ts';

export interface CallView {
  readonly id: string;
  readonly address: string;
  readonly attempt: number;
  readonly persona: string | null;
  readonly purpose: string;
  readonly provider: string;
  readonly model: string;
  readonly rehearsal: boolean;
  readonly status: 'started' | 'completed' | 'failed' | 'cut' | 'outcomeUnknown';
  readonly promptTokens: number | null;
  readonly completionTokens: number | null;
  readonly costUsd: number | null;
  readonly firstTokenMs: number | null;
  readonly startedAt: string;
  readonly endedAt: string | null;
}

export interface CallFilter {
  readonly root?: string;
  readonly persona?: string;
  readonly purpose?: string;
  readonly statuses?: readonly string[];
}

const fields = `id address attempt persona purpose provider model rehearsal status promptTokens completionTokens costUsd
      firstTokenMs startedAt endedAt`;

export const listCalls = operation<
  { head: string; modelCalls: Counted<CallView> },
  PageVariables & { readonly filter: CallFilter }
>(`query ListCalls($first: Int, $after: Cursor, $filter: ModelCallFilter) {
  head
  modelCalls(first: $first, after: $after, filter: $filter) { nodes { ${fields} } ${counted} }
}`);

export interface CallDetail extends CallView {
  readonly key: string;
  readonly request: unknown;
  readonly text: string | null;
  readonly reply: unknown;
  readonly error: unknown;
}

export const showCall = operation<{ modelCall: CallDetail | null }, { id: string }>(
  `query ShowCall($id: ID!) { modelCall(id: $id) { ${fields} key request text reply error } }`,
);

/** What a task or conversation has used in all; neither for another actor. */
export const usedBy = operation<
  {
    task: {
      readonly promptTokens: number;
      readonly completionTokens: number;
      readonly costUsd: number;
    } | null;
    conversation: {
      readonly totals: {
        readonly calls: number;
        readonly promptTokens: number;
        readonly completionTokens: number;
        readonly costUsd: number;
      };
    } | null;
  },
  { id: string }
>(`query UsedBy($id: ID!) {
  task(id: $id) { promptTokens completionTokens costUsd }
  conversation(id: $id) { totals { calls promptTokens completionTokens costUsd } }
}`);

/** A turn of one tree, by which its calls may have changed. */
export const treeTurns = operation<
  { actorChanged: { readonly cursor: string } },
  { root: string | null; after: string | null }
>(`subscription TreeTurns($root: String, $after: Cursor) {
  actorChanged(root: $root, after: $after) { ... on ActorChanged { cursor } ... on GapMarker { cursor } }
}`);
