import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { JsonObject } from '#core';

/** A persona: built in, or defined by a user. */
export const Persona = defineEntity({
  name: 'Persona',
  tableName: 'persona',
  properties: {
    key: p.text().primary(),
    name: p.text(),
    role: p.text(),
    data: p.json<JsonObject>().columnType('jsonb'),
    builtIn: p.boolean().default(false),
    createdAt: p.datetime(3).defaultRaw('now()'),
    updatedAt: p.datetime(3).defaultRaw('now()'),
  },
});

export type PersonaRow = InferEntity<typeof Persona>;
