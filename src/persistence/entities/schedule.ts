import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { JsonObject, OverlapPolicy, ScheduleStatus } from '#core';

/** A schedule as it stands now. */
export const Schedule = defineEntity({
  name: 'Schedule',
  tableName: 'schedule',
  properties: {
    address: p.text().primary(),
    name: p.text(),
    timing: p.json<JsonObject>().columnType('jsonb'),
    misfire: p.json<JsonObject>().columnType('jsonb'),
    overlap: p.text().$type<OverlapPolicy>(),
    action: p.json<JsonObject>().columnType('jsonb'),
    status: p.text().$type<ScheduleStatus>(),
    nextAt: p.datetime(3).strictNullable(),
    lastFiredAt: p.datetime(3).strictNullable(),
    fired: p.integer(),
    createdBy: p.text(),
    createdAt: p.datetime(3),
    updatedAt: p.datetime(3),
  },
});

export type ScheduleRow = InferEntity<typeof Schedule>;
