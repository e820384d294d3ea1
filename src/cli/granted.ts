import { CliError } from './cli-error.ts';
import type { UserError } from './documents/operation.ts';

/** What a mutation gave; a refusal becomes an error that says why. */
export function granted<Value>(
  what: string,
  value: Value | null | undefined,
  errors: readonly UserError[],
): Value {
  const [problem] = errors;
  if (problem === undefined && value !== null && value !== undefined) return value;
  throw CliError.refused(what, problem ?? { code: 'unknown', message: 'no reason was given' });
}
