import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { GivenLesson, LessonMode } from '#core';

/** The lessons of earlier reviews that were chosen for the prompt of one try; written before the model is asked. */
export const AttemptLessons = defineEntity({
  name: 'AttemptLessons',
  tableName: 'attempt_lessons',
  properties: {
    task: p.text().primary(),
    subtask: p.text().primary(),
    attempt: p.integer().primary(),
    mode: p.text().$type<LessonMode>(),
    given: p.boolean(),
    lessons: p.json<readonly GivenLesson[]>().columnType('jsonb'),
    createdAt: p.datetime(3),
  },
});

export type AttemptLessonsRow = InferEntity<typeof AttemptLessons>;
