import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { JsonObject } from '#core';

/** One call of a tool, written before it starts and completed after it ended. */
export const ToolCall = defineEntity({
  name: 'ToolCall',
  tableName: 'tool_call',
  properties: {
    key: p.text().primary(),
    id: p.text(),
    address: p.text(),
    root: p.text(),
    name: p.text(),
    arguments: p.text(),
    status: p.text().$type<'started' | 'again' | 'completed' | 'failed'>(),
    result: p.text().strictNullable(),
    error: p.json<JsonObject>().columnType('jsonb').strictNullable(),
    startedAt: p.datetime(3),
    endedAt: p.datetime(3).strictNullable(),
  },
});

export type ToolCallRow = InferEntity<typeof ToolCall>;
