import { z } from 'zod';
import type {
  EffectContext,
  EffectHandler,
  ModelGateway,
  ReviewInput,
  ReviewOutput,
  StructuredOutput,
  TaskReader,
} from '#core';
import { askStructured, strictObject, usageOf } from './ask-model.ts';
import { promptVersions, reviewPrompt } from './prompts.ts';
import { TaskRequestError } from './task-errors.ts';

export interface ReviewParts {
  readonly gateway: ModelGateway;
  readonly tasks: Pick<TaskReader, 'brief' | 'subtask' | 'output'>;
}

const reviewReply = z.object({
  criteria: z
    .array(z.object({ name: z.string().min(1), score: z.number().min(0).max(1), comment: z.string() }))
    .min(1)
    .max(10),
  critique: z.string(),
});

const reviewStructure: StructuredOutput = {
  name: 'statehouse_review',
  schema: strictObject({
    criteria: {
      type: 'array',
      items: strictObject({
        name: { type: 'string' },
        score: { type: 'number' },
        comment: { type: 'string' },
      }),
    },
    critique: { type: 'string' },
  }),
  validate(value) {
    const parsed = reviewReply.safeParse(value);
    return parsed.success
      ? []
      : parsed.error.issues.map(({ path, message }) => `${path.map(String).join('.')}: ${message}`);
  },
};

/** The effect `review`: a critic's scores for the output of one try. */
export function createReviewEffect(parts: ReviewParts): EffectHandler {
  return {
    source: 'review',
    retrySafe: true,
    run: (input: ReviewInput, context) => review(parts, input, context),
  } as EffectHandler;
}

async function review(
  { gateway, tasks }: ReviewParts,
  { task, subtask: id, attempt, critic }: ReviewInput,
  context: EffectContext,
): Promise<ReviewOutput> {
  const [brief, subtask, output] = await Promise.all([
    tasks.brief(task),
    tasks.subtask(task, id),
    tasks.output(task, id, attempt),
  ]);
  if (!brief) throw TaskRequestError.unknownTask(task);
  if (!subtask) throw TaskRequestError.unknownSubtask(task, id);
  if (!output) throw TaskRequestError.missingOutput(task, id, attempt);
  const reply = await askStructured(gateway, context, {
    purpose: 'review',
    ...(critic === null ? {} : { persona: critic.key }),
    messages: reviewPrompt({ goal: brief.description, subtask, output, critic: critic?.name ?? null }),
    output: reviewStructure,
  });
  const { criteria, critique } = reviewReply.parse(reply.value);
  const score = criteria.reduce((sum, each) => sum + each.score, 0) / criteria.length;
  return {
    criteria,
    score,
    critique,
    model: reply.model,
    promptVersion: promptVersions.review,
    usage: usageOf(reply),
    rehearsal: reply.rehearsal,
  };
}
