import type { z } from 'zod';
import { type ConfigProblem, maskSecret, maskUrl, showValue } from './config-error.ts';
import { type Environment, given } from './providers.ts';
import { scalarSettings } from './scalar-settings.ts';
import type { Setting } from './setting.ts';

type ScalarSettings = typeof scalarSettings;

/** The values of all single-value settings. */
export type Scalars = { readonly [K in keyof ScalarSettings]: z.output<ScalarSettings[K]['schema']> };

type Content = Readonly<Record<string, unknown>>;

/** Reads every single-value setting: the variable, else the file, else its default. Problems are added to the list. */
export function parseScalars(env: Environment, content: Content, problems: ConfigProblem[]): Scalars {
  checkGroups(content, problems);
  const values = Object.entries(scalarSettings).map(([key, one]) => [
    key,
    parseScalar(one as Setting<unknown>, { env, content, problems }),
  ]);
  return Object.fromEntries(values) as Scalars;
}

/** Finds misspelt keys inside `limits`, `timeouts` and `rehearsal`. */
function checkGroups(content: Content, problems: ConfigProblem[]): void {
  const nested = Object.values(scalarSettings).flatMap(({ file }) => (file?.includes('.') ? [file] : []));
  for (const group of new Set(nested.map((file) => file.split('.')[0] ?? ''))) {
    const inside = content[group];
    if (inside === undefined) continue;
    if (inside === null || typeof inside !== 'object' || Array.isArray(inside)) {
      problems.push({ name: group, value: showValue(inside), expected: 'a JSON object' });
      continue;
    }
    for (const [key, value] of Object.entries(inside)) {
      if (nested.includes(`${group}.${key}`)) continue;
      const keys = nested
        .filter((file) => file.startsWith(`${group}.`))
        .map((file) => file.slice(group.length + 1));
      const expected = `one of the known keys ${keys.join(', ')}`;
      problems.push({ name: `${group}.${key}`, value: showValue(value), expected });
    }
  }
}

interface Sources {
  readonly env: Environment;
  readonly content: Content;
  readonly problems: ConfigProblem[];
}

function parseScalar(one: Setting<unknown>, { env, content, problems }: Sources): unknown {
  const fromEnv = given(env, one.env);
  const fromFile = one.file
    ?.split('.')
    .reduce<unknown>((at, step) => (at as Record<string, unknown> | null | undefined)?.[step], content);
  const raw = fromEnv ?? fromFile;
  if (raw === undefined) return one.fallback;
  const parsed = one.schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const name = fromEnv === undefined ? (one.file ?? one.env) : one.env;
  const text = typeof raw === 'string' ? raw : JSON.stringify(raw);
  const value = one.shown === 'secret' ? maskSecret(text) : `"${one.shown === 'url' ? maskUrl(text) : text}"`;
  problems.push({ name, value, expected: one.expected });
  return one.fallback;
}
