import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { JsonObject } from '#core';

/** What the validation rules found in one output; `subtask` is empty for the result of the task. */
export const ValidationReport = defineEntity({
  name: 'ValidationReport',
  tableName: 'validation_report',
  properties: {
    task: p.text().primary(),
    subtask: p.text().primary(),
    attempt: p.integer().primary(),
    passed: p.boolean(),
    score: p.double().$type<number>().runtimeType('number'),
    action: p.text(),
    problems: p.json<readonly string[]>().columnType('jsonb'),
    report: p.json<JsonObject>().columnType('jsonb'),
    createdAt: p.datetime(3),
  },
});

export type ValidationReportRow = InferEntity<typeof ValidationReport>;
