import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { ActorEvent, JsonValue } from '#core';

/** A message that waits for its actor. */
export const Mailbox = defineEntity({
  name: 'Mailbox',
  tableName: 'mailbox',
  properties: {
    n: p.bigint('number').primary().autoincrement().columnType('bigint'),
    address: p.text(),
    messageId: p.text(),
    event: p.json<ActorEvent>().columnType('json'),
    sender: p.text().strictNullable(),
    key: p.text().strictNullable(),
    attempts: p.integer().default(0),
    notBefore: p.datetime(3).strictNullable(),
    lastError: p.json<JsonValue>().columnType('jsonb').strictNullable(),
    createdAt: p.datetime(3).defaultRaw('now()'),
  },
});

export type MailboxRow = InferEntity<typeof Mailbox>;
