import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

/** Limits of an actor and everything below it, opened in the actor's first turn. Null: not limited. */
export const Budget = defineEntity({
  name: 'Budget',
  tableName: 'budget',
  properties: {
    address: p.text().primary(),
    root: p.text(),
    limitTokens: p.bigint('number').strictNullable(),
    limitCostUsd: p.double().$type<number>().runtimeType('number').strictNullable(),
    limitModelCalls: p.bigint('number').strictNullable(),
    limitTurns: p.bigint('number').strictNullable(),
    limitWallClockMs: p.bigint('number').strictNullable(),
    openedAt: p.datetime(3),
  },
});

export type BudgetRecord = InferEntity<typeof Budget>;
