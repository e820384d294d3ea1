import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { JsonObject, ReactionKind, RunStatus } from '#core';

/** A run of a schedule. */
export const ScheduleRun = defineEntity({
  name: 'ScheduleRun',
  tableName: 'schedule_run',
  properties: {
    key: p.text().primary(),
    schedule: p.text(),
    fireAt: p.datetime(3),
    manual: p.boolean(),
    status: p.text().$type<RunStatus>(),
    reaction: p.text().$type<ReactionKind>(),
    target: p.text().strictNullable(),
    error: p.json<JsonObject>().columnType('jsonb').strictNullable(),
    at: p.datetime(3),
    endedAt: p.datetime(3).strictNullable(),
  },
});

export type ScheduleRunRow = InferEntity<typeof ScheduleRun>;
