import type { JsonObject } from './json.ts';

/** What a budget limits. Money is in US dollars; time runs from the opening of the budget, pauses included. */
export const budgetLimitNames = ['tokens', 'costUsd', 'modelCalls', 'turns', 'wallClockMs'] as const;
export type BudgetLimitName = (typeof budgetLimitNames)[number];

/** A figure for each limit; null: not limited. */
export type BudgetFigures = Readonly<Record<BudgetLimitName, number | null>>;

/** Used or reserved so far. */
export type BudgetUse = Readonly<Record<BudgetLimitName, number>>;

/** What a model call may take. */
export interface CallEstimate {
  readonly tokens: number;
  readonly costUsd: number;
}

/** A limit that stands in the way of a call, and whose it is. */
export interface BudgetExhaustion {
  readonly limit: BudgetLimitName;
  /** Address of the actor that the limit belongs to: the one that asked, or one above it. */
  readonly owner: string;
  readonly allowed: number;
  readonly spent: number;
  readonly reserved: number;
  /** What was asked for on top. */
  readonly asked: number;
  /** When the budget of the owner was opened, in milliseconds since the Unix epoch. */
  readonly openedAt: number;
  /** One sentence for people. */
  readonly message: string;
}

export type ReserveAnswer =
  | { readonly status: 'granted' }
  /** It would fit if the calls that are under way used nothing: ask again when one of them has settled. */
  | { readonly status: 'busy'; readonly exhaustion: BudgetExhaustion }
  | { readonly status: 'exhausted'; readonly exhaustion: BudgetExhaustion };

export interface Reservation {
  /** Idempotency key of the call. The same key again is the same reservation. */
  readonly key: string;
  /** Actor that asks; its budget and those of all above it in its tree are charged. */
  readonly address: string;
  readonly root: string;
  readonly estimate: CallEstimate;
  /** Milliseconds since the Unix epoch. */
  readonly at: number;
}

/**
 * What trees of actors may use and have used, in rows: reserved before a call and settled after it, so that calls at
 * the same time never go beyond a limit together, whoever dies in between. Every change is committed when its promise
 * resolves.
 */
export interface BudgetLedger {
  /**
   * Sets an estimate aside, for the actor and for all above it, all or nothing. Granted without a reservation when
   * nothing above the actor has a budget, and when a reply is recorded under the key: it is not paid for twice.
   */
  reserve(call: Reservation): Promise<ReserveAnswer>;
  /**
   * Ends a reservation with what the recorded model calls under its key used; nothing, when none was sent. A request
   * whose outcome nobody knows counts as all that was set aside. An unknown or settled key changes nothing.
   */
  settle(call: { readonly key: string; readonly at: number }): Promise<void>;
  /** Settles the reservations whose effect is gone and whose calls have all ended; resolves to how many. */
  settleAbandoned(at: number): Promise<number>;
}

/** The budget of an actor and everything below it, as it stands. */
export interface BudgetRow {
  readonly address: string;
  readonly root: string;
  /** The next actor above it with a budget. */
  readonly parent: string | null;
  readonly limits: BudgetFigures;
  readonly used: BudgetUse;
  readonly reserved: BudgetUse;
  /** The least that it and everyone above it have left; null: not limited. */
  readonly remaining: BudgetFigures;
  readonly openedAt: Date;
}

/** An exhaustion as it travels with an error to the chart. */
export function isBudgetExhaustion(
  details: JsonObject | undefined,
): details is JsonObject & BudgetExhaustion {
  return details !== undefined && budgetLimitNames.some((name) => name === details['limit']);
}
