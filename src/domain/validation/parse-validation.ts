import { z } from 'zod';
import type { JsonValue, SchemaIssue, ValidationOnFail, ValidationSeverity, ValidationSpec } from '#core';
import { strategies } from './strategies.ts';
import { ValidationError } from './validation-error.ts';

const mostChecks = 64;
const deepestNesting = 8;
const mostQuestions = 32;

const common = {
  name: z.string().trim().min(1).max(100).optional(),
  field: z
    .string()
    .max(500)
    .regex(/^(\/([^~/]|~[01])*)+$/, 'must be a JSON Pointer such as `/report/sql`')
    .optional(),
  severity: z.enum(['error', 'warning']).optional(),
  onFail: z.enum(['retry', 'route', 'fail', 'warn']).optional(),
};

/** A spec as people write it: what is the same everywhere may be left out. */
type LooseSpec = {
  readonly strategy: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly name?: string | undefined;
  readonly field?: string | undefined;
  readonly severity?: ValidationSeverity | undefined;
  readonly onFail?: ValidationOnFail | undefined;
};

const looseSpec: z.ZodType<LooseSpec> = z.lazy(() => union);

const leaves = Object.values(strategies).map((each) =>
  z.strictObject({
    ...common,
    strategy: z.literal(each.strategy),
    params: (each.params as z.ZodType<Record<string, unknown>>).prefault({}),
  }),
);

const parts = z.array(looseSpec).min(1).max(mostChecks);

const combinators = [
  z.strictObject({
    ...common,
    strategy: z.literal('all'),
    params: z.strictObject({ of: parts, alwaysAskModels: z.boolean().default(false) }),
  }),
  z.strictObject({ ...common, strategy: z.literal('any'), params: z.strictObject({ of: parts }) }),
  z.strictObject({ ...common, strategy: z.literal('not'), params: z.strictObject({ of: looseSpec }) }),
] as const;

const known = [...leaves.map(({ shape }) => shape.strategy.value), 'all', 'any', 'not'];

const union = z.discriminatedUnion('strategy', [...combinators, ...leaves], {
  error: (issue) =>
    issue.code === 'invalid_union' || issue.code === 'invalid_type'
      ? `expected an object with a strategy, one of ${known.join(', ')}`
      : undefined,
});

/**
 * Reads a validation from JSON and completes it. A list is short for `all` of its items. Bounded: 64 checks, 8 levels,
 * 32 questions to models. Throws {@link ValidationError} `validation.invalidSpec`, which names each place and what is
 * expected there; patterns and schemas are compiled here, so that running one fails on its output alone.
 */
export function parseValidation(json: JsonValue): ValidationSpec {
  const written = Array.isArray(json) ? { strategy: 'all', params: { of: json } } : json;
  const size = findSizeIssue(written);
  if (size !== null) throw ValidationError.invalidSpec([size]);
  const parsed = looseSpec.safeParse(written);
  if (!parsed.success) throw ValidationError.invalidSpec(parsed.error.issues.map(toIssue));
  const spec = complete(parsed.data, 'error');
  const questions = countQuestions(spec);
  if (questions > mostQuestions) {
    const message = `asks models ${questions} questions; at most ${mostQuestions} are allowed, so take checks out`;
    throw ValidationError.invalidSpec([{ path: [], message }]);
  }
  return spec;
}

/** Counted before zod reads it, which recurses. */
function findSizeIssue(written: unknown): SchemaIssue | null {
  let level: readonly unknown[] = [written];
  let checks = 0;
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepestNesting)
      return { path: [], message: `is nested deeper than ${deepestNesting} levels` };
    checks += level.length;
    if (checks > mostChecks) return { path: [], message: `has more than ${mostChecks} checks` };
    level = level.flatMap(partsOf);
  }
  return null;
}

function partsOf(written: unknown): readonly unknown[] {
  const { strategy, params } = (written ?? {}) as { strategy?: unknown; params?: { of?: unknown } };
  if (strategy !== 'all' && strategy !== 'any' && strategy !== 'not') return [];
  const of = params?.of;
  return Array.isArray(of) ? of : of === undefined ? [] : [of];
}

/** Parts of an `all` take over what they do not state themselves. */
function complete(spec: LooseSpec, severity: ValidationSeverity, onFail?: ValidationOnFail): ValidationSpec {
  const own = spec.severity ?? severity;
  const inherited = spec.severity === undefined || spec.severity === severity ? onFail : undefined;
  const action = spec.onFail ?? inherited;
  const { of } = spec.params as { of?: LooseSpec | readonly LooseSpec[] };
  const inner = (part: LooseSpec) => complete(part, own, action);
  const params =
    !['all', 'any', 'not'].includes(spec.strategy) || of === undefined
      ? spec.params
      : { ...spec.params, of: Array.isArray(of) ? of.map(inner) : inner(of as LooseSpec) };
  return {
    ...spec,
    params,
    severity: own,
    onFail: action ?? (own === 'error' ? 'retry' : 'warn'),
  } as unknown as ValidationSpec;
}

export function countQuestions(spec: ValidationSpec): number {
  switch (spec.strategy) {
    case 'all':
    case 'any':
      return spec.params.of.reduce((sum, part) => sum + countQuestions(part), 0);
    case 'not':
      return countQuestions(spec.params.of);
    case 'consensus':
      return spec.params.reviewers.length;
    default:
      return strategies[spec.strategy].kind === 'model' ? 1 : 0;
  }
}

function toIssue({ path, message }: z.core.$ZodIssue): SchemaIssue {
  return { path, message };
}
