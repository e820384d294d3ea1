import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { ActorEvent, JsonValue } from '#core';

/** A message that its actor could not take. */
export const DeadLetter = defineEntity({
  name: 'DeadLetter',
  tableName: 'dead_letter',
  properties: {
    id: p.text().primary(),
    address: p.text(),
    messageId: p.text(),
    event: p.json<ActorEvent>().columnType('json'),
    sender: p.text().strictNullable(),
    key: p.text().strictNullable(),
    attempts: p.integer(),
    reason: p.text(),
    error: p.json<JsonValue>().columnType('jsonb').strictNullable(),
    at: p.datetime(3),
    redrivenAt: p.datetime(3).strictNullable(),
  },
});

export type DeadLetterRow = InferEntity<typeof DeadLetter>;
