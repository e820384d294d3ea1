import type { Clock, Persona, PersonaStore } from '#core';
import { builtInPersonas, parsePersona } from '#rules';
import { DeliberationError } from '../deliberation/deliberation-errors.ts';

export type Personas = ReturnType<typeof createPersonas>;

/** The personas that people may pick: the built-in ones and their own. */
export function createPersonas(parts: { readonly personas: PersonaStore; readonly clock: Clock }) {
  const { personas: store, clock } = parts;
  const isBuiltIn = (key: string) => builtInPersonas.some((persona) => persona.key === key);
  return {
    /** Writes the built-in personas, so that a list of the table shows them too. Called once at start. */
    async seed(): Promise<void> {
      const at = new Date(clock.now());
      for (const persona of builtInPersonas) await store.save(persona, { builtIn: true, at });
    },
    async list(): Promise<readonly Persona[]> {
      const stored = (await store.list()).filter(({ key }) => !isBuiltIn(key));
      return [...builtInPersonas, ...stored];
    },
    async find(key: string): Promise<Persona | null> {
      return builtInPersonas.find((persona) => persona.key === key) ?? (await store.find(key));
    },
    /** Inserts or replaces. Throws `persona.invalid` and, for a built-in one, `persona.builtIn`. */
    async save(persona: Persona): Promise<void> {
      if (isBuiltIn(persona.key)) throw DeliberationError.builtInPersona(persona.key);
      await store.save(parsePersona(persona), { builtIn: false, at: new Date(clock.now()) });
    },
    /** False when there was none. Throws `persona.builtIn`. */
    async remove(key: string): Promise<boolean> {
      if (isBuiltIn(key)) throw DeliberationError.builtInPersona(key);
      return store.remove(key);
    },
  };
}
