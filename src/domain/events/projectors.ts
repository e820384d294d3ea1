import type { BusFact, ProjectionTurn, ProjectionWrite, Projector } from '#core';

type FactOf<Type extends BusFact['type']> = Extract<BusFact, { type: Type }>;

const iso = (at: number) => new Date(at).toISOString();

function projector<Type extends BusFact['type']>(
  type: Type,
  rows: (fact: FactOf<Type>, turn: ProjectionTurn) => readonly ProjectionWrite[],
  slim?: (fact: FactOf<Type>) => { readonly type: string },
): Projector {
  return { type, rows, ...(slim === undefined ? {} : { slim }) } as Projector;
}

/** How the facts of the event bus become rows, and what of them the journal keeps. */
export const busProjectors: readonly Projector[] = [
  projector(
    'bus.published',
    ({ type: _, event, ...fact }, { at }) => [
      { table: 'bus_event', mode: 'insert', row: { id: event, ...fact, at: iso(at) } },
      ...(fact.cause === null
        ? []
        : [causation({ consequence: event, kind: 'event', cause: fact.cause, via: null }, at)]),
    ],
    ({ payload: _, ...fact }) => fact,
  ),
  projector('rule.changed', ({ rule, limit, createdAt, createdBy, removed, ...fact }, { at }) => {
    const { kind, name, pattern, condition, action, enabled } = fact;
    return [
      {
        table: 'event_rule',
        mode: 'upsert',
        row: {
          id: rule,
          kind,
          name,
          pattern,
          condition,
          action,
          rate_limit: limit,
          enabled,
          created_by: createdBy,
          created_at: iso(createdAt),
          removed_at: removed ? iso(at) : null,
        },
      },
    ];
  }),
  projector('rule.fired', ({ rule, event, outcome, reaction, target, cause, fired, limited }, { at }) => [
    { table: 'rule_fire', mode: 'insert', row: { event, rule, outcome, reaction, target, at: iso(at) } },
    {
      table: 'event_rule',
      mode: 'update',
      row: { id: rule, fired, limited, ...(outcome === 'limited' ? {} : { last_fired_at: iso(at) }) },
    },
    ...(cause === null || target === null
      ? []
      : [causation({ consequence: target, kind: 'actor', cause: cause.id, via: rule }, at)]),
  ]),
  projector('rule.settled', ({ rule, event, outcome, error }) => [
    { table: 'rule_fire', mode: 'update', row: { event, rule, outcome, error } },
  ]),
];

/** What caused what. */
export function causation(
  link: {
    readonly consequence: string;
    readonly kind: 'event' | 'actor' | 'run';
    readonly cause: string;
    readonly via: string | null;
  },
  at: number,
): ProjectionWrite {
  return { table: 'causation', mode: 'insert', row: { ...link, at: iso(at) } };
}
