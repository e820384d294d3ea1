import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { JsonObject, JsonValue, PlanSource, TaskStatus } from '#core';

/** A task from its description to its result. */
export const Task = defineEntity({
  name: 'Task',
  tableName: 'task',
  properties: {
    address: p.text().primary(),
    description: p.text(),
    submittedBy: p.text(),
    options: p.json<JsonObject>().columnType('jsonb'),
    status: p.text().$type<TaskStatus>(),
    reason: p.text().strictNullable(),
    failure: p.json<JsonObject>().columnType('jsonb').strictNullable(),
    plan: p.json<JsonObject>().columnType('jsonb').strictNullable(),
    planRevision: p.integer(),
    planSource: p.text().$type<PlanSource>().strictNullable(),
    planPromptVersion: p.text().strictNullable(),
    planProblems: p.json<readonly string[]>().columnType('jsonb').strictNullable(),
    summary: p.text().strictNullable(),
    result: p.text().strictNullable(),
    resultData: p.json<JsonValue>().columnType('jsonb').strictNullable(),
    resultComplete: p.boolean().strictNullable(),
    subtaskCount: p.integer(),
    finishedCount: p.integer(),
    fraction: p.double().$type<number>().runtimeType('number'),
    promptTokens: p.bigint('number'),
    completionTokens: p.bigint('number'),
    costUsd: p.double().$type<number>().runtimeType('number'),
    rehearsal: p.boolean(),
    createdAt: p.datetime(3),
    updatedAt: p.datetime(3),
    finishedAt: p.datetime(3).strictNullable(),
  },
});

export type TaskRow = InferEntity<typeof Task>;
