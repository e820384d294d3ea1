import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { JsonValue } from '#core';

/** An event of the bus. */
export const BusEvent = defineEntity({
  name: 'BusEvent',
  tableName: 'bus_event',
  properties: {
    id: p.text().primary(),
    topic: p.text(),
    payload: p.json<JsonValue>().columnType('jsonb').strictNullable(),
    publisher: p.text().strictNullable(),
    cause: p.text().strictNullable(),
    root: p.text(),
    depth: p.integer(),
    refused: p.text().strictNullable(),
    at: p.datetime(3),
  },
});

export type BusEventRow = InferEntity<typeof BusEvent>;
