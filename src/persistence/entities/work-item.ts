import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

/** A piece of work that waits for an agent of a crew, is with one, or was. The id is the address of the subtask. */
export const WorkItem = defineEntity({
  name: 'WorkItem',
  tableName: 'work_item',
  properties: {
    crew: p.text().primary(),
    id: p.text().primary(),
    queue: p.text(),
    requestedBy: p.text(),
    priority: p.double().$type<number>().runtimeType('number'),
    capabilities: p.json<readonly string[]>().columnType('jsonb'),
    estimatedMs: p.bigint('number'),
    state: p.text().$type<'waiting' | 'running' | 'ended'>(),
    agent: p.text().strictNullable(),
    enqueuedAt: p.datetime(3),
    startedAt: p.datetime(3).strictNullable(),
    endedAt: p.datetime(3).strictNullable(),
  },
});

export type WorkItemRow = InferEntity<typeof WorkItem>;
