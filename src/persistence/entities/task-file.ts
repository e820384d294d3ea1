import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

/** A file in the folder of a task, as it was written last. */
export const TaskFile = defineEntity({
  name: 'TaskFile',
  tableName: 'task_file',
  properties: {
    task: p.text().primary(),
    path: p.text().primary(),
    bytes: p.bigint('number'),
    sha256: p.text(),
    subtask: p.text(),
    agent: p.text(),
    at: p.datetime(3),
  },
});

export type TaskFileRow = InferEntity<typeof TaskFile>;
