import type { ActivityKind, ActivityPage, ActivityRequest, ActivityRow, Queries } from '#core';
import { QueryError } from './query-error.ts';
import type { Reader } from './reader.ts';

interface Found {
  readonly id: string;
  readonly parent: string | null;
  readonly kind: ActivityKind;
  readonly name: string;
  readonly detail: string | null;
  readonly status: string;
  readonly depth: number;
  readonly began: Date | string;
  readonly ended: Date | string | null;
}

/**
 * One statement for the whole tree: actors below their parents, and events, actors and runs below what caused them; then
 * the calls of models and tools below the actors that made them.
 */
const statement = `with recursive tree as (
    select ?::text as id, null::text as parent, 0 as depth
    union all
    select e.id, tree.id, tree.depth + 1 from tree cross join lateral (
      select a.address as id from actor a where a.parent = tree.id
      union all select c.consequence from causation c where c.cause = tree.id
    ) e where tree.depth < ?::int
  ), calls as (
    select tree.id, tree.depth from tree where tree.depth < ?::int
  ), nodes as (
    select t.id, t.parent, t.depth, 'actor' as kind, a.chart as name, a.paths[cardinality(a.paths)] as detail,
      a.status, a.created_at as began, case when a.status <> 'active' then a.updated_at end as ended
    from tree t join actor a on a.address = t.id
    union all
    select t.id, t.parent, t.depth, 'event', e.topic, '',
      case when e.refused is null then 'published' else 'refused' end, e.at, e.at
    from tree t join bus_event e on e.id = t.id
    union all
    select t.id, t.parent, t.depth, 'run', r.schedule, '', r.status, r.at, r.ended_at
    from tree t join schedule_run r on r.key = t.id
    union all
    select l.id, t.id, t.depth + 1, 'modelCall', l.purpose, l.model, l.status, l.started_at, l.ended_at
    from calls t join llm_call l on l.address = t.id
    union all
    select l.key, t.id, t.depth + 1, 'toolCall', l.name, '', l.status, l.started_at, l.ended_at
    from calls t join tool_call l on l.address = t.id
  )
  select * from nodes
  where ?::int is null or (depth, began, id) > (?::int, ?::timestamptz, ?::text)
  order by depth, began, id limit ?::int`;

/** The activity below one thing. */
export function createActivityQuery(reader: Reader): Pick<Queries, 'activity'> {
  return {
    async activity({ root, depth, limit, after }: ActivityRequest): Promise<ActivityPage> {
      const place = after === null ? [null, null, null] : readCursor(after);
      const rows = await reader.rows<Found>('the activity of a tree', statement, [
        root,
        depth,
        depth,
        place[0],
        ...place,
        limit + 1,
      ]);
      return { rows: rows.slice(0, limit).map(toRow), hasNext: rows.length > limit };
    },
  };
}

function toRow(found: Found): ActivityRow {
  const began = new Date(found.began);
  return {
    ...found,
    detail: found.detail ?? '',
    depth: Number(found.depth),
    began,
    ended: found.ended === null ? null : new Date(found.ended),
    cursor: JSON.stringify([Number(found.depth), began.toISOString(), found.id]),
  };
}

function readCursor(cursor: string): readonly (number | string)[] {
  try {
    const place: unknown = JSON.parse(cursor);
    const [depth, began, id] = Array.isArray(place) ? place : [];
    if (Number.isInteger(depth) && !Number.isNaN(Date.parse(began)) && typeof id === 'string') {
      return [depth, began, id];
    }
  } catch {
    // Told below.
  }
  throw QueryError.cursorUnreadable(cursor, 'activities');
}
