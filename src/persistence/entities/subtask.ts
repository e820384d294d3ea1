import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { JsonObject, JsonValue, SubtaskStage } from '#core';

/** A piece of a task's plan that was begun; `incarnation` counts how often a person had it begun again. */
export const Subtask = defineEntity({
  name: 'Subtask',
  tableName: 'subtask',
  properties: {
    task: p.text().primary(),
    id: p.text().primary(),
    address: p.text(),
    ordinal: p.integer(),
    title: p.text(),
    description: p.text(),
    capabilities: p.json<readonly string[]>().columnType('jsonb'),
    dependsOn: p.json<readonly string[]>().columnType('jsonb'),
    priority: p.double().$type<number>().runtimeType('number'),
    estimatedSeconds: p.double().$type<number>().runtimeType('number'),
    tier: p.text(),
    validation: p.json<JsonValue>().columnType('jsonb'),
    incarnation: p.integer(),
    stage: p.text().$type<SubtaskStage>(),
    agent: p.text().strictNullable(),
    attempt: p.integer(),
    reason: p.text().strictNullable(),
    error: p.json<JsonObject>().columnType('jsonb').strictNullable(),
    createdAt: p.datetime(3),
    startedAt: p.datetime(3).strictNullable(),
    updatedAt: p.datetime(3),
    finishedAt: p.datetime(3).strictNullable(),
  },
});

export type SubtaskRow = InferEntity<typeof Subtask>;
