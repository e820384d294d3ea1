import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { JsonObject, JsonValue } from '#core';

/** A vote on a proposal, from its opening to its outcome. */
export const Ballot = defineEntity({
  name: 'Ballot',
  tableName: 'ballot',
  properties: {
    address: p.text().primary(),
    conversation: p.text().strictNullable(),
    round: p.integer(),
    rule: p.json<JsonValue>().columnType('jsonb'),
    proposal: p.json<JsonObject>().columnType('jsonb'),
    options: p.json<JsonValue>().columnType('jsonb'),
    eligible: p.json<JsonValue>().columnType('jsonb'),
    quorum: p.double().$type<number>().runtimeType('number'),
    deadline: p.datetime(3).strictNullable(),
    status: p.text(),
    outcome: p.json<JsonObject>().columnType('jsonb').strictNullable(),
    minorityReport: p.json<JsonValue>().columnType('jsonb').strictNullable(),
    createdAt: p.datetime(3),
    closedAt: p.datetime(3).strictNullable(),
  },
});

export type BallotRow = InferEntity<typeof Ballot>;
