import { type ConfigProblem, maskSecret, showValue } from './config-error.ts';
import { type StructuredFile, structuredFileSchema } from './config-file.ts';
import { scalarSettings } from './scalar-settings.ts';

const SECRET_PLACE = /apiKey$|token$|headers|\.env\b|^mcpServers/;

/** Reads providers, personas, prices and tokens out of the file; problems are added to the list. */
export function parseStructured(
  content: Readonly<Record<string, unknown>>,
  problems: ConfigProblem[],
): StructuredFile {
  const known = new Set<string>(Object.keys(structuredFileSchema.shape));
  for (const { file } of Object.values(scalarSettings)) known.add(file?.split('.')[0] ?? '');
  for (const key of Object.keys(content).filter((each) => !known.has(each))) {
    const expected = `one of the known keys ${[...known].sort().join(', ')}`;
    problems.push({ name: key, value: showValue(content[key]), expected });
  }
  const parsed = structuredFileSchema.safeParse(content);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    const name = issue.path
      .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
      .join('')
      .replace(/^\./, '');
    const value = issue.path.reduce<unknown>(
      (at, step) => (at as Record<PropertyKey, unknown> | undefined)?.[step],
      content,
    );
    const masked = SECRET_PLACE.test(name) && typeof value === 'string';
    const expected = issue.message
      .replace(/^Invalid input: expected /, '')
      .replace(/^./, (first) => first.toLowerCase());
    problems.push({ name, value: masked ? maskSecret(value) : showValue(value), expected });
  }
  return structuredFileSchema.parse({});
}
