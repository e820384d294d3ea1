import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

/** An emergency stop of a tree that is in force. */
export const Halt = defineEntity({
  name: 'Halt',
  tableName: 'halt',
  properties: {
    root: p.text().primary(),
    /** Grows with each new stop. */
    n: p.bigint('number').autoincrement().columnType('bigint'),
    reason: p.text(),
    at: p.datetime(3).defaultRaw('now()'),
  },
});

export type HaltRow = InferEntity<typeof Halt>;
