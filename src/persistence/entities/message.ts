import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { JsonObject, SenderType } from '#core';

/** Something said in a conversation. */
export const Message = defineEntity({
  name: 'Message',
  tableName: 'message',
  properties: {
    id: p.text().primary(),
    conversation: p.text(),
    ordinal: p.integer(),
    sender: p.text(),
    senderType: p.text().$type<SenderType>(),
    senderName: p.text(),
    type: p.text(),
    phase: p.text(),
    text: p.text(),
    data: p.json<JsonObject>().columnType('jsonb').strictNullable(),
    parentId: p.text().strictNullable(),
    requiresResponse: p.boolean().default(false),
    rehearsal: p.boolean().default(false),
    callId: p.text().strictNullable(),
    cut: p.json<JsonObject>().columnType('jsonb').strictNullable(),
    createdAt: p.datetime(3),
    /** Kept by the database; only searched, never read. */
    search: p
      .text()
      .columnType('tsvector')
      .generated(`to_tsvector('simple', text) stored`)
      .strictNullable()
      .lazy(),
  },
});

export type MessageRow = InferEntity<typeof Message>;
