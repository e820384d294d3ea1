import type { ConfigProblem } from './config-error.ts';
import type { Environment } from './providers.ts';

/** Puts the values of variables in place of `${NAME}`; one that is not set is a problem. */
export function fillFromEnvironment(
  text: string,
  context: { readonly env: Environment; readonly problems: ConfigProblem[]; readonly place: string },
): string {
  const { env, problems, place } = context;
  return text.replace(/\$\{(\w+)\}/g, (_, variable: string) => {
    const value = env[variable];
    if (value === undefined || value === '') {
      problems.push({ name: variable, value: 'not set', expected: `a value for ${place}` });
    }
    return value ?? '';
  });
}
