import type { CausalKind, CausalRow, Lookup } from '#core';
import type { Reader } from './reader.ts';

/** A chain may be a little longer than what the bus lets through, by actors between events. */
const mostLinks = 32;
const mostThings = 500;

interface Link {
  readonly of: string;
  readonly id: string;
  readonly kind: CausalKind | null;
  readonly cause: string | null;
  readonly via: string | null;
  readonly distance: number;
  readonly at: Date | string | null;
}

/**
 * What something is caused by: one row for each link upwards. The last cause has no link of its own, so its time is read
 * from the event or actor that it is.
 */
const ancestry = `with recursive chain as (
    select c.consequence as of, c.cause as id, c.via, 1 as distance from causation c where c.consequence = any (?::text[])
    union all
    select chain.of, c.cause, c.via, chain.distance + 1 from chain join causation c on c.consequence = chain.id
    where chain.distance < ${mostLinks}
  )
  select chain.of, chain.id, c.cause, chain.via, chain.distance,
    case when e.id is not null then 'event' when a.address is not null then 'actor' else 'run' end as kind,
    coalesce(e.at, a.created_at, c.at) as at
  from chain left join causation c on c.consequence = chain.id left join bus_event e on e.id = chain.id
    left join actor a on a.address = chain.id
  order by chain.of, chain.distance`;

const consequences = `select o.of, x.* from unnest(?::text[]) as o (of) cross join lateral (
    with recursive tree as (
      select c.consequence as id, c.kind, c.cause, c.via, c.at, 1 as distance from causation c where c.cause = o.of
      union all
      select c.consequence, c.kind, c.cause, c.via, c.at, tree.distance + 1
      from tree join causation c on c.cause = tree.id where tree.distance < ${mostLinks}
    ) select * from tree order by distance, at, id limit ${mostThings}
  ) x order by o.of, x.distance, x.at, x.id`;

/** Chains of causes of several things in one statement. */
export function createCausalLookup(
  reader: Reader,
  direction: 'ancestry' | 'consequences',
): Lookup<readonly CausalRow[]> {
  return {
    async byIds(ids) {
      if (ids.length === 0) return new Map();
      const wanted = `{${[...new Set(ids)].map((id) => `"${id.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;
      const rows = await reader.rows<Link>(
        `the ${direction} of events`,
        direction === 'ancestry' ? ancestry : consequences,
        [wanted],
      );
      return Map.groupBy(rows.map(toRow), ({ of }) => of);
    },
  };
}

function toRow({ kind, at, ...row }: Link): CausalRow {
  return { ...row, distance: Number(row.distance), kind: kind ?? 'run', at: new Date(at ?? 0) };
}
