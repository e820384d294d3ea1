import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { JsonObject, RuleKind } from '#core';

/** A rule over events, or a subscription. */
export const EventRule = defineEntity({
  name: 'EventRule',
  tableName: 'event_rule',
  properties: {
    id: p.text().primary(),
    kind: p.text().$type<RuleKind>(),
    name: p.text(),
    pattern: p.text(),
    condition: p.json<JsonObject>().columnType('jsonb').strictNullable(),
    action: p.json<JsonObject>().columnType('jsonb'),
    rateLimit: p.json<JsonObject>().columnType('jsonb').strictNullable(),
    enabled: p.boolean(),
    fired: p.integer(),
    limited: p.integer(),
    lastFiredAt: p.datetime(3).strictNullable(),
    createdBy: p.text().strictNullable(),
    createdAt: p.datetime(3),
    removedAt: p.datetime(3).strictNullable(),
  },
});

export type EventRuleRow = InferEntity<typeof EventRule>;
