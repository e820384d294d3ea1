import type { AggregateOutput, EffectHandler, SalvageInput, TaskReader } from '#core';
import { outputsAsData } from './aggregate-effect.ts';

/** The effect `salvage`: what was done before a task failed, put in a row without a model. */
export function createSalvageEffect({
  tasks,
}: {
  readonly tasks: Pick<TaskReader, 'outputs'>;
}): EffectHandler {
  return {
    source: 'salvage',
    retrySafe: true,
    run: (input: SalvageInput) => salvage(tasks, input),
  } as EffectHandler;
}

async function salvage(
  tasks: Pick<TaskReader, 'outputs'>,
  { task, failure, missing }: SalvageInput,
): Promise<AggregateOutput> {
  const outputs = await tasks.outputs(task);
  const absent = missing.length === 0 ? '' : ` Missing: ${missing.join('; ')}.`;
  return {
    summary: `A partial result of ${outputs.length} of ${outputs.length + missing.length} subtasks, since the task failed. ${failure}${absent}`,
    result: outputs.map(({ title, output }) => `## ${title}\n\n${output}`).join('\n\n'),
    data: outputsAsData(outputs),
    usage: { promptTokens: 0, completionTokens: 0, costUsd: 0 },
    rehearsal: false,
  };
}
