import type pg from 'pg';
import { mainBus, type PruneKind, prunedEvents } from '#core';
import type { PruneParts } from './prune-trees.ts';

const rowsPerTransaction = 500;

/** Rows that belong to no tree of their own, with those that hang on them. */
interface LooseRows {
  readonly table: string;
  readonly key: string;
  /** What may go, given the time `$1` and the row `r`. */
  readonly prunable: string;
  readonly oldestFirst: string;
  readonly dependents: readonly { readonly table: string; readonly where: string }[];
  /** Notes the gap, inside the transaction. */
  readonly note?: (client: pg.PoolClient, keys: readonly string[]) => Promise<void>;
}

export const looseRows: Readonly<Record<Exclude<PruneKind, 'trees'>, LooseRows>> = {
  events: {
    table: 'bus_event',
    key: 'id',
    // An event stays as long as anything that came of it, however far, lives, runs, or is younger.
    prunable: `r.at < $1
      and not exists (select from rule_fire f where f.event = r.id and f.outcome = 'launching')
      and not exists (
        with recursive came as (
          select c.consequence as id from causation c where c.cause = r.id
          union
          select c.consequence from causation c join came on c.cause = came.id
        )
        select from came where exists (select from bus_event e where e.id = came.id and e.at >= $1)
          or exists (select from schedule_run s where s.key = came.id and s.ended_at is null)
          or exists (select from actor a where a.root = came.id and a.status in ('active', 'quarantined'))
          or exists (select from actor a where a.address = came.id and a.status in ('active', 'quarantined'))
      )`,
    oldestFirst: 'r.at, r.id',
    dependents: [
      { table: 'rule_fire', where: 't.event = any($1)' },
      { table: 'causation', where: 't.consequence = any($1) or t.cause = any($1)' },
    ],
    async note(client, ids) {
      // The turn that published the newest of them, or a later one of the same time.
      await client.query(
        `insert into pruned_range (scope, first_position, last_position)
          select '${prunedEvents}', j.position, j.position from journal j
          where j.address = '${mainBus}' and j.at <= (select max(at) from bus_event where id = any($1))
          order by j.seq desc limit 1`,
        [ids],
      );
      // One mark is enough: what was pruned before lies before it.
      await client.query(
        `delete from pruned_range p where p.scope = '${prunedEvents}'
          and exists (select from pruned_range q where q.scope = p.scope and q.last_position >= p.last_position and q.n > p.n)`,
      );
    },
  },
  scheduleRuns: {
    table: 'schedule_run',
    key: 'key',
    prunable: 'r.ended_at < $1',
    oldestFirst: 'r.ended_at, r.key',
    dependents: [{ table: 'causation', where: `t.consequence = any($1) and t.kind = 'run'` }],
  },
  deadLetters: {
    table: 'dead_letter',
    key: 'id',
    // Re-driven: somebody has dealt with it.
    prunable: 'r.redriven_at < $1',
    oldestFirst: 'r.redriven_at, r.id',
    dependents: [],
  },
};

export async function countLooseRows(
  { table, key, prunable, dependents }: LooseRows,
  { pool, before, tally }: Pick<PruneParts, 'pool' | 'before' | 'tally'>,
): Promise<void> {
  const chosen = `select r."${key}" as key from "${table}" r where ${prunable}`;
  const { rows } = await pool.query<{ n: number }>(`select count(*)::int as n from (${chosen}) c`, [before]);
  tally.add(table, rows[0]?.n ?? 0);
  for (const { table: other, where } of dependents) {
    const text = `with chosen as materialized (${chosen})
      select count(*)::int as n from "${other}" t where ${where.replaceAll('any($1)', 'any(select key from chosen)')}`;
    const found = await pool.query<{ n: number }>(text, [before]);
    tally.add(other, found.rows[0]?.n ?? 0);
  }
}

export async function pruneLooseRows(kind: LooseRows, parts: PruneParts): Promise<void> {
  while (parts.goesOn()) if ((await pruneSome(kind, parts)) < rowsPerTransaction) return;
}

async function pruneSome(kind: LooseRows, { pool, before, tally, archive }: PruneParts): Promise<number> {
  const { table, key, prunable, oldestFirst, dependents, note } = kind;
  const client = await pool.connect();
  try {
    await client.query('begin');
    const { rows } = await client.query<{ key: string; row: string }>(
      `select r."${key}" as key, to_json(r)::text as row from "${table}" r where ${prunable}
        order by ${oldestFirst} limit ${rowsPerTransaction} for update of r`,
      [before],
    );
    const keys = rows.map((one) => one.key);
    if (keys.length > 0) {
      await archive?.(
        table,
        rows.map(({ row }) => row),
      );
      await note?.(client, keys);
      for (const { table: other, where } of dependents) {
        const text = `delete from "${other}" t where ${where} returning to_json(t)::text as row`;
        const gone = await client.query<{ row: string }>(text, [keys]);
        if (gone.rows.length > 0)
          await archive?.(
            other,
            gone.rows.map(({ row }) => row),
          );
        tally.add(other, gone.rows.length);
      }
      await client.query(`delete from "${table}" where "${key}" = any($1)`, [keys]);
    }
    await client.query('commit');
    client.release();
    tally.add(table, keys.length);
    if (keys.length > 0) tally.report();
    return keys.length;
  } catch (error) {
    client.release(true);
    throw error;
  }
}
