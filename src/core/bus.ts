import type { JsonObject, JsonValue } from './json.ts';

/** Address of the event bus that the application starts. */
export const mainBus = 'event-bus/main';

/** Most links of a chain of causes. An event that would be further from its root is refused, so that cycles end. */
export const maxCausalDepth = 16;

/**
 * Most events that one first cause may bring about. Rules that set each other off would multiply within the links that
 * a chain may have: three that answer each other make more than forty million.
 */
export const maxChainEvents = 1_000;

/** What caused something: an event of the bus, an actor, or a run of a schedule. */
export interface Cause {
  /** Id of the event, address of the actor, or key of the run. */
  readonly id: string;
  /** The same for the first link of the chain. */
  readonly root: string;
  /** Links between the root and this cause: 0 for the root itself. */
  readonly depth: number;
}

/** Asks the bus to publish. Sent by {@link publication}, or by the API. */
export interface BusPublish {
  readonly type: 'bus.publish';
  /** Words joined by dots, such as `orders.created`. */
  readonly topic: string;
  /** At most 65,536 characters as JSON. */
  readonly payload: JsonValue;
  /** Absent: the actor that publishes. */
  readonly cause?: Cause | undefined;
}

/** What a subscriber gets. */
export interface BusDelivery {
  readonly type: 'bus.event';
  /** Id of the event. */
  readonly event: string;
  readonly topic: string;
  readonly payload: JsonValue;
  /** To be handed on with what the subscriber publishes because of this. */
  readonly cause: Cause;
}

/**
 * The message that publishes an event. Within a chart:
 * `sendTo(({ system }) => actorAt(system, mainBus), ({ event }) => publication('orders.packed', { id: 7 }, event))`.
 * `because` is the event that the actor acts on: when the bus has delivered it, it becomes the cause.
 */
export function publication(topic: string, payload: JsonValue, because?: object): BusPublish {
  const { cause } = (because ?? {}) as { readonly cause?: Cause };
  return { type: 'bus.publish', topic, payload, ...(cause === undefined ? {} : { cause }) };
}

/** The message that subscribes the sender to a pattern of topics: it gets each as a {@link BusDelivery}. */
export function subscription(pattern: string): { readonly type: 'bus.subscribe'; readonly pattern: string } {
  return { type: 'bus.subscribe', pattern };
}

export type RuleKind = 'rule' | 'subscription';

/** Kinds of what a rule sets off. */
export type ReactionKind = 'task' | 'actor' | 'publish' | 'send';

/** What became of a rule that an event met. */
export type FireOutcome = 'launching' | 'started' | 'sent' | 'published' | 'limited' | 'failed';

/** At most so many within so much time, on average; a burst may use them at once. */
export interface FireLimit {
  readonly events: number;
  readonly perSeconds: number;
}

/** An event was published, or refused for the reason given. */
export interface BusPublished {
  readonly type: 'bus.published';
  readonly event: string;
  readonly topic: string;
  readonly payload: JsonValue;
  readonly publisher: string | null;
  readonly cause: string | null;
  readonly root: string;
  readonly depth: number;
  readonly refused: string | null;
}

/** A rule or subscription as it stands now. */
export interface RuleChanged {
  readonly type: 'rule.changed';
  readonly rule: string;
  readonly kind: RuleKind;
  readonly name: string;
  readonly pattern: string;
  readonly condition: JsonObject | null;
  readonly action: JsonObject;
  readonly limit: FireLimit | null;
  readonly enabled: boolean;
  readonly createdBy: string | null;
  /** Milliseconds since the Unix epoch. */
  readonly createdAt: number;
  readonly removed: boolean;
}

/** An event met a rule. */
export interface RuleFired {
  readonly type: 'rule.fired';
  readonly rule: string;
  readonly event: string;
  readonly outcome: FireOutcome;
  readonly reaction: ReactionKind;
  /** Address of what was started or sent to; topic of what was published. */
  readonly target: string | null;
  /** Set when an actor or task was started. */
  readonly cause: Cause | null;
  /** So far, this one included. */
  readonly fired: number;
  readonly limited: number;
}

/** What a rule set off has begun, or could not. */
export interface RuleSettled {
  readonly type: 'rule.settled';
  readonly rule: string;
  readonly event: string;
  readonly outcome: 'started' | 'failed';
  readonly error: { readonly code: string; readonly message: string } | null;
}

/** Input of the effect `launch`: starts a task, or an actor of a chart, under an address that was chosen before. */
export interface LaunchInput {
  /** Part of the address behind `<chart>/`. The same one again starts nothing. */
  readonly id: string;
  readonly what:
    | { readonly kind: 'task'; readonly description: string; readonly options: JsonObject }
    | { readonly kind: 'actor'; readonly chart: string; readonly input: JsonValue };
  /** Who is named as the sender of the start. */
  readonly by: string;
  /** Handed to charts whose input takes a `cause`. */
  readonly cause: Cause;
}

export interface LaunchOutput {
  readonly address: string;
}

/** Input of the effect `findEnded`: asks which of these actors are over, or not there any more. */
export interface FindEndedInput {
  readonly addresses: readonly string[];
}

export interface FindEndedOutput {
  readonly ended: readonly string[];
}

/** Input of the effect `follow`: waits until an actor, or a task, has ended. */
export interface FollowInput {
  readonly address: string;
}

export interface FollowOutput {
  readonly succeeded: boolean;
  /** The last status of the task or actor. */
  readonly status: string;
}

export type BusFact = BusPublished | RuleChanged | RuleFired | RuleSettled;

/** A stored event. */
export interface BusEventRow {
  readonly id: string;
  readonly topic: string;
  readonly payload: JsonValue;
  readonly publisher: string | null;
  readonly cause: string | null;
  readonly root: string;
  readonly depth: number;
  readonly refused: string | null;
  readonly at: Date;
}

export interface BusEventFilter {
  /** Pattern of topics, in its plain form. */
  readonly pattern?: string;
  readonly publisher?: string;
  /** Only events of this chain. */
  readonly root?: string;
  readonly since?: Date;
  readonly until?: Date;
}

export interface RuleRow {
  readonly id: string;
  readonly kind: RuleKind;
  readonly name: string;
  readonly pattern: string;
  readonly condition: JsonObject | null;
  readonly action: JsonObject;
  readonly rateLimit: JsonObject | null;
  readonly enabled: boolean;
  readonly fired: number;
  readonly limited: number;
  readonly lastFiredAt: Date | null;
  readonly createdBy: string | null;
  readonly createdAt: Date;
  readonly removedAt: Date | null;
}

export interface RuleFilter {
  readonly kind?: RuleKind;
  readonly removed?: boolean;
}

export interface RuleFireRow {
  readonly event: string;
  readonly rule: string;
  readonly outcome: FireOutcome;
  readonly reaction: ReactionKind;
  readonly target: string | null;
  readonly error: JsonObject | null;
  readonly at: Date;
}

export type CausalKind = 'event' | 'actor' | 'run';

/** One link of a chain of causes, as seen from the thing that was asked about. */
export interface CausalRow {
  /** What was asked about. */
  readonly of: string;
  readonly id: string;
  readonly kind: CausalKind;
  readonly cause: string | null;
  /** Rule or schedule that made the link. */
  readonly via: string | null;
  /** Links from the thing that was asked about: 1 for its direct cause or consequence. */
  readonly distance: number;
  readonly at: Date;
}
