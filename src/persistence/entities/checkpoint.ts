import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { JsonObject } from '#core';

/** A kept older snapshot, from which the journal is refolded. */
export const Checkpoint = defineEntity({
  name: 'Checkpoint',
  tableName: 'checkpoint',
  properties: {
    address: p.text().primary(),
    seq: p.bigint('number').primary(),
    chartVersion: p.text(),
    structureHash: p.text(),
    snapshot: p.json<JsonObject>().columnType('json').lazy(),
    hash: p.text(),
    at: p.datetime(3),
  },
});

export type CheckpointRow = InferEntity<typeof Checkpoint>;
