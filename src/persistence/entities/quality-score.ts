import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { LessonMode, SubtaskReviewed } from '#core';

/** A critic's judgement of one try of a subtask. */
export const QualityScore = defineEntity({
  name: 'QualityScore',
  tableName: 'quality_score',
  properties: {
    task: p.text().primary(),
    subtask: p.text().primary(),
    attempt: p.integer().primary(),
    score: p.double().$type<number>().runtimeType('number'),
    threshold: p.double().$type<number>().runtimeType('number'),
    accepted: p.boolean(),
    criteria: p.json<SubtaskReviewed['criteria']>().columnType('jsonb'),
    critique: p.text(),
    critic: p.text().strictNullable(),
    rehearsal: p.boolean(),
    agent: p.text(),
    model: p.text(),
    capabilities: p.json<readonly string[]>().columnType('jsonb'),
    promptVersion: p.text(),
    planPromptVersion: p.text().strictNullable(),
    criticModel: p.text(),
    criticPromptVersion: p.text(),
    firstTry: p.boolean(),
    lessonsMode: p.text().$type<LessonMode>(),
    lessonsGiven: p.boolean(),
    lessonCount: p.integer(),
    createdAt: p.datetime(3),
  },
});

export type QualityScoreRow = InferEntity<typeof QualityScore>;
