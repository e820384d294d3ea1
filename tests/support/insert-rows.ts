import type pg from 'pg';

/** Writes rows past all stores. Columns are snake_case as in the table; JSON values are given as they are. */
export async function insertRows(
  pool: pg.Pool,
  table: string,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  for (const [columns, group] of Map.groupBy(rows, (row) => Object.keys(row).join(', '))) {
    await pool.query(
      `insert into ${table} (${columns}) select ${columns} from json_populate_recordset(null::${table}, $1::json)`,
      [JSON.stringify(group)],
    );
  }
}

/** `2026-01-01T00:00:00Z` plus so many seconds. */
export function second(seconds: number): Date {
  return new Date(Date.UTC(2026, 0, 1) + seconds * 1_000);
}
