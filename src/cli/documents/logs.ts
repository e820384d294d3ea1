import { operation } from './operation.ts';

export interface LogView {
  readonly cursor: string;
  readonly at: string;
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly kind: string;
  readonly address: string;
  readonly root: string;
  readonly agent: string | null;
  readonly text: string;
}

export interface LogFilter {
  readonly level?: string;
  readonly agent?: string;
  readonly within?: string;
  readonly since?: string;
}

const fields = 'cursor at level kind address root agent text';

export const listLogs = operation<
  { head: string; logs: { readonly nodes: readonly LogView[] } },
  { first: number; filter: LogFilter }
>(`query ListLogs($first: Int, $filter: LogFilter) {
  head
  logs(first: $first, filter: $filter) { nodes { ${fields} } }
}`);

export type LogEvent =
  | { readonly __typename: 'LogEntryAdded'; readonly cursor: string; readonly entry: LogView }
  | { readonly __typename: 'GapMarker'; readonly cursor: string };

export const logTail = operation<{ logTail: LogEvent }, { filter: LogFilter; after: string | null }>(
  `subscription LogTail($filter: LogFilter, $after: Cursor) {
  logTail(filter: $filter, after: $after) {
    __typename ... on LogEntryAdded { cursor entry { ${fields} } } ... on GapMarker { cursor }
  }
}`,
);
