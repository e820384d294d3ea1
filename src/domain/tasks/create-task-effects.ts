import type { Clock, EffectHandler, Ids, ModelGateway, TaskReader, ToolCallLog, ToolRunner } from '#core';
import { noTools } from '../deliberation/tool-effect.ts';
import { createAggregateEffect } from './aggregate-effect.ts';
import { createDecomposeEffect } from './decompose-effect.ts';
import { createReviewEffect } from './review-effect.ts';
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
}

/** A handler for every effect of task execution: `decompose`, `work`, `validateOutput`, `review`, `aggregate`, `validateResult`. */
export function createTaskEffects(parts: TaskEffectParts): readonly EffectHandler[] {
  const { tools = noTools, isRepeatable = () => false, ...rest } = parts;
  return [
    createDecomposeEffect(rest),
    createWorkEffect({ ...rest, tools, isRepeatable }),
    createValidateOutputEffect(rest),
    createReviewEffect(rest),
    createAggregateEffect(rest),
    createValidateResultEffect(rest),
  ];
}
