import { defineEntity, p } from '@mikro-orm/core';

/** What caused an event, an actor or a run of a schedule. Each thing has one direct cause at most. */
export const Causation = defineEntity({
  name: 'Causation',
  tableName: 'causation',
  properties: {
    consequence: p.text().primary(),
    kind: p.text(),
    cause: p.text(),
    via: p.text().strictNullable(),
    at: p.datetime(3),
  },
});
