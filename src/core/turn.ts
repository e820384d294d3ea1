import type { PlainError } from './errors.ts';
import type { JsonObject, JsonValue } from './json.ts';

export type ActorStatus = 'active' | 'done' | 'stopped' | 'failed' | 'quarantined';

/** An event as actors send it: JSON with a `type`. */
export interface ActorEvent {
  readonly type: string;
  readonly [key: string]: unknown;
}

/** Something a turn made known to the outside: what the chart gave to `emit`, as stored in the journal. */
export interface Fact {
  readonly type: string;
  readonly [key: string]: JsonValue;
}

/** The acknowledgement of one event: its turn is committed. */
export interface TurnReceipt {
  readonly address: string;
  readonly seq: number;
  /** The commit position: the cursor value right after this turn. */
  readonly position: number;
  readonly state: JsonValue;
  readonly status: ActorStatus;
  /** True when an earlier send with the same idempotency key had been applied; the values are those of that first turn. */
  readonly duplicate: boolean;
}

/** One committed turn, as the journal keeps it and the change feed delivers it. */
export interface JournalEntry {
  readonly position: number;
  readonly address: string;
  readonly root: string;
  readonly chart: string;
  readonly seq: number;
  readonly event: ActorEvent;
  /** Address of an actor, or a name given by the caller of `send`. */
  readonly sender: string | null;
  /** Id of the message that carried the event: `<sender address>@<sender seq>.<index>` between actors. */
  readonly messageId: string;
  readonly key: string | null;
  /** The state value after the turn. */
  readonly state: JsonValue;
  readonly status: ActorStatus;
  readonly facts: readonly Fact[];
  /** Milliseconds since the Unix epoch. */
  readonly at: number;
}

export interface SendOptions {
  /** Idempotency key: a second send to the same actor with the same key changes nothing and gives the first outcome. */
  readonly key?: string;
  /** Who sends: shown in the journal. Not an authorisation. */
  readonly sender?: string;
}

export interface StartRequest {
  readonly chart: string;
  readonly input?: JsonValue;
  /** The part of the address after `<chart>/`. Default: a new ULID. Starting an existing address again is a no-op. */
  readonly id?: string;
  readonly sender?: string;
}

/** An event that the actor would take now, and the JSON schema of its payload when the chart declares one. */
export interface AcceptedEvent {
  readonly type: string;
  readonly schema: JsonObject | null;
}

/** A live look into one actor. */
export interface ActorView {
  readonly address: string;
  readonly chart: string;
  readonly chartVersion: string;
  readonly structureHash: string;
  readonly parent: string | null;
  readonly root: string;
  readonly status: ActorStatus;
  readonly seq: number;
  readonly state: JsonValue;
  /** Active states as dotted paths, outermost first. */
  readonly paths: readonly string[];
  readonly tags: readonly string[];
  readonly context: JsonObject;
  readonly output: JsonValue;
  readonly error: PlainError | null;
  readonly accepts: readonly AcceptedEvent[];
}

/** Live text of one running effect (a model's words as they stream); never stored token by token. */
export interface TokenChunk {
  readonly effect: string;
  readonly address: string;
  readonly root: string;
  /** Try of the effect: a higher one starts the text anew. */
  readonly attempt: number;
  /** Length of all text before `delta`, in UTF-16 units. */
  readonly offset: number;
  readonly delta: string;
  /** True on the last chunk of a try. */
  readonly end: boolean;
}

/** Part of the feed that a slow reader missed: read `(from, to]` again through queries, or from the journal. */
export interface FeedGap {
  readonly gap: true;
  readonly from: number;
  readonly to: number;
}

export interface FeedFilter {
  /** Only turns of this tree. */
  readonly root?: string;
  /** Only turns of this actor. */
  readonly address?: string;
}

export interface FeedRequest extends FeedFilter {
  /** Deliver what was committed after this position; absent: from now on. */
  readonly after?: number;
  readonly signal?: AbortSignal;
  /** What counts as pruned for this reader: default the tree of `root` or `address`, or everything. */
  readonly pruned?: string;
  /** Entries kept for a reader that does not keep up, default 1,000; then it reads from the journal again. */
  readonly bufferSize?: number;
}

/** Some turns behind `after` and up to `upTo` were pruned; those that are still there come all the same. */
export interface PrunedTurns {
  readonly prunedAfter: number;
  readonly upTo: number;
}

/** Committed turns in commit order, gap-free. */
export interface Feed {
  /** Up to `limit` entries after the position, oldest first. */
  read(
    request: FeedFilter & { readonly after: number; readonly limit: number },
  ): Promise<readonly JournalEntry[]>;
  subscribe(request: FeedRequest): AsyncIterableIterator<JournalEntry>;
  /** The same, for readers that must not miss silently what was pruned: they are told before the turns around it. */
  follow(request: FeedRequest): AsyncIterableIterator<JournalEntry | PrunedTurns>;
  /** Position of the newest committed turn. */
  head(): Promise<number>;
}

export interface TokenStreams {
  /** What has streamed so far of each running effect of the tree comes first, as one chunk. */
  subscribe(request: {
    readonly root?: string;
    readonly address?: string;
    readonly signal?: AbortSignal;
  }): AsyncIterableIterator<TokenChunk>;
}

/** The runtime as every other room sees it. */
export type EffectVerdict = { readonly output: JsonValue } | { readonly error: PlainError } | 'retry';

export interface ActorRuntime {
  /** Creates a root actor and runs its first turn. Resolves once that is committed. */
  start(request: StartRequest): Promise<TurnReceipt>;
  /**
   * Sends an event and resolves once its turn is committed. Rejects with a terminal error when the actor is unknown or
   * has ended, when the event does not fit the chart's schema, or when the present state does not take it.
   */
  send(address: string, event: ActorEvent, options?: SendOptions): Promise<TurnReceipt>;
  /** Null when there is no such actor. */
  view(address: string): Promise<ActorView | null>;
  /** State, context and accepted events as they were after turn `seq`, by refolding the journal. */
  viewAt(address: string, seq: number): Promise<ActorView | null>;
  /** Stops the actor and everything below it; its rows stay. */
  stop(address: string, options?: SendOptions): Promise<TurnReceipt>;
  /**
   * Holds the tree of `root` (or everything, when null): running effects are aborted within about a second, no turn is
   * taken until `reset`. Resolves when every living node of the database heeds it, or after two seconds.
   */
  emergencyStop(root: string | null, reason: string): Promise<{ readonly halted: number }>;
  /** Ends an emergency stop; aborted effects run again, on other nodes within about a second. */
  reset(root: string | null): Promise<{ readonly resumed: number }>;
  /**
   * Ends the tree of `root` for good, out of an emergency stop or as it runs. Each active actor takes the event that
   * `farewells` has for its chart, if any, and then ends; nothing else happens in the tree any more. An emergency stop
   * of the tree is over then. Asked again after a crash in between, it goes on. Actors of other nodes
   * are taken over for it.
   */
  discard(
    root: string,
    request: { readonly reason: string; readonly farewells?: Readonly<Record<string, ActorEvent>> },
  ): Promise<{ readonly discarded: number }>;
  /** Puts a dead letter back into its actor's mailbox. */
  redrive(deadLetterId: string): Promise<TurnReceipt>;
  /**
   * Says what became of an effect whose outcome is unknown; `retry` runs it again under the same key. Rejects with
   * `effect.unknown` when there is none that waits for a word.
   */
  resolveEffect(address: string, outcome: EffectVerdict): Promise<void>;
  readonly feed: Feed;
  readonly tokens: TokenStreams;
}
