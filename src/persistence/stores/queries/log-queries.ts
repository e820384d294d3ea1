import { type LogFilter, type LogRow, logLevels, type PageRequest, type Queries } from '#core';
import { fetchOrder, readCursor, rowsToFetch, toCursor } from './keyset.ts';
import type { SortKey } from './listing-source.ts';
import type { Reader } from './reader.ts';
import { toPage } from './to-page.ts';

const newestFirst: readonly SortKey<LogRow>[] = [
  { property: 'position', direction: 'desc', type: 'number' },
  { property: 'slot', direction: 'desc', type: 'number' },
];

interface Conditions {
  readonly sql: string[];
  readonly parameters: unknown[];
}

/** The log: facts of the journal, newest first. A page is one statement that reads the journal from its end. */
export function createLogQueries(reader: Reader): Pick<Queries, 'logs'> {
  return {
    logs: {
      async page(filter, page) {
        const conditions = matching(filter);
        addRange(conditions, page);
        const order = fetchOrder(newestFirst, page).map(
          ({ property, direction }) => `${property} ${direction}`,
        );
        const rows = await reader.rows<LogRow & { readonly position: number | string; readonly at: Date }>(
          'the log',
          `select position, slot, at, address, root, kind, agent, level, fact from log_entry ${whereOf(conditions)}
            order by ${order.join(', ')} limit ?`,
          [...conditions.parameters, rowsToFetch(page)],
        );
        const fetched = rows.map((record) => {
          const row: LogRow = { ...record, position: Number(record.position), at: new Date(record.at) };
          return { cursor: toCursor(row, newestFirst), row };
        });
        return toPage(fetched, page);
      },
      async count(filter) {
        const conditions = matching(filter);
        const [row] = await reader.rows<{ readonly count: number | string }>(
          'the number of lines of the log',
          `select count(*) as count from log_entry ${whereOf(conditions)}`,
          conditions.parameters,
        );
        return Number(row?.count ?? 0);
      },
    },
  };
}

function whereOf({ sql }: Conditions): string {
  return sql.length === 0 ? '' : `where ${sql.join(' and ')}`;
}

function matching({ level, agent, root, within, since, until, kinds, positions }: LogFilter): Conditions {
  const conditions: Conditions = { sql: [], parameters: [] };
  const add = (sql: string, ...parameters: readonly unknown[]): void => {
    conditions.sql.push(sql);
    conditions.parameters.push(...parameters);
  };
  const anyOf = (column: string, values: readonly unknown[] | undefined): void => {
    if (values === undefined) return;
    if (values.length === 0) add('false');
    else add(`${column} in (?)`, values);
  };
  if (level !== undefined && level !== 'debug') anyOf('level', logLevels.slice(logLevels.indexOf(level)));
  if (agent !== undefined) add('(agent = ? or address = ?)', agent, agent);
  if (root !== undefined) add('root = ?', root);
  if (within !== undefined) add('(address = ? or starts_with(address, ?))', within, `${within}/`);
  if (since !== undefined) add('at >= ?', since);
  if (until !== undefined) add('at < ?', until);
  anyOf('kind', kinds);
  anyOf('position', positions);
  return conditions;
}

function addRange({ sql, parameters }: Conditions, { after, before }: PageRequest): void {
  for (const [cursor, sign] of [
    [after, '<'],
    [before, '>'],
  ] as const) {
    if (cursor === null) continue;
    const [position, slot] = readCursor(cursor, newestFirst, 'the log');
    // The first bound lets PostgreSQL enter the index of the journal at the cursor.
    sql.push(`position ${sign}= ? and (position ${sign} ? or slot ${sign} ?)`);
    parameters.push(position, position, slot);
  }
}
