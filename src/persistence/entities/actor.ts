import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { ActorStatus, JsonObject, JsonValue, PlainError } from '#core';

/** The latest state of an actor. */
export const Actor = defineEntity({
  name: 'Actor',
  tableName: 'actor',
  properties: {
    address: p.text().primary(),
    chart: p.text(),
    chartVersion: p.text(),
    structureHash: p.text(),
    parent: p.text().strictNullable(),
    childId: p.text().strictNullable(),
    source: p.text().strictNullable(),
    root: p.text(),
    owner: p.text(),
    status: p.text().$type<ActorStatus>(),
    seq: p.bigint('number'),
    state: p.json<JsonValue>().columnType('jsonb'),
    paths: p.array(),
    tags: p.array(),
    /** Large; read only where it is asked for. */
    snapshot: p.json<JsonObject>().columnType('json').lazy(),
    input: p.json<JsonValue>().columnType('json').strictNullable().lazy(),
    output: p.json<JsonValue>().columnType('json').strictNullable(),
    error: p.json<PlainError>().columnType('json').strictNullable(),
    restarts: p.json<JsonValue>().columnType('jsonb').strictNullable(),
    createdAt: p.datetime(3),
    updatedAt: p.datetime(3),
  },
});

export type ActorRow = InferEntity<typeof Actor>;
