import { operation, type Page, type UserError } from './operation.ts';

export interface ActorRow {
  readonly address: string;
  readonly chartName: string;
  readonly chartVersion: string;
  readonly status: string;
  readonly seq: number;
  readonly paths: readonly string[];
  readonly updatedAt: string;
}

export const listActors = operation<
  { actors: Page<ActorRow> & { readonly totalCount: number } },
  {
    first: number;
    after: string | null;
    filter: {
      chart?: string;
      statuses?: readonly string[];
      root?: string;
      path?: string;
      tag?: string;
      rootsOnly?: boolean;
    };
  }
>(`query ListActors($first: Int, $after: Cursor, $filter: ActorFilter) {
  actors(first: $first, after: $after, filter: $filter) {
    totalCount
    nodes { address chartName chartVersion status seq paths updatedAt }
    pageInfo { hasNextPage endCursor }
  }
}`);

export interface ChartRow {
  readonly name: string;
  readonly version: string;
  readonly structureHash: string;
  readonly description: string;
  readonly events: readonly { readonly type: string }[];
}

export const listCharts = operation<
  { charts: Page<ChartRow> & { readonly totalCount: number } },
  { first: number; after: string | null }
>(`query ListCharts($first: Int, $after: Cursor) {
  charts(first: $first, after: $after) {
    totalCount
    nodes { name version structureHash description events { type } }
    pageInfo { hasNextPage endCursor }
  }
}`);

export interface ActorDetail extends ActorRow {
  readonly state: unknown;
  readonly tags: readonly string[];
  readonly context: unknown;
  readonly output: unknown;
  readonly error: { readonly name: string; readonly message: string; readonly code: string | null } | null;
  readonly accepts: readonly { readonly type: string }[];
  readonly timers: readonly { readonly name: string; readonly due: string }[];
  readonly effects: readonly { readonly source: string; readonly status: string; readonly attempt: number }[];
  readonly createdAt: string;
}

export const findActor = operation<{ actor: ActorDetail | null }, { address: string }>(
  `query FindActor($address: String!) {
  actor(address: $address) {
    address chartName chartVersion status seq state paths tags context output error { name message code }
    accepts { type } timers { name due } effects { source status attempt } createdAt updatedAt
  }
}`,
);

export const sendEvent = operation<
  {
    sendEvent: {
      receipt: {
        readonly address: string;
        readonly seq: number;
        readonly state: unknown;
        readonly status: string;
        readonly duplicate: boolean;
      } | null;
      errors: readonly (UserError & { readonly accepts?: readonly string[] })[];
    };
  },
  { address: string; event: unknown; idempotencyKey: string }
>(`mutation SendEvent($address: String!, $event: JSON!, $idempotencyKey: String) {
  sendEvent(address: $address, event: $event, idempotencyKey: $idempotencyKey) {
    receipt { address seq state status duplicate }
    errors { code message ... on NotAcceptedError { accepts } }
  }
}`);
