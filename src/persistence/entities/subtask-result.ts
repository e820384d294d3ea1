import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { JsonValue, ToolCallSummary } from '#core';

/** The output of one try of a subtask. */
export const SubtaskResult = defineEntity({
  name: 'SubtaskResult',
  tableName: 'subtask_result',
  properties: {
    task: p.text().primary(),
    subtask: p.text().primary(),
    attempt: p.integer().primary(),
    agent: p.text(),
    model: p.text(),
    promptVersion: p.text(),
    output: p.text(),
    data: p.json<JsonValue>().columnType('jsonb').strictNullable(),
    toolCalls: p.json<readonly ToolCallSummary[]>().columnType('jsonb'),
    promptTokens: p.bigint('number'),
    completionTokens: p.bigint('number'),
    costUsd: p.double().$type<number>().runtimeType('number'),
    rehearsal: p.boolean(),
    createdAt: p.datetime(3),
  },
});

export type SubtaskResultRow = InferEntity<typeof SubtaskResult>;
