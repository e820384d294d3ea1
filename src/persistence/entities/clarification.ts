import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { ClarificationStatus, JsonObject, JsonValue } from '#core';

/** A question to a person, in the inbox until it is answered, expired or withdrawn. */
export const Clarification = defineEntity({
  name: 'Clarification',
  tableName: 'clarification',
  properties: {
    address: p.text().primary(),
    asker: p.text(),
    askerName: p.text(),
    conversation: p.text().strictNullable(),
    kind: p.text(),
    question: p.text(),
    urgency: p.text().$type<'soft' | 'harsh'>(),
    options: p.json<readonly string[]>().columnType('jsonb'),
    answerSchema: p.json<JsonObject>().columnType('jsonb'),
    assumption: p.text().strictNullable(),
    status: p.text().$type<ClarificationStatus>(),
    deadline: p.datetime(3).strictNullable(),
    expiryPolicy: p.text(),
    answer: p.json<JsonValue>().columnType('jsonb').strictNullable(),
    answeredBy: p.text().strictNullable(),
    createdAt: p.datetime(3),
    closedAt: p.datetime(3).strictNullable(),
  },
});

export type ClarificationRow = InferEntity<typeof Clarification>;
