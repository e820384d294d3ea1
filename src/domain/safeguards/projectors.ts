import type { ProjectionTurn, ProjectionWrite, Projector, SafeguardFact } from '#core';

type FactOf<Type extends SafeguardFact['type']> = Extract<SafeguardFact, { type: Type }>;

function projector<Type extends SafeguardFact['type']>(
  type: Type,
  rows: (fact: FactOf<Type>, turn: ProjectionTurn) => readonly ProjectionWrite[],
): Projector {
  return { type, rows } as Projector;
}

/** How the facts of safeguards become rows. */
export const safeguardProjectors: readonly Projector[] = [
  projector('safeguard.alerted', ({ type: _, ...alert }, { address, seq, at }) => [
    {
      table: 'safeguard_alert',
      mode: 'upsert',
      row: {
        id: `${address}@${seq}/${alert.kind}/${alert.subject}`,
        ...alert,
        address,
        at: new Date(at).toISOString(),
      },
    },
  ]),
  projector('breaker.changed', ({ type: _, consecutiveFailures, openUntil, ...breaker }, { address, at }) => [
    {
      table: 'circuit_breaker',
      mode: 'upsert',
      row: {
        address,
        ...breaker,
        consecutive_failures: consecutiveFailures,
        open_until: openUntil === null ? null : new Date(openUntil).toISOString(),
        updated_at: new Date(at).toISOString(),
      },
    },
  ]),
  {
    ...projector('subtask.interjected', ({ session, number, task, subtask, text, from }, { at }) => [
      {
        table: 'subtask_interjection',
        mode: 'upsert',
        row: { session, number, task, subtask, text, sender: from, at: new Date(at).toISOString() },
      },
    ]),
    slim: ({ text: _, ...fact }: FactOf<'subtask.interjected'>) => fact,
  } as Projector,
];
