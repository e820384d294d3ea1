import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { JsonObject } from '#core';

/** One version of a chart as it was registered. */
export const Chart = defineEntity({
  name: 'Chart',
  tableName: 'chart',
  properties: {
    id: p.text().primary(),
    version: p.text().primary(),
    structureHash: p.text().primary(),
    description: p.text().default(''),
    definition: p.json<JsonObject>().columnType('jsonb'),
    registeredAt: p.datetime(3).defaultRaw('now()'),
  },
});

export type ChartRow = InferEntity<typeof Chart>;
