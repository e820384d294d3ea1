import type { NotificationFact, ProjectionTurn, ProjectionWrite, Projector } from '#core';

type FactOf<Type extends NotificationFact['type']> = Extract<NotificationFact, { type: Type }>;

const iso = (at: number) => new Date(at).toISOString();

function projector<Type extends NotificationFact['type']>(
  type: Type,
  rows: (fact: FactOf<Type>, turn: ProjectionTurn) => readonly ProjectionWrite[],
): Projector {
  return { type, rows } as Projector;
}

/** How the facts of notifications become rows. */
export const notificationProjectors: readonly Projector[] = [
  projector('notification.queued', ({ notification, kind, channel, subject, detail }, { at }) => [
    {
      table: 'notification',
      mode: 'upsert',
      row: {
        id: notification,
        kind,
        channel,
        subject,
        detail,
        status: 'pending',
        tries: 0,
        last_error: null,
        created_at: iso(at),
        updated_at: iso(at),
      },
    },
  ]),
  projector('notification.changed', ({ notification, status, tries, error }, { at }) => [
    {
      table: 'notification',
      mode: 'update',
      row: {
        id: notification,
        status,
        tries,
        last_error: error,
        updated_at: iso(at),
        delivered_at: status === 'delivered' ? iso(at) : null,
      },
    },
  ]),
];
