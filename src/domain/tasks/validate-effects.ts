import type {
  Clock,
  EffectContext,
  EffectHandler,
  JsonObject,
  JsonValue,
  ModelGateway,
  TaskReader,
  ValidatedOutput,
  ValidateOutputInput,
  ValidateResultInput,
} from '#core';
import { parseValidation } from '../validation/parse-validation.ts';
import { type CheckPure, runValidation } from '../validation/run-validation.ts';
import { plannedValidation } from './planned-validation.ts';
import { TaskRequestError } from './task-errors.ts';

export interface ValidateParts {
  readonly gateway: ModelGateway;
  readonly tasks: Pick<TaskReader, 'brief' | 'subtask' | 'output'>;
  readonly clock: Clock;
  /** Makes the checks that parse outputs. Default: in this thread. */
  readonly checkPure?: CheckPure;
}

/** The effect `validateOutput`: the output of one try against the rules that the plan set for its subtask. */
export function createValidateOutputEffect(parts: ValidateParts): EffectHandler {
  return {
    source: 'validateOutput',
    retrySafe: true,
    async run({ task, subtask, attempt }: ValidateOutputInput, context: EffectContext) {
      const [brief, output] = await Promise.all([
        parts.tasks.subtask(task, subtask),
        parts.tasks.output(task, subtask, attempt),
      ]);
      if (!brief) throw TaskRequestError.unknownSubtask(task, subtask);
      if (!output) throw TaskRequestError.missingOutput(task, subtask, attempt);
      return validate(parts, { rules: plannedValidation(brief.validation), output: output.output }, context);
    },
  } as EffectHandler;
}

/** The effect `validateResult`: the result of a task against the rules that came with it. It is never empty. */
export function createValidateResultEffect(parts: ValidateParts): EffectHandler {
  return {
    source: 'validateResult',
    retrySafe: true,
    async run({ task }: ValidateResultInput, context: EffectContext) {
      const brief = await parts.tasks.brief(task);
      if (!brief) throw TaskRequestError.unknownTask(task);
      const own = brief.options['validation'] ?? null;
      const filled = { strategy: 'notEmpty', params: { allowPlaceholders: true } };
      const rules = own === null ? filled : [filled, ...(Array.isArray(own) ? own : [own])];
      return validate(parts, { rules, output: brief.result ?? '' }, context);
    },
  } as EffectHandler;
}

async function validate(
  { gateway, clock, checkPure }: ValidateParts,
  { rules, output }: { readonly rules: JsonValue; readonly output: string },
  { key, attempt, signal, address, root }: EffectContext,
): Promise<ValidatedOutput> {
  const models = { gateway, key, address, root, attempt };
  const report = await runValidation(parseValidation(rules), output, {
    clock,
    signal,
    models,
    ...(checkPure ? { checkPure } : {}),
  });
  return {
    passed: report.passed,
    score: report.score,
    action: report.action,
    problems: report.findings
      .filter(({ passed, severity }) => !passed && severity === 'error')
      .map(({ name, strategy, message }) => `${name ?? strategy}: ${message}`),
    report: JSON.parse(JSON.stringify(report)) as JsonObject,
  };
}
