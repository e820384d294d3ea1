import { z } from 'zod';
import {
  type BudgetExhaustion,
  type BudgetFigures,
  type BudgetLimitName,
  isBudgetExhaustion,
  type PlainError,
} from '#core';

/** Most that may be used, by an actor and everything below it; null: not limited. */
export const budgetOptions = z.object({
  tokens: z.int().min(1).nullable().default(null),
  costUsd: z.number().positive().nullable().default(null),
  modelCalls: z.int().min(1).nullable().default(null),
  /** Events that the actors of the task take. */
  turns: z.int().min(1).nullable().default(null),
  /** From the start, pauses and waits for people included. */
  wallClockSeconds: z.number().positive().max(2_592_000).nullable().default(null),
});

export type BudgetOptions = z.infer<typeof budgetOptions>;

/** What a person adds to a budget. */
export const extension = z
  .strictObject({
    tokens: z.int().min(1).optional(),
    costUsd: z.number().positive().optional(),
    modelCalls: z.int().min(1).optional(),
    turns: z.int().min(1).optional(),
    wallClockSeconds: z.number().positive().max(2_592_000).optional(),
  })
  .refine((amounts) => Object.keys(amountsOf(amounts)).length > 0, { message: 'says nothing to add' });

export type Extension = z.infer<typeof extension>;

type Amounts = Readonly<Partial<Record<keyof BudgetOptions, number | undefined>>>;

export interface BudgetState {
  /** As they stand now, extensions included. */
  readonly limits: BudgetFigures;
  readonly openedAt: number;
  /** How often it was extended. */
  readonly revision: number;
  /** Why the task itself cannot go on; subtasks have their own. */
  readonly held: BudgetExhaustion | null;
  readonly question: { readonly id: string; readonly clarification: string } | null;
  /** Until `wallClockMs` is over; only used when that is limited. */
  readonly wallClockLeftMs: number;
}

/** Beyond every limit: without one the delay is armed all the same, and should cost no turn. */
const longestWallClockMs = 31 * 24 * 3_600_000;

export function limitsOf({ wallClockSeconds, ...limits }: BudgetOptions): BudgetFigures {
  return { ...limits, wallClockMs: wallClockSeconds === null ? null : Math.ceil(wallClockSeconds * 1_000) };
}

/** In the units of limits; absent: nothing. */
export function amountsOf(amounts: Amounts): Partial<Record<BudgetLimitName, number>> {
  const { tokens, costUsd, modelCalls, turns, wallClockSeconds } = amounts;
  const wallClockMs = wallClockSeconds == null ? undefined : Math.ceil(wallClockSeconds * 1_000);
  const all = Object.entries({ tokens, costUsd, modelCalls, turns, wallClockMs });
  return Object.fromEntries(all.filter(([, amount]) => amount !== undefined));
}

/** Whether the error of an effect means that a person is to be asked for a larger budget. */
export function asksForBudget(error: PlainError | undefined, onExhausted: 'askPerson' | 'fail'): boolean {
  return onExhausted === 'askPerson' && isOutOfBudget(error);
}

export function isOutOfBudget(error: PlainError | null | undefined): boolean {
  return error?.code === 'budget.exhausted' && isBudgetExhaustion(error.details);
}

export function exhaustionOf(error: PlainError | null): BudgetExhaustion | null {
  return error !== null && isBudgetExhaustion(error.details) ? error.details : null;
}

export function newBudget(options: BudgetOptions): BudgetState {
  return {
    limits: limitsOf(options),
    openedAt: 0,
    revision: 0,
    held: null,
    question: null,
    wallClockLeftMs: longestWallClockMs,
  };
}
