import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

/** Where a try of a subtask went instead of where it was planned, and why. */
export const SubtaskRoute = defineEntity({
  name: 'SubtaskRoute',
  tableName: 'subtask_route',
  properties: {
    task: p.text().primary(),
    subtask: p.text().primary(),
    attempt: p.integer().primary(),
    queue: p.text(),
    tier: p.text(),
    avoid: p.json<readonly string[]>().columnType('jsonb'),
    askPerson: p.boolean(),
    why: p.json<readonly string[]>().columnType('jsonb'),
    createdAt: p.datetime(3),
  },
});

export type SubtaskRouteRow = InferEntity<typeof SubtaskRoute>;
