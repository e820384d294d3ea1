import type {
  Clock,
  EffectHandler,
  Ids,
  LessonMode,
  LessonStore,
  ModelGateway,
  TaskReader,
  ToolCallLog,
  ToolRunner,
} from '#core';
import { noTools } from '../deliberation/tool-effect.ts';
import type { CheckPure } from '../validation/run-validation.ts';
import { createAggregateEffect } from './aggregate-effect.ts';
import { createDecomposeEffect } from './decompose-effect.ts';
import { createReviewEffect } from './review-effect.ts';
import { createSalvageEffect } from './salvage-effect.ts';
import { createValidateOutputEffect, createValidateResultEffect } from './validate-effects.ts';
import { createWorkEffect } from './work-effect.ts';

export interface TaskEffectParts {
  readonly gateway: ModelGateway;
  readonly tasks: TaskReader;
  readonly toolCalls: ToolCallLog;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Tools that agents may call while they work. Default none. */
  readonly tools?: ToolRunner;
  /** Tools that may be called twice without harm. Default none. */
  readonly isRepeatable?: (tool: string) => boolean;
  /** Critiques that prompts learn from. Default none. */
  readonly lessons?: LessonStore;
  /** Holds for tasks that do not say it themselves. Default `off`. */
  readonly lessonMode?: LessonMode;
  /** Makes the checks that parse outputs. Default: in this thread; see `CheckWorker`. */
  readonly checkPure?: CheckPure;
}

const noLessons: LessonStore = {
  critiques: async () => [],
  keep: async (chosen) => chosen,
};

/** A handler for every effect of task execution: `decompose`, `work`, `validateOutput`, `review`, `aggregate`, `salvage`, `validateResult`. */
export function createTaskEffects(parts: TaskEffectParts): readonly EffectHandler[] {
  const {
    tools = noTools,
    isRepeatable = () => false,
    lessons = noLessons,
    lessonMode = 'off',
    ...rest
  } = parts;
  return [
    createDecomposeEffect(rest),
    createWorkEffect({ ...rest, tools, isRepeatable, lessons, lessonMode }),
    createValidateOutputEffect(rest),
    createReviewEffect(rest),
    createAggregateEffect(rest),
    createSalvageEffect(rest),
    createValidateResultEffect(rest),
  ];
}
