import { type BudgetExhaustion, type JsonObject, TerminalError } from '#core';

/** A call does not fit the budget of the actor that asks, or of one above it. Travels to the chart with its figures. */
export class BudgetExhaustedError extends TerminalError {
  static because(exhaustion: BudgetExhaustion): BudgetExhaustedError {
    return new BudgetExhaustedError(exhaustion.message, {
      code: 'budget.exhausted',
      carried: { ...exhaustion } as unknown as JsonObject,
    });
  }
}
