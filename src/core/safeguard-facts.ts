import type { JsonObject } from './json.ts';

/** What a safeguard saw or did: a queue stopped, a circuit opened, pressure on a node, a tree run away, a policy, an agent begun anew. */
export type AlertKind = 'queue' | 'breaker' | 'resources' | 'runaway' | 'policy' | 'crew';
export type AlertLevel = 'info' | 'warning' | 'critical';

/** Something that people who run the system should know. */
export interface SafeguardAlerted {
  readonly type: 'safeguard.alerted';
  readonly kind: AlertKind;
  readonly level: AlertLevel;
  /** What it is about: a queue, a provider, an agent type, a node, an actor. */
  readonly subject: string;
  /** One sentence for people. */
  readonly message: string;
  /** Root of the tree that it is about, if it is about one. */
  readonly root: string | null;
  readonly details: JsonObject;
}

export type BreakerKind = 'provider' | 'agent';
export type BreakerState = 'closed' | 'open' | 'halfOpen';

/** A circuit breaker as it stands after a report or a change. */
export interface BreakerChanged {
  readonly type: 'breaker.changed';
  /** Name of the provider or agent type. */
  readonly subject: string;
  readonly kind: BreakerKind;
  readonly state: BreakerState;
  /** Failures in a row, and how many of them open it. */
  readonly consecutiveFailures: number;
  readonly failures: number;
  readonly succeeded: number;
  readonly failed: number;
  /** Milliseconds since the Unix epoch; null while it is not open. */
  readonly openUntil: number | null;
  readonly reason: string | null;
}

export interface BreakerRow {
  readonly address: string;
  readonly subject: string;
  readonly kind: BreakerKind;
  readonly state: BreakerState;
  readonly consecutiveFailures: number;
  readonly failures: number;
  readonly succeeded: number;
  readonly failed: number;
  readonly openUntil: Date | null;
  readonly reason: string | null;
  readonly updatedAt: Date;
}

/** Somebody cut in while a subtask was worked on. */
export interface SubtaskInterjected {
  readonly type: 'subtask.interjected';
  readonly task: string;
  readonly subtask: string;
  /** Key of the work's session, and the interjection's number in it, from 1. */
  readonly session: string;
  readonly number: number;
  readonly text: string;
  readonly from: string;
}

export type SafeguardFact = SafeguardAlerted | BreakerChanged | SubtaskInterjected;

export interface AlertRow {
  readonly id: string;
  readonly kind: AlertKind;
  readonly level: AlertLevel;
  readonly subject: string;
  readonly message: string;
  readonly root: string | null;
  readonly address: string;
  readonly details: JsonObject;
  readonly at: Date;
}

export interface AlertFilter {
  readonly kinds?: readonly AlertKind[];
  readonly levels?: readonly AlertLevel[];
  readonly subject?: string;
  readonly root?: string;
}
