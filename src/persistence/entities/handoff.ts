import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { HandoffSummary } from '#core';

/** A hand-over of a subtask from one agent to the next. */
export const Handoff = defineEntity({
  name: 'Handoff',
  tableName: 'handoff',
  properties: {
    address: p.text().primary(),
    number: p.integer().primary(),
    task: p.text(),
    subtask: p.text(),
    attempt: p.integer(),
    fromAgent: p.text(),
    toAgent: p.text().strictNullable(),
    reason: p.text(),
    summary: p.json<HandoffSummary>().columnType('jsonb'),
    at: p.datetime(3),
  },
});

export type HandoffRow = InferEntity<typeof Handoff>;
