import { type Counted, counted, operation, type PageVariables, type UserError } from './operation.ts';

export interface EventView {
  readonly key: string;
  readonly topic: string;
  readonly payload: unknown;
  readonly publisher: string | null;
  readonly cause: string | null;
  readonly rootCause: string;
  readonly depth: number;
  readonly refused: string | null;
  readonly at: string;
}

export interface EventFilter {
  readonly topic?: string;
  readonly publisher?: string;
  readonly root?: string;
  readonly since?: string;
}

const fields = 'key topic payload publisher cause rootCause depth refused at';

export const listEvents = operation<
  { head: string; busEvents: Counted<EventView> },
  PageVariables & { readonly filter: EventFilter }
>(`query ListEvents($first: Int, $after: Cursor, $filter: BusEventFilter) {
  head
  busEvents(first: $first, after: $after, filter: $filter) { nodes { ${fields} } ${counted} }
}`);

/** A link of a chain of causes. */
export interface LinkView {
  readonly link: string;
  readonly kind: 'event' | 'actor' | 'run';
  readonly via: string | null;
  readonly distance: number;
  readonly at: string;
  readonly event: { readonly topic: string } | null;
  readonly actor: { readonly chartName: string; readonly status: string } | null;
}

export interface EventDetail extends EventView {
  /** Nearest first, up to the first link. */
  readonly ancestry: readonly LinkView[];
  readonly consequences: readonly LinkView[];
  readonly fires: readonly {
    readonly ruleKey: string;
    readonly outcome: string;
    readonly reaction: string;
    readonly target: string | null;
    readonly error: unknown;
    readonly rule: { readonly name: string; readonly pattern: string } | null;
  }[];
}

const link = 'link kind via distance at event { topic } actor { chartName status }';

export const showEvent = operation<{ busEvent: EventDetail | null }, { id: string }>(
  `query ShowEvent($id: ID!) {
  busEvent(id: $id) {
    ${fields} ancestry { ${link} } consequences { ${link} }
    fires { ruleKey outcome reaction target error rule { name pattern } }
  }
}`,
);

export const publishEvent = operation<
  { publishEvent: { event: EventView | null; errors: readonly UserError[] } },
  { topic: string; payload: unknown; because: string | null; idempotencyKey: string }
>(`mutation PublishEvent($topic: String!, $payload: JSON, $because: ID, $idempotencyKey: String) {
  publishEvent(topic: $topic, payload: $payload, because: $because, idempotencyKey: $idempotencyKey) {
    event { ${fields} } errors { code message }
  }
}`);

export type EventStreamed =
  | { readonly __typename: 'BusEventAdded'; readonly cursor: string; readonly event: EventView }
  | { readonly __typename: 'GapMarker'; readonly cursor: string };

export const followEvents = operation<
  { events: EventStreamed },
  { pattern: string | null; after: string | null }
>(`subscription FollowEvents($pattern: String, $after: Cursor) {
  events(pattern: $pattern, after: $after) {
    __typename ... on BusEventAdded { cursor event { ${fields} } } ... on GapMarker { cursor }
  }
}`);
