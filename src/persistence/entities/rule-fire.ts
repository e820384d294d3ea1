import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { FireOutcome, JsonObject, ReactionKind } from '#core';

/** An event that met a rule, and what came of it. */
export const RuleFire = defineEntity({
  name: 'RuleFire',
  tableName: 'rule_fire',
  properties: {
    event: p.text().primary(),
    rule: p.text().primary(),
    outcome: p.text().$type<FireOutcome>(),
    reaction: p.text().$type<ReactionKind>(),
    target: p.text().strictNullable(),
    error: p.json<JsonObject>().columnType('jsonb').strictNullable(),
    at: p.datetime(3),
  },
});

export type RuleFireRow = InferEntity<typeof RuleFire>;
