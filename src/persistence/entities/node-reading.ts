import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { JsonObject } from '#core';

const figure = () => p.double().$type<number>().runtimeType('number');

/** What a node carries, as last sampled. */
export const NodeReading = defineEntity({
  name: 'NodeReading',
  tableName: 'node_reading',
  properties: {
    node: p.text().primary(),
    host: p.text(),
    pid: p.integer(),
    processCpu: figure(),
    machineCpu: figure(),
    rssBytes: p.bigint('number'),
    heapUsedBytes: p.bigint('number'),
    heapLimitBytes: p.bigint('number'),
    eventLoopLagMs: figure(),
    queueAgeMs: p.bigint('number'),
    pendingMail: p.integer(),
    spawnsPerMinute: p.integer(),
    level: p.text(),
    levels: p.json<JsonObject>().columnType('jsonb'),
    since: p.datetime(3),
    at: p.datetime(3),
  },
});

export type NodeReadingRow = InferEntity<typeof NodeReading>;
