import type { LoadedActor, StoredActor, StoredEffect, StoredTimer } from '#core';
import type { Query } from './postgres-turn-store.ts';

interface LoadedRow {
  readonly actor: StoredActor;
  readonly timers: readonly StoredTimer[] | null;
  readonly effects: readonly StoredEffect[] | null;
}

export const timerJson = `json_build_object('address', t.address, 'id', t.id, 'armedSeq', t.armed_seq,
  'dueAt', extract(epoch from t.due) * 1000, 'target', t.target, 'event', t.event)`;

export const effectJson = `json_build_object('address', e.address, 'owner', e.owner, 'root', e.root, 'childId', e.child_id,
  'source', e.source, 'kind', e.kind, 'input', e.input, 'status', e.status, 'attempt', e.attempt, 'node', e.node)`;

/** Actors with their timers and effects, in one statement and so from one instant. Unknown addresses are left out. */
export async function loadActors(
  query: Query,
  addresses: readonly string[],
): Promise<readonly LoadedActor[]> {
  const text = `select
      json_build_object('address', a.address, 'chart', a.chart, 'chartVersion', a.chart_version,
        'structureHash', a.structure_hash, 'parent', a.parent, 'childId', a.child_id, 'source', a.source, 'root', a.root,
        'owner', a.owner, 'status', a.status, 'seq', a.seq, 'snapshot', a.snapshot, 'input', a.input, 'output', a.output,
        'error', a.error, 'restarts', coalesce(a.restarts, '[]'::jsonb)) as actor,
      (select json_agg(${timerJson}) from timer t where t.address = a.address) as timers,
      (select json_agg(${effectJson}) from effect e where e.owner = a.address) as effects
    from actor a where a.address = any($1)`;
  const rows = await query<LoadedRow>('load actors', text, [addresses]);
  return rows.map(({ actor, timers, effects }) => ({ actor, timers: timers ?? [], effects: effects ?? [] }));
}
