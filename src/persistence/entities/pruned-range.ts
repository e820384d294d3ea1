import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

/** Journal positions of what was pruned: of a tree, or of events of the bus. */
export const PrunedRange = defineEntity({
  name: 'PrunedRange',
  tableName: 'pruned_range',
  properties: {
    n: p.bigint('number').primary().autoincrement().columnType('bigint'),
    /** Root of the tree, or the name of what else was pruned. */
    scope: p.text(),
    firstPosition: p.bigint('number'),
    lastPosition: p.bigint('number'),
    /** Actors whose rows are not all gone yet; null when they are. */
    addresses: p.array().strictNullable(),
    at: p.datetime(3).defaultRaw('now()'),
  },
});

export type PrunedRangeRow = InferEntity<typeof PrunedRange>;
