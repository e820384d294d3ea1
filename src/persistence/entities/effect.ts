import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { JsonValue } from '#core';

/** Work outside a chart that is not finished. */
export const Effect = defineEntity({
  name: 'Effect',
  tableName: 'effect',
  properties: {
    address: p.text().primary(),
    owner: p.text(),
    root: p.text(),
    childId: p.text(),
    source: p.text(),
    kind: p.text().$type<'invocation' | 'action'>(),
    input: p.json<JsonValue>().columnType('json'),
    status: p.text().$type<'running' | 'waiting' | 'outcomeUnknown'>(),
    attempt: p.integer(),
    node: p.text(),
    notBefore: p.datetime(3).strictNullable(),
    lastError: p.json<JsonValue>().columnType('jsonb').strictNullable(),
    createdAt: p.datetime(3),
  },
});

export type EffectRow = InferEntity<typeof Effect>;
