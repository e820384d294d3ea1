import { z } from 'zod';
import { type Persona, TerminalError } from '#core';

const text = (limit: number) => z.string().trim().min(1, 'must not be empty').max(limit);

/** Keys that name other kinds of participants in a transcript. */
const reservedKeys = ['user', 'system', 'assistant', 'supervisor', 'abstain'];

/** Checks a persona that arrives as JSON. `weight` defaults to 1 and `capabilities` to none. */
export const personaSchema = z.strictObject({
  key: z
    .string()
    .max(60)
    .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, "must be in kebab-case, such as 'data-steward'")
    .refine((key) => !reservedKeys.includes(key), `must not be one of ${reservedKeys.join(', ')}`),
  name: text(80),
  role: text(2_000),
  personality: text(2_000),
  decisionCriteria: z.array(text(500)).min(1, 'must name at least one criterion').max(20),
  style: text(2_000),
  outputFormat: text(2_000),
  model: z.string().trim().min(1).max(200).optional(),
  facilitates: z.boolean().optional(),
  weight: z.number().nonnegative().max(1_000).default(1),
  capabilities: z.array(text(120)).max(50).default([]),
});

/** A persona that cannot be used, with every problem found. */
export class PersonaError extends TerminalError {
  static invalid(who: string, problems: readonly string[]): PersonaError {
    return new PersonaError(
      `Cannot use the persona ${who}: ${problems.join('; ')}. Correct these fields and load it again.`,
      { code: 'persona.invalid', details: { persona: who, problems } },
    );
  }

  static duplicateKey(key: string): PersonaError {
    return new PersonaError(
      `Cannot use two personas with the key '${key}': a key names one persona. Rename one of them.`,
      { code: 'persona.duplicateKey', details: { key } },
    );
  }

  static facilitators(keys: readonly string[]): PersonaError {
    return new PersonaError(
      `Cannot form a panel with ${keys.length} facilitators (${keys.join(', ') || 'none'}): expected exactly one persona with "facilitates": true.`,
      { code: 'persona.facilitators', details: { keys } },
    );
  }
}

/** Reads one persona from JSON. Throws {@link PersonaError} `persona.invalid`, which names each field that is wrong. */
export function parsePersona(json: unknown): Persona {
  const result = personaSchema.safeParse(json);
  // zod gives no key that was absent; its types say `undefined` all the same.
  if (result.success) return result.data as Persona;
  const problems = result.error.issues.map(
    ({ path, message }) => `${path.map(String).join('.') || 'persona'}: ${message}`,
  );
  throw PersonaError.invalid(nameOf(json), problems);
}

/**
 * Reads a whole panel: every persona is sound, no key stands twice, and exactly one persona facilitates.
 * Throws {@link PersonaError}.
 */
export function parsePanel(json: readonly unknown[]): Persona[] {
  const panel = json.map(parsePersona);
  const keys = panel.map(({ key }) => key);
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  if (twice !== undefined) throw PersonaError.duplicateKey(twice);
  const facilitators = panel.filter(({ facilitates }) => facilitates === true).map(({ key }) => key);
  if (facilitators.length !== 1) throw PersonaError.facilitators(facilitators);
  return panel;
}

function nameOf(json: unknown): string {
  const key = typeof json === 'object' && json !== null && 'key' in json ? json.key : undefined;
  return typeof key === 'string' ? `'${key}'` : '(without a key)';
}
