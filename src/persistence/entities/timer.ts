import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { ActorEvent } from '#core';

/** An armed delay. */
export const Timer = defineEntity({
  name: 'Timer',
  tableName: 'timer',
  properties: {
    address: p.text().primary(),
    id: p.text().primary(),
    armedSeq: p.bigint('number'),
    due: p.datetime(3),
    target: p.text(),
    event: p.json<ActorEvent>().columnType('json'),
  },
});

export type TimerRow = InferEntity<typeof Timer>;
