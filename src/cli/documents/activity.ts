import { operation } from './operation.ts';

export interface ActivityView {
  readonly key: string;
  readonly parent: string | null;
  readonly kind: 'actor' | 'event' | 'run' | 'modelCall' | 'toolCall';
  readonly name: string;
  readonly detail: string;
  readonly status: string;
  readonly depth: number;
  readonly began: string;
  readonly ended: string | null;
}

export interface ActivityPage {
  readonly nodes: readonly ActivityView[];
  readonly hasNextPage: boolean;
  readonly endCursor: string | null;
}

export const showActivity = operation<
  { head: string; activity: ActivityPage },
  { root: string; depth: number; first: number; after: string | null }
>(`query ShowActivity($root: ID!, $depth: Int, $first: Int, $after: Cursor) {
  head
  activity(root: $root, depth: $depth, first: $first, after: $after) {
    nodes { key parent kind name detail status depth began ended } hasNextPage endCursor
  }
}`);
