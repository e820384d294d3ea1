import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { JsonObject, ModelCallStatus } from '#core';

/** One request to one model provider, and what came of it. */
export const LlmCall = defineEntity({
  name: 'LlmCall',
  tableName: 'llm_call',
  properties: {
    id: p.text().primary(),
    key: p.text(),
    attempt: p.integer(),
    address: p.text(),
    root: p.text(),
    persona: p.text().strictNullable(),
    purpose: p.text(),
    provider: p.text(),
    model: p.text(),
    rehearsal: p.boolean(),
    status: p.text().$type<ModelCallStatus>(),
    request: p.json<JsonObject>().columnType('jsonb').lazy(),
    text: p.text().strictNullable(),
    reply: p.json<JsonObject>().columnType('jsonb').strictNullable(),
    error: p.json<JsonObject>().columnType('jsonb').strictNullable(),
    promptTokens: p.integer().strictNullable(),
    completionTokens: p.integer().strictNullable(),
    costUsd: p.double().$type<number>().runtimeType('number').strictNullable(),
    firstTokenMs: p.double().$type<number>().runtimeType('number').strictNullable(),
    startedAt: p.datetime(3),
    endedAt: p.datetime(3).strictNullable(),
  },
});

export type LlmCallRow = InferEntity<typeof LlmCall>;
