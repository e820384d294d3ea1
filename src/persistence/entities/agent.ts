import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { JsonObject } from '#core';

/** An agent as people see it. */
export const Agent = defineEntity({
  name: 'Agent',
  tableName: 'agent',
  properties: {
    address: p.text().primary(),
    conversation: p.text().strictNullable(),
    personaKey: p.text(),
    name: p.text(),
    role: p.text(),
    persona: p.json<JsonObject>().columnType('jsonb'),
    status: p.text(),
    currentRequest: p.json<JsonObject>().columnType('jsonb').strictNullable(),
    lastSpokeAt: p.datetime(3).strictNullable(),
    createdAt: p.datetime(3),
    updatedAt: p.datetime(3),
  },
});

export type AgentRow = InferEntity<typeof Agent>;
