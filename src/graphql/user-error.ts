import { RetryableError, StatehouseError } from '#core';

interface Shared {
  readonly code: string;
  readonly message: string;
  readonly path: readonly string[] | null;
}

/** An expected failure as a mutation's payload carries it. */
export type UserErrorModel = Shared &
  (
    | {
        readonly __typename: 'InvalidInputError';
        readonly issues: readonly { readonly path: readonly string[]; readonly message: string }[];
      }
    | { readonly __typename: 'NotFoundError'; readonly id: string }
    | {
        readonly __typename: 'NotAcceptedError';
        readonly state: unknown;
        readonly accepts: readonly string[];
      }
    | { readonly __typename: 'UnavailableError'; readonly retryAfterMs: number | null }
    | { readonly __typename: 'RefusedError' }
  );

/**
 * The typed form of an expected failure; null for a defect and for anything that is not ours, which must be masked.
 * A terminal error of the database says something about our statements, not about the caller's wish: masked too.
 */
export function toUserError(error: unknown): UserErrorModel | null {
  if (!(error instanceof StatehouseError) || error.family === 'defect') return null;
  const { code, message, details } = error;
  const shared = { code, message, path: null };
  if (error instanceof RetryableError)
    return { ...shared, __typename: 'UnavailableError', retryAfterMs: error.retryAfterMs ?? null };
  if (code.startsWith('database.')) return null;
  if (code === 'actor.halted') return { ...shared, __typename: 'UnavailableError', retryAfterMs: null };
  if (Array.isArray(details['issues'])) {
    const issues = details['issues'].map(readIssue);
    return { ...shared, __typename: 'InvalidInputError', path: issues[0]?.path ?? null, issues };
  }
  if (code.endsWith('.unknown')) return { ...shared, __typename: 'NotFoundError', id: subjectOf(details) };
  if (code === 'event.notAccepted' || code === 'actor.ended') {
    const accepts = Array.isArray(details['accepted']) ? details['accepted'].map(String) : [];
    return { ...shared, __typename: 'NotAcceptedError', state: details['state'] ?? null, accepts };
  }
  return { ...shared, __typename: 'RefusedError' };
}

function readIssue(issue: unknown) {
  const { path = [], message = '' } = issue as { path?: readonly unknown[]; message?: string };
  return { path: path.map(String), message };
}

/** What the error is about: the first of its details that names something. */
function subjectOf(details: Readonly<Record<string, unknown>>): string {
  const named = [
    'id',
    'address',
    'chart',
    'key',
    'persona',
    'conversation',
    'clarification',
    'ballot',
    'task',
  ]
    .map((name) => details[name])
    .find((value) => typeof value === 'string');
  return typeof named === 'string' ? named : '';
}

/** Runs a change: its result with no errors, or `nothing` with the expected failure. Everything else rejects. */
export async function attempt<Result extends object, Nothing extends object>(
  run: () => Promise<Result>,
  nothing: Nothing,
): Promise<(Result & { errors: readonly never[] }) | (Nothing & { errors: readonly UserErrorModel[] })> {
  try {
    return { ...(await run()), errors: [] };
  } catch (error) {
    const expected = toUserError(error);
    if (expected === null) throw error;
    return { ...nothing, errors: [expected] };
  }
}
