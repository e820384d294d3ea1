import type { JsonObject, JsonValue } from './json.ts';
import type { ValidationParams } from './validation-params.ts';

/** Whether a failed check makes the report fail (`error`) or is only told (`warning`). */
export type ValidationSeverity = 'error' | 'warning';

/**
 * What is to happen when a check fails: `retry` (another try, with the findings, by another agent where there is one),
 * `route` (the same, and a stronger model at once), `fail` (the task fails), `warn` (nothing but a note).
 */
export type ValidationOnFail = 'retry' | 'route' | 'fail' | 'warn';

export type ValidationStrategy = keyof ValidationParams;

/** `all`, `any` and `not` combine other checks. */
export type ValidationCombinator = 'all' | 'any' | 'not';

/** A check by one strategy, complete: `parseValidation` fills in what JSON may leave out. */
export interface ValidationSpecOf<Strategy extends ValidationStrategy> {
  readonly strategy: Strategy;
  readonly params: ValidationParams[Strategy];
  /** What people call this check; shown in its findings. */
  readonly name?: string | undefined;
  /** JSON Pointer (RFC 6901) to the part of a structured output that is checked, such as `/report/sql`. Absent: all of it. */
  readonly field?: string | undefined;
  /** Default `error`; inside `all`, that of the `all`. */
  readonly severity: ValidationSeverity;
  /** Default `retry` for errors and `warn` for warnings; inside `all`, that of the `all`. */
  readonly onFail: ValidationOnFail;
}

/** How an output is validated, as plain JSON. Told apart by `strategy`. */
export type ValidationSpec = {
  [Strategy in ValidationStrategy]: ValidationSpecOf<Strategy>;
}[ValidationStrategy];

/** One thing that a check found. A failed check may have several. */
export interface ValidationFinding {
  readonly strategy: ValidationStrategy;
  readonly name?: string;
  /** Where in the spec the check stands: `` for the spec itself, `of.1` for the second part of an `all`. */
  readonly check: string;
  readonly passed: boolean;
  readonly severity: ValidationSeverity;
  readonly onFail: ValidationOnFail;
  /** What was found and, when failed, what was expected and what to do: fit to be told to a model. */
  readonly message: string;
  /** Where in the output: a JSON Pointer such as `/items/0/price`, or `line 3, column 7`. */
  readonly path?: string;
  /** The words or values that show it. Secrets are cut to their first characters. */
  readonly evidence?: JsonValue;
  /** True when the check could not be made (too large, too deep, no usable verdict). It counts as failed, also under `not`. */
  readonly undecided?: boolean;
  /** Findings of the parts of an `any` or a `not`. */
  readonly causes?: readonly ValidationFinding[];
}

/** A check that was left out, and why. */
export interface ValidationSkip {
  readonly check: string;
  readonly strategy: ValidationStrategy;
  readonly reason: string;
}

export interface ValidationReport {
  /** True when no check of severity `error` failed. */
  readonly passed: boolean;
  /** From 0 to 1: the mean over the parts of the spec, warnings with half the weight of errors. */
  readonly score: number;
  /** The strongest `onFail` of the failed checks (`fail`, `route`, `retry`, `warn` in this order), or `accept`. */
  readonly action: ValidationOnFail | 'accept';
  readonly findings: readonly ValidationFinding[];
  /** Checks that cost a model call are not made once a free one of severity `error` has failed. */
  readonly skipped: readonly ValidationSkip[];
  readonly durationMs: number;
}

/** An output with the parameters that judge it. */
export interface ValidationExample {
  readonly params: JsonObject;
  readonly output: JsonValue;
}

/** A strategy as API and help show it. */
export interface ValidationDescription {
  readonly strategy: ValidationStrategy;
  /** `pure` checks cost nothing and always give the same result; `model` checks ask a model; `combinator`s hold others. */
  readonly kind: 'pure' | 'model' | 'combinator';
  /** What it checks. */
  readonly summary: string;
  /** JSON Schema of `params`, defaults included. */
  readonly parameters: JsonObject;
  readonly good: ValidationExample;
  readonly bad: ValidationExample;
}
