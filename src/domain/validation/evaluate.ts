import type { JsonValue, ValidationFinding, ValidationSkip, ValidationSpec, ValidationSpecOf } from '#core';
import { asksModel, checkByModel, checkPure } from './check-leaf.ts';
import { type Checked, fail, undecided } from './checked.ts';
import type { AskModel } from './model/ask-model.ts';
import { countQuestions } from './parse-validation.ts';
import { readJson } from './reading/read-json.ts';
import { selectPointer } from './reading/select-path.ts';
import { weightOf } from './weight-of.ts';

/** The output, or the part that a field pointer of a surrounding spec has chosen. */
export interface Part {
  readonly output: JsonValue;
  readonly selected: boolean;
  /** JSON Pointer of that part. */
  readonly pointer: string;
}

export interface Step {
  readonly spec: ValidationSpec;
  /** Where the spec stands: `` or `of.1`. */
  readonly check: string;
  readonly subject: Part;
}

export interface Evaluation {
  readonly ask?: AskModel;
  readonly checkPure?: typeof checkPure;
  readonly signal: AbortSignal;
  /** Receives the checks that were left out. */
  readonly skipped: ValidationSkip[];
}

export interface Evaluated {
  /** Whether the part counts as passed within what holds it: warnings of an `all` do not fail it. */
  readonly passed: boolean;
  readonly undecided: boolean;
  readonly score: number;
  readonly findings: readonly ValidationFinding[];
}

export async function evaluate(step: Step, run: Evaluation): Promise<Evaluated> {
  const { spec, check, subject } = step;
  const part = selectPart(subject, spec.field);
  if (part === null) {
    const message = `the output has no ${subject.pointer}${spec.field}; add it`;
    return toEvaluated(step, fail({ message, path: spec.field ?? '' }));
  }
  const inner: Step = { spec, check, subject: part };
  switch (spec.strategy) {
    case 'all':
      return evaluateAll(inner, spec, run);
    case 'any':
      return evaluateAny(inner, spec, run);
    case 'not':
      return evaluateNot(inner, spec, run);
    default:
      return toEvaluated(inner, await checkLeaf(inner, run));
  }
}

async function checkLeaf({ spec, subject }: Step, run: Evaluation): Promise<Checked> {
  run.signal.throwIfAborted();
  if (!asksModel(spec)) return (run.checkPure ?? checkPure)(spec, subject.output, subject.selected);
  if (run.ask === undefined) return undecided('no model is at hand');
  return checkByModel(spec, subject, run.ask);
}

async function evaluateAll(
  step: Step,
  { params }: ValidationSpecOf<'all'>,
  run: Evaluation,
): Promise<Evaluated> {
  const results = new Map<number, Evaluated>();
  const steps = params.of.map((spec, index) => ({ index, step: partOf(step, spec, `of.${index}`) }));
  const free = steps.filter(({ step: one }) => countQuestions(one.spec) === 0);
  for (const { index, step: one } of free) results.set(index, await evaluate(one, run));
  const lost = free.find(
    ({ index, step: one }) => one.spec.severity === 'error' && results.get(index)?.passed === false,
  );
  for (const { index, step: one } of steps.filter((each) => !free.includes(each))) {
    if (lost === undefined || params.alwaysAskModels) {
      results.set(index, await evaluate(one, run));
    } else {
      const reason = `${lost.step.spec.name ?? lost.step.spec.strategy} (${lost.step.check}) has failed already`;
      run.skipped.push({ check: one.check, strategy: one.spec.strategy, reason });
    }
  }
  const done = steps.flatMap(({ index, step: one }) => {
    const result = results.get(index);
    return result === undefined ? [] : [{ spec: one.spec, result }];
  });
  const errors = done.filter(({ spec }) => spec.severity === 'error');
  const total = done.reduce((sum, { spec }) => sum + weightOf(spec), 0);
  return {
    passed: lost === undefined && errors.every(({ result }) => result.passed),
    undecided: errors.some(({ result }) => result.undecided),
    score: done.reduce((sum, { spec, result }) => sum + weightOf(spec) * result.score, 0) / total,
    findings: done.flatMap(({ result }) => result.findings),
  };
}

/** Stops at the first part that passes; parts that cost nothing are tried first. */
async function evaluateAny(
  step: Step,
  { params }: ValidationSpecOf<'any'>,
  run: Evaluation,
): Promise<Evaluated> {
  const steps = params.of.map((spec, index) => partOf(step, spec, `of.${index}`));
  const sorted = steps.toSorted(
    (a, b) => Math.sign(countQuestions(a.spec)) - Math.sign(countQuestions(b.spec)),
  );
  const tried: Evaluated[] = [];
  for (const one of sorted) {
    const result = await evaluate(one, run);
    tried.push(result);
    if (!result.passed) continue;
    const found = `the output satisfies ${nameOf(one.spec)}`;
    return toEvaluated(step, { problems: [], found, score: result.score }, { causes: result.findings });
  }
  const causes = tried.flatMap(({ findings }) => findings);
  const reasons = causes.filter(({ passed }) => !passed).map(({ message }) => message);
  const message = `the output satisfies none of ${steps.length} alternatives; satisfy one: ${reasons.join(' | ')}`;
  return toEvaluated(
    step,
    {
      problems: [{ message }],
      found: '',
      score: Math.max(...tried.map(({ score }) => score)),
      ...(tried.some((each) => each.undecided) ? { undecided: true } : {}),
    },
    { causes },
  );
}

/** What could not be decided stays so: an output too large to be searched does not lack what it must not hold. */
async function evaluateNot(
  step: Step,
  { params }: ValidationSpecOf<'not'>,
  run: Evaluation,
): Promise<Evaluated> {
  const inner = partOf(step, params.of, 'of');
  const result = await evaluate(inner, run);
  const causes = result.findings;
  if (result.undecided) {
    const reasons = causes.filter((cause) => cause.undecided).map(({ message }) => message);
    return toEvaluated(
      step,
      undecided(
        `it could not be decided whether the output satisfies ${nameOf(inner.spec)}: ${reasons.join(' ')}`,
      ),
      { causes },
    );
  }
  if (result.passed) {
    const found = causes.map(({ message }) => message).join('; ');
    return toEvaluated(
      step,
      fail({ message: `the output must not satisfy ${nameOf(inner.spec)}, but does: ${found}` }),
      { causes },
    );
  }
  return toEvaluated(
    step,
    { problems: [], found: `the output does not satisfy ${nameOf(inner.spec)}` },
    { causes },
  );
}

function partOf({ check, subject }: Step, spec: ValidationSpec, place: string): Step {
  return { spec, subject, check: check === '' ? place : `${check}.${place}` };
}

function nameOf(spec: ValidationSpec): string {
  return spec.name === undefined ? spec.strategy : `'${spec.name}'`;
}

/** Null when there is nothing at that place. */
function selectPart(part: Part, field: string | undefined): Part | null {
  if (field === undefined) return part;
  const { output, selected, pointer } = part;
  const data =
    typeof output === 'string' && !selected ? readJson(output) : ({ ok: true, value: output } as const);
  const value = data.ok ? selectPointer(data.value, field) : undefined;
  return value === undefined ? null : { output: value, selected: true, pointer: `${pointer}${field}` };
}

function toEvaluated(
  { spec, check, subject }: Step,
  checked: Checked,
  more: { readonly causes?: readonly ValidationFinding[] } = {},
): Evaluated {
  const passed = checked.problems.length === 0;
  const head = {
    strategy: spec.strategy,
    ...(spec.name === undefined ? {} : { name: spec.name }),
    check,
    passed,
    severity: spec.severity,
    onFail: spec.onFail,
  };
  const tail = { ...(checked.undecided ? { undecided: true } : {}), ...more };
  const evidence = checked.evidence === undefined ? {} : { evidence: checked.evidence };
  const findings: ValidationFinding[] = passed
    ? [{ ...head, message: checked.found, ...evidence, ...tail }]
    : checked.problems.map((problem) => ({
        ...head,
        message: problem.message,
        ...(problem.path === undefined ? {} : { path: placeIn(subject.pointer, problem.path) }),
        ...(problem.evidence === undefined ? evidence : { evidence: problem.evidence }),
        ...tail,
      }));
  return {
    passed,
    undecided: checked.undecided === true,
    score: checked.score ?? (passed ? 1 : 0),
    findings,
  };
}

/** Pointers within a chosen part are told from the root of the output. */
function placeIn(pointer: string, path: string): string {
  if (pointer === '') return path;
  if (path.startsWith('/')) return path === '/' ? pointer : `${pointer}${path}`;
  return `${pointer}, ${path}`;
}
