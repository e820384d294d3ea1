import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

/** One voter's vote in one ballot; the primary key holds it to one. */
export const Vote = defineEntity({
  name: 'Vote',
  tableName: 'vote',
  properties: {
    /** Address of the ballot; a plain column here, since votes are loaded by many ballots at once. */
    ballot: p.text().primary(),
    voter: p.text().primary(),
    choice: p.text().strictNullable(),
    ranking: p.json<readonly string[]>().columnType('jsonb').strictNullable(),
    approvals: p.json<readonly string[]>().columnType('jsonb').strictNullable(),
    objection: p.text().strictNullable(),
    reason: p.text(),
    weight: p.double().$type<number>().runtimeType('number').default(1),
    rehearsal: p.boolean().default(false),
    at: p.datetime(3),
  },
});

export type VoteRow = InferEntity<typeof Vote>;
