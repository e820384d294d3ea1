import type {
  Clock,
  JsonValue,
  ValidationFinding,
  ValidationOnFail,
  ValidationReport,
  ValidationSkip,
  ValidationSpec,
} from '#core';
import type { Checked } from './checked.ts';
import { evaluate } from './evaluate.ts';
import { createAskModel, type ModelAsker } from './model/ask-model.ts';
import { countQuestions } from './parse-validation.ts';
import { ValidationError } from './validation-error.ts';

/** Makes a pure check; see `CheckWorker` for one that cannot hold up this thread. */
export type CheckPure = (spec: ValidationSpec, output: JsonValue, selected: boolean) => Promise<Checked>;

export interface ValidationRun {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Needed when the spec holds `modelJudge`, `contradictionCheck` or `consensus`. */
  readonly models?: Omit<ModelAsker, 'signal'>;
  /** Default: in this thread. */
  readonly checkPure?: CheckPure;
}

const strength: readonly ValidationOnFail[] = ['warn', 'retry', 'route', 'fail'];

/**
 * Checks an output by a parsed spec. Parts are checked in their order, those that cost nothing first. Rejects with
 * {@link ValidationError} `validation.noModel` before anything is asked, with the signal's reason on abort, and with the
 * gateway's error when no provider answers: run again under the same key, questions that were answered are not asked anew.
 */
export async function runValidation(
  spec: ValidationSpec,
  output: JsonValue,
  run: ValidationRun,
): Promise<ValidationReport> {
  const { clock, signal, models } = run;
  signal.throwIfAborted();
  if (models === undefined && countQuestions(spec) > 0)
    throw ValidationError.noModel(namesOfModelChecks(spec));
  const startedAt = clock.now();
  const skipped: ValidationSkip[] = [];
  const result = await evaluate(
    { spec, check: '', subject: { output, selected: false, pointer: '' } },
    {
      signal,
      skipped,
      ...(models === undefined ? {} : { ask: createAskModel({ ...models, signal }) }),
      ...(run.checkPure === undefined ? {} : { checkPure: run.checkPure }),
    },
  );
  const failed = result.findings.filter(({ passed }) => !passed);
  return {
    passed: !failed.some(({ severity }) => severity === 'error'),
    score: round(result.score),
    action: strongest(failed),
    findings: result.findings,
    skipped,
    durationMs: Math.max(0, clock.now() - startedAt),
  };
}

function strongest(failed: readonly ValidationFinding[]): ValidationReport['action'] {
  return failed.reduce<ValidationReport['action']>(
    (action, { onFail }) =>
      action === 'accept' || strength.indexOf(onFail) > strength.indexOf(action) ? onFail : action,
    'accept',
  );
}

function round(score: number): number {
  return Math.round(Math.min(1, Math.max(0, score)) * 10_000) / 10_000;
}

function namesOfModelChecks(spec: ValidationSpec): readonly string[] {
  if (spec.strategy === 'all' || spec.strategy === 'any') return spec.params.of.flatMap(namesOfModelChecks);
  if (spec.strategy === 'not') return namesOfModelChecks(spec.params.of);
  return countQuestions(spec) > 0 ? [spec.name ?? spec.strategy] : [];
}
