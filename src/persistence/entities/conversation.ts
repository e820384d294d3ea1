import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { JsonObject } from '#core';

/** A deliberation as people see it. */
export const Conversation = defineEntity({
  name: 'Conversation',
  tableName: 'conversation',
  properties: {
    address: p.text().primary(),
    goal: p.text(),
    status: p.text(),
    phase: p.text(),
    options: p.json<JsonObject>().columnType('jsonb'),
    summary: p.text().strictNullable(),
    decision: p.json<JsonObject>().columnType('jsonb').strictNullable(),
    failure: p.json<JsonObject>().columnType('jsonb').strictNullable(),
    messageCount: p.integer().default(0),
    promptTokens: p.bigint('number').default(0),
    completionTokens: p.bigint('number').default(0),
    costUsd: p.double().$type<number>().runtimeType('number').default(0),
    rehearsal: p.boolean().default(false),
    deletedAt: p.datetime(3).strictNullable(),
    createdAt: p.datetime(3),
    updatedAt: p.datetime(3),
  },
});

export type ConversationRow = InferEntity<typeof Conversation>;
