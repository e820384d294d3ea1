import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { ActorEvent, ActorStatus, Fact, JsonValue } from '#core';

/** One committed turn of one actor. */
export const Journal = defineEntity({
  name: 'Journal',
  tableName: 'journal',
  properties: {
    address: p.text().primary(),
    seq: p.bigint('number').primary(),
    position: p.bigint('number'),
    root: p.text(),
    eventType: p.text(),
    event: p.json<ActorEvent>().columnType('json'),
    sender: p.text().strictNullable(),
    messageId: p.text(),
    key: p.text().strictNullable(),
    state: p.json<JsonValue>().columnType('json'),
    status: p.text().$type<ActorStatus>(),
    facts: p.json<readonly Fact[]>().columnType('json').strictNullable(),
    at: p.datetime(3),
    /** Not a column: the chart of the actor. */
    chart: p.text().formula(({ address }) => `(select a.chart from actor a where a.address = ${address})`),
  },
});

export type JournalRow = InferEntity<typeof Journal>;
