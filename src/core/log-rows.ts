import type { JsonObject } from './json.ts';

export const logLevels = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof logLevels)[number];

/** A fact of the journal as a line of a log. */
export interface LogRow {
  /** Commit position of the turn. */
  readonly position: number;
  /** Place of the fact within its turn, from 1; 0 for the failure of the actor itself. */
  readonly slot: number;
  readonly at: Date;
  /** Durable address of the actor that told it. */
  readonly address: string;
  readonly root: string;
  /** The fact's type. */
  readonly kind: string;
  readonly level: LogLevel;
  /** The agent that it is about: a key, or an address. */
  readonly agent: string | null;
  /** As the journal keeps it: without what the rows hold. */
  readonly fact: JsonObject;
}

export interface LogFilter {
  /** Only lines of this level and above. */
  readonly level?: LogLevel;
  /** Key of an agent of the crew, or address of an agent of a conversation. */
  readonly agent?: string;
  readonly root?: string;
  /** Address of an actor: it and everything below it. */
  readonly within?: string;
  readonly since?: Date;
  readonly until?: Date;
  readonly kinds?: readonly string[];
  /** Only turns at these commit positions. */
  readonly positions?: readonly number[];
}
