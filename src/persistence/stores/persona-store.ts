import type { MikroORM } from '@mikro-orm/postgresql';
import type { Persona as PersonaData, PersonaStore } from '#core';
import { Persona } from '../entities/persona.ts';
import type { RetryWhileUnavailable } from '../retry-while-unavailable.ts';

/** The personas of table `persona`, and the way in for the built-in ones. */
export interface SeedablePersonaStore extends PersonaStore {
  /**
   * Stores the built-in personas as this release has them. One that a user has put in place of a built-in one stays.
   * Safe to run in several processes at once.
   */
  seed(personas: readonly PersonaData[], at: Date): Promise<void>;
}

export function createPersonaStore(ports: {
  readonly orm: MikroORM;
  readonly retry: RetryWhileUnavailable;
}): SeedablePersonaStore {
  const { orm, retry } = ports;
  return {
    list: () =>
      retry('read the personas', async () => {
        const rows = await orm.em.fork().find(Persona, {}, { orderBy: { key: 'asc' } });
        return rows.map(toPersona);
      }),
    find: (key) =>
      retry(`read the persona '${key}'`, async () => {
        const row = await orm.em.fork().findOne(Persona, { key });
        return row === null ? null : toPersona(row);
      }),
    save: (persona, { builtIn, at }) =>
      retry(`save the persona '${persona.key}'`, async () => {
        await orm.em.fork().upsert(Persona, toRow(persona, builtIn, at), {
          onConflictFields: ['key'],
          onConflictExcludeFields: ['createdAt'],
        });
      }),
    remove: (key) =>
      retry(
        `remove the persona '${key}'`,
        async () => (await orm.em.fork().nativeDelete(Persona, { key })) > 0,
      ),
    seed: (personas, at) =>
      retry('store the built-in personas', async () => {
        if (personas.length === 0) return;
        await orm.em.fork().upsertMany(
          Persona,
          personas.map((persona) => toRow(persona, true, at)),
          {
            onConflictFields: ['key'],
            onConflictExcludeFields: ['createdAt'],
            onConflictWhere: { builtIn: true },
          },
        );
      }),
  };
}

function toPersona({ data }: { readonly data: object }): PersonaData {
  return data as PersonaData;
}

function toRow(persona: PersonaData, builtIn: boolean, at: Date) {
  const { key, name, role } = persona;
  return { key, name, role, data: { ...persona }, builtIn, createdAt: at, updatedAt: at };
}
