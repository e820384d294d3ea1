import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

/** A process that runs actors, with the key of the advisory lock that it holds while it lives. */
export const Node = defineEntity({
  name: 'Node',
  tableName: 'node',
  properties: {
    id: p.text().primary(),
    /** Any 64 bits, hence not a number. */
    lockKey: p.bigint('string'),
    pid: p.integer(),
    startedAt: p.datetime(3).defaultRaw('now()'),
    /** The newest emergency stop that it heeds. */
    haltsHeeded: p.bigint('number').default(0),
    seenAt: p.datetime(3).defaultRaw('now()'),
  },
});

export type NodeRow = InferEntity<typeof Node>;
