import { z } from 'zod';
import type {
  AggregateInput,
  AggregateOutput,
  EffectContext,
  EffectHandler,
  JsonObject,
  JsonValue,
  ModelGateway,
  StructuredOutput,
  SubtaskOutput,
  TaskReader,
} from '#core';
import { askStructured, strictObject, usageOf } from './ask-model.ts';
import { aggregatePrompt } from './prompts.ts';
import { TaskRequestError } from './task-errors.ts';

export interface AggregateParts {
  readonly gateway: ModelGateway;
  readonly tasks: Pick<TaskReader, 'brief' | 'outputs' | 'critiques'>;
}

const aggregateReply = z.object({ summary: z.string(), result: z.string().trim().min(1) });

const aggregateStructure: StructuredOutput = {
  name: 'statehouse_aggregate',
  schema: strictObject({ summary: { type: 'string' }, result: { type: 'string' } }),
  validate: (value) => (aggregateReply.safeParse(value).success ? [] : ['result: must not be empty']),
};

/** The effect `aggregate`: the outputs of all completed subtasks, in words by the model and as data by themselves. */
export function createAggregateEffect(parts: AggregateParts): EffectHandler {
  return {
    source: 'aggregate',
    retrySafe: true,
    run: (input: AggregateInput, context) => aggregate(parts, input, context),
  } as EffectHandler;
}

async function aggregate(
  { gateway, tasks }: AggregateParts,
  { task }: AggregateInput,
  context: EffectContext,
): Promise<AggregateOutput> {
  const [brief, outputs, critiques] = await Promise.all([
    tasks.brief(task),
    tasks.outputs(task),
    tasks.critiques(task, ''),
  ]);
  if (!brief) throw TaskRequestError.unknownTask(task);
  const reply = await askStructured(gateway, context, {
    purpose: 'aggregate',
    messages: aggregatePrompt(brief.description, outputs, critiques),
    output: aggregateStructure,
  });
  const { summary, result } = aggregateReply.parse(reply.value);
  return { summary, result, data: outputsAsData(outputs), usage: usageOf(reply), rehearsal: reply.rehearsal };
}

/** What each subtask gave, by its id. */
export function outputsAsData(outputs: readonly SubtaskOutput[]): JsonObject {
  const data: Record<string, JsonValue> = {};
  for (const { subtask, title, output, data: parsed, toolCalls } of outputs) {
    data[subtask] = { title, output, data: parsed, toolCalls: toolCalls.map((call) => ({ ...call })) };
  }
  return data;
}
