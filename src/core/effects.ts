import type { ActorEvent } from './turn.ts';

/** What an effect handler knows of its call. */
export interface EffectContext {
  /** Stable idempotency key: the effect's durable address. The same on every try. */
  readonly key: string;
  /** From 1. */
  readonly attempt: number;
  /** Address of the actor that asked, and of the root of its tree. */
  readonly address: string;
  readonly root: string;
  /** Aborted when the actor leaves the state that asked, is stopped, or the runtime shuts down. */
  readonly signal: AbortSignal;
  /** Shows live text to subscribers; not stored. `offset` is the length of the text before `delta`. */
  stream(delta: string, offset: number): void;
  /** Sends an event to the actor that asked, durably, before the result. */
  notify(event: ActorEvent): Promise<void>;
}

/**
 * Runs work outside a chart. A rejection becomes the chart's error event: `{ error: PlainError }`;
 * a `RetryableError` is tried again with back-off first (5 tries).
 */
export interface EffectHandler {
  /** Source or action name in the chart. */
  readonly source: string;
  /**
   * True when running it twice with the same key does no harm: after a crash it runs again.
   * False: after a crash it is parked as `outcomeUnknown` for a person.
   */
  readonly retrySafe: boolean;
  run(input: never, context: EffectContext): Promise<unknown>;
}

/** One row to write in the turn's own transaction. Columns are snake_case, as in the table; `at` times are ISO text. */
export interface ProjectionWrite {
  readonly table: string;
  /** `insert` fails on a duplicate key; `upsert` replaces the given columns; `update` changes the given columns of the row with this key. */
  readonly mode: 'insert' | 'upsert' | 'update';
  readonly row: Readonly<Record<string, unknown>>;
}

/** What a projector knows of the turn. */
export interface ProjectionTurn {
  readonly address: string;
  readonly root: string;
  readonly seq: number;
  /** Milliseconds since the Unix epoch. */
  readonly at: number;
}

/** Turns an emitted fact into rows, and into the slim form that the journal and the feed keep. Pure. */
export interface Projector {
  /** Type of the emitted event. */
  readonly type: string;
  rows(fact: never, turn: ProjectionTurn): readonly ProjectionWrite[];
  /** The form kept in the journal: ids and small values, no bodies. Absent: the fact as it is. */
  slim?(fact: never): { readonly type: string };
}
