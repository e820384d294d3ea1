import type pg from 'pg';
import type { TurnRows } from './raw-ceiling.ts';

/** The rows of the newest turn in a database, every value as text, so that another writer can write the same. */
export async function readTurnRows(pool: pg.Pool): Promise<TurnRows> {
  return {
    actor: await newest(pool, 'actor', 'updated_at'),
    journal: await newest(pool, 'journal', 'position'),
  };
}

async function newest(pool: pg.Pool, table: string, order: string): Promise<Record<string, string | null>> {
  const columns = await pool.query<{ name: string }>(
    'select column_name as name from information_schema.columns where table_schema = current_schema() and table_name = $1',
    [table],
  );
  const list = columns.rows.map(({ name }) => `"${name}"::text as "${name}"`).join(', ');
  const { rows } = await pool.query<Record<string, string | null>>(
    `select ${list} from "${table}" order by "${table}"."${order}" desc limit 1`,
  );
  const [row] = rows;
  if (!row) throw new Error(`'${table}' has no row to measure with`);
  return row;
}
