import { defineEntity, p } from '@mikro-orm/core';

/** What was said to an agent while it worked on a subtask. */
export const SubtaskInterjection = defineEntity({
  name: 'SubtaskInterjection',
  tableName: 'subtask_interjection',
  properties: {
    session: p.text().primary(),
    number: p.integer().primary(),
    task: p.text(),
    subtask: p.text(),
    text: p.text(),
    sender: p.text(),
    at: p.datetime(3),
  },
});
