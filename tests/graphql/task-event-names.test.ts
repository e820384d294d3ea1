import { expect, it } from 'vitest';
import type { TaskFact } from '#core';
import { taskFacts } from '#domain';
import { nameCrewEvents, nameTaskEvents } from '../../src/graphql/streams/name-task-events.ts';

const ofTasks = Object.entries(taskFacts).filter(([, emitter]) => /\b(task|subtask)\b/.test(emitter));
const ofCrews = Object.entries(taskFacts).filter(([, emitter]) => emitter === 'crew');

it.each(ofTasks)('%s of a task has exactly one event', (type) => {
  expect(nameTaskEvents({ type } as TaskFact)).toHaveLength(1);
});

it.each(ofCrews)('%s of a crew has exactly one event', (type) => {
  expect(nameCrewEvents({ type } as TaskFact)).toHaveLength(1);
});
