import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

/** An agent of a crew, with what it has done so far. */
export const Worker = defineEntity({
  name: 'Worker',
  tableName: 'worker',
  properties: {
    crew: p.text().primary(),
    key: p.text().primary(),
    name: p.text(),
    kind: p.text(),
    capabilities: p.json<readonly string[]>().columnType('jsonb'),
    available: p.boolean(),
    removed: p.boolean(),
    current: p.text().strictNullable(),
    completed: p.integer(),
    failed: p.integer(),
    totalMs: p.bigint('number'),
    tokens: p.bigint('number'),
    costUsd: p.double().$type<number>().runtimeType('number'),
    heartbeatAt: p.datetime(3),
  },
});

export type WorkerRow = InferEntity<typeof Worker>;
