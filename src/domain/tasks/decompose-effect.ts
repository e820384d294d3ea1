import {
  type DecomposeInput,
  type DecomposeOutput,
  type EffectContext,
  type EffectHandler,
  type JsonObject,
  type ModelGateway,
  StatehouseError,
  type StructuredOutput,
  type TaskReader,
} from '#core';
import { fallbackPlan, type Plan, planOutput } from '#rules';
import { askStructured, usageOf } from './ask-model.ts';
import { planRuleNames, validationProblems } from './planned-validation.ts';
import { planPrompt, promptVersions } from './prompts.ts';
import { TaskRequestError } from './task-errors.ts';

export interface DecomposeParts {
  readonly gateway: ModelGateway;
  readonly tasks: Pick<TaskReader, 'brief'>;
}

/** A plan that cannot be carried out goes back to the model once, with what is wrong with it. */
const planRepairs = 1;

/**
 * The effect `decompose`: a checked plan. A model whose corrected plan is unusable, too, gets its task carried out as
 * one subtask.
 */
export function createDecomposeEffect(parts: DecomposeParts): EffectHandler {
  return {
    source: 'decompose',
    retrySafe: true,
    run: (input: DecomposeInput, context) => decompose(parts, input, context),
  } as EffectHandler;
}

/** The structured plan, whose validation rules can be run as well. */
function checkedPlan(capabilities: readonly string[]): StructuredOutput {
  const output = planOutput({ capabilities, validations: planRuleNames() });
  return {
    ...output,
    validate(value) {
      const problems = output.validate(value);
      return problems.length > 0 ? problems : validationProblems(value as unknown as Plan);
    },
  };
}

async function decompose(
  { gateway, tasks }: DecomposeParts,
  { task, capabilities }: DecomposeInput,
  context: EffectContext,
): Promise<DecomposeOutput> {
  const brief = await tasks.brief(task);
  if (!brief) throw TaskRequestError.unknownTask(task);
  try {
    const reply = await askStructured(gateway, context, {
      purpose: 'plan',
      messages: planPrompt(brief.description, capabilities),
      output: checkedPlan(capabilities),
      repairs: planRepairs,
    });
    return {
      plan: (reply.value ?? {}) as JsonObject,
      source: 'model',
      problems: [],
      promptVersion: promptVersions.plan,
      usage: usageOf(reply),
      rehearsal: reply.rehearsal,
    };
  } catch (error) {
    if (!(error instanceof StatehouseError) || error.code !== 'model.unusableReply') throw error;
    const problems = error.details['problems'];
    return {
      plan: fallbackPlan(brief.description, capabilities) as unknown as JsonObject,
      source: 'fallback',
      problems: Array.isArray(problems) ? problems.map(String) : [error.message],
      promptVersion: promptVersions.plan,
      // What the bad plans cost is in the rows of their calls.
      usage: { promptTokens: 0, completionTokens: 0, costUsd: 0 },
      rehearsal: false,
    };
  }
}
