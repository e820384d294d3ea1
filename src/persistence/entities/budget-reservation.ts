import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

/** What a call may use, written before it, and what it used, written after it. */
export const BudgetReservation = defineEntity({
  name: 'BudgetReservation',
  tableName: 'budget_reservation',
  properties: {
    key: p.text().primary(),
    root: p.text(),
    address: p.text(),
    status: p.text().$type<'reserved' | 'settled'>(),
    tokens: p.bigint('number'),
    costUsd: p.double().$type<number>().runtimeType('number'),
    usedTokens: p.bigint('number'),
    usedCostUsd: p.double().$type<number>().runtimeType('number'),
    usedModelCalls: p.integer(),
    reservedAt: p.datetime(3),
    settledAt: p.datetime(3).strictNullable(),
  },
});

export type BudgetReservationRecord = InferEntity<typeof BudgetReservation>;
