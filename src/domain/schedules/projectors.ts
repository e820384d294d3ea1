import type { ProjectionTurn, ProjectionWrite, Projector, RunStatus, ScheduleFact } from '#core';
import { causation } from '../events/projectors.ts';

type FactOf<Type extends ScheduleFact['type']> = Extract<ScheduleFact, { type: Type }>;

const iso = (at: number) => new Date(at).toISOString();
const ended: ReadonlySet<RunStatus> = new Set(['published', 'sent', 'skipped', 'completed', 'failed']);

function projector<Type extends ScheduleFact['type']>(
  type: Type,
  rows: (fact: FactOf<Type>, turn: ProjectionTurn) => readonly ProjectionWrite[],
): Projector {
  return { type, rows } as Projector;
}

/** How the facts of schedules become rows. */
export const scheduleProjectors: readonly Projector[] = [
  projector('schedule.changed', (fact, { address, at }) => [
    {
      table: 'schedule',
      mode: 'upsert',
      row: {
        address,
        name: fact.name,
        timing: fact.timing,
        misfire: fact.misfire,
        overlap: fact.overlap,
        action: fact.action,
        status: fact.status,
        next_at: fact.nextAt === null ? null : iso(fact.nextAt),
        last_fired_at: fact.lastFiredAt === null ? null : iso(fact.lastFiredAt),
        fired: fact.fired,
        created_by: fact.createdBy,
        created_at: iso(fact.createdAt),
        updated_at: iso(at),
      },
    },
  ]),
  projector('schedule.fired', ({ key, fireAt, manual, status, reaction, target, cause }, { address, at }) => [
    {
      table: 'schedule_run',
      mode: 'insert',
      row: {
        key,
        schedule: address,
        fire_at: iso(fireAt),
        manual,
        status,
        reaction,
        target,
        at: iso(at),
        ended_at: ended.has(status) ? iso(at) : null,
      },
    },
    ...started(target, cause?.id, address, at),
  ]),
  projector('schedule.runChanged', ({ key, status, target, cause, error }, { address, at }) => [
    {
      table: 'schedule_run',
      mode: 'update',
      row: {
        key,
        status,
        error,
        ...(target === null ? {} : { target }),
        ended_at: ended.has(status) ? iso(at) : null,
      },
    },
    ...started(target, cause?.id, address, at),
  ]),
];

function started(
  target: string | null,
  cause: string | undefined,
  via: string,
  at: number,
): readonly ProjectionWrite[] {
  if (target === null || cause === undefined) return [];
  return [causation({ consequence: target, kind: 'actor', cause, via }, at)];
}
