import type pg from 'pg';
import type { PruneArchive } from '#core';
import type { Tally } from './tally.ts';
import { endedRoots, frontTables, restTables, type TreeTable } from './tree-tables.ts';

const treesPerLook = 100;
const rowsPerTransaction = 2_000;

export interface PruneParts {
  readonly pool: pg.Pool;
  readonly before: Date;
  readonly tally: Tally;
  readonly archive?: PruneArchive | undefined;
  /** Between two transactions. */
  readonly goesOn: () => boolean;
}

/** Counts the trees that would be removed, and their rows. */
export async function countTrees({ pool, before, tally }: Pick<PruneParts, 'pool' | 'before' | 'tally'>) {
  const roots = await pool.query<{ n: number }>(`select count(*)::int as n from (${endedRoots}) r`, [before]);
  tally.trees += roots.rows[0]?.n ?? 0;
  for (const { table, column, holds } of [...frontTables, ...restTables]) {
    const text =
      holds === 'root'
        ? `select count(*)::int as n from (${endedRoots}) r join "${table}" t on t."${column}" = r.address`
        : `select count(*)::int as n from (${endedRoots}) r join actor m on m.root = r.address
            join "${table}" t on t."${column}" = m.address`;
    const { rows } = await pool.query<{ n: number }>(text, [before]);
    tally.add(table, rows[0]?.n ?? 0);
  }
}

export async function pruneTrees(parts: PruneParts): Promise<void> {
  await finishTrees(parts);
  for (;;) {
    const { rows } = await parts.pool.query<{ address: string }>(
      `${endedRoots} order by r.updated_at, r.address limit ${treesPerLook}`,
      [parts.before],
    );
    for (const { address } of rows) {
      if (!parts.goesOn()) return;
      await archiveTree(address, parts);
      await takeOut(address, parts);
      await finishTrees(parts);
    }
    if (rows.length < treesPerLook) return;
  }
}

/** One transaction: the tree is no more to be seen, and what is left of it is noted. */
async function takeOut(root: string, { pool, before, tally }: PruneParts): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    // Locked in a fixed order: a turn that is being committed is waited for, and later ones find their actor gone.
    const { rows: actors } = await client.query<{ address: string }>(
      'select address from actor where root = $1 order by address for update',
      [root],
    );
    // It may have been restarted, or pruned by somebody else, since it was looked for.
    const { rowCount } = await client.query(`select from (${endedRoots}) r where r.address = $2`, [
      before,
      root,
    ]);
    if (rowCount === 0) {
      await client.query('rollback');
      client.release();
      return;
    }
    const addresses = actors.map(({ address }) => address);
    await client.query(
      `insert into pruned_range (scope, first_position, last_position, addresses)
        select $1, coalesce(min(position), 0), coalesce(max(position), 0), $2 from journal where root = $1`,
      [root, addresses],
    );
    const gone = [];
    for (const table of frontTables) {
      const text = `delete from "${table.table}" where ${condition(table)}`;
      gone.push([
        table.table,
        (await client.query(text, [keys(table, root, addresses)])).rowCount ?? 0,
      ] as const);
    }
    await client.query('commit');
    client.release();
    tally.trees += 1;
    for (const [table, count] of gone) tally.add(table, count);
    tally.report();
  } catch (error) {
    client.release(true);
    throw error;
  }
}

/** Removes what is left of trees that are out of sight, those of a run that was killed among them. */
async function finishTrees({ pool, tally, goesOn }: PruneParts): Promise<void> {
  const { rows } = await pool.query<{ n: string; scope: string; addresses: string[] }>(
    'select n, scope, addresses from pruned_range where addresses is not null order by n',
  );
  for (const { n, scope, addresses } of rows) {
    for (const table of restTables) {
      for (let full = true; full; ) {
        if (!goesOn()) return;
        const text = `delete from "${table.table}" where ctid = any(array(
          select ctid from "${table.table}" where ${condition(table)} limit ${rowsPerTransaction}))`;
        const { rowCount } = await pool.query(text, [keys(table, scope, addresses)]);
        full = rowCount === rowsPerTransaction;
        if (!rowCount) continue;
        tally.add(table.table, rowCount);
        tally.report();
      }
    }
    // A link goes with its last end: a chain of events through this tree keeps it.
    await pool.query(
      `delete from causation c where c.consequence = any($1) and not exists (select from causation d where d.cause = c.consequence)`,
      [addresses],
    );
    await pool.query('update pruned_range set addresses = null where n = $1', [n]);
  }
}

async function archiveTree(root: string, { pool, archive }: PruneParts): Promise<void> {
  if (!archive) return;
  const { rows: actors } = await pool.query<{ address: string }>(
    'select address from actor where root = $1',
    [root],
  );
  const addresses = actors.map(({ address }) => address);
  for (const table of [...frontTables, ...restTables]) {
    for (let after = '(0,0)'; ; ) {
      // What has ended does not move, so a place on disk is an order.
      const { rows } = await pool.query<{ place: string; row: string }>(
        `select t.ctid::text as place, to_json(t)::text as row from "${table.table}" t
          where ${condition(table)} and t.ctid > $2::tid order by t.ctid limit ${rowsPerTransaction}`,
        [keys(table, root, addresses), after],
      );
      const last = rows.at(-1);
      if (!last) break;
      await archive(
        table.table,
        rows.map(({ row }) => row),
      );
      after = last.place;
    }
  }
}

function condition({ column }: TreeTable): string {
  return `"${column}" = any($1)`;
}

function keys({ holds }: TreeTable, root: string, addresses: readonly string[]): readonly string[] {
  return holds === 'root' ? [root] : addresses;
}
