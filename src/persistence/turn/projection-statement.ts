import { DefectError, type ProjectionWrite } from '#core';

/** Primary key columns by table name. A projection may write these tables and no other. */
export type TableKeys = ReadonlyMap<string, readonly string[]>;

export interface ProjectionStatement {
  /** Takes the rows as `$1`, a JSON array. */
  readonly statement: string;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

/** Writes of one kind that follow each other become one set-based statement; their order stays. */
export function groupProjections(
  writes: readonly ProjectionWrite[],
  tables: TableKeys,
): readonly ProjectionStatement[] {
  const groups: {
    signature: string;
    statement: string;
    rows: Readonly<Record<string, unknown>>[];
    keys: Set<string>;
  }[] = [];
  for (const write of writes) {
    const key = tables.get(write.table);
    if (!key) throw unknownTable(write.table);
    const columns = Object.keys(write.row).sort();
    const signature = `${write.mode} ${write.table} ${columns.join(',')}`;
    const identity = JSON.stringify(key.map((column) => write.row[column]));
    const last = groups.at(-1);
    // One statement may touch a row once only: a second change of the same row starts a new one.
    if (last && last.signature === signature && !last.keys.has(identity)) {
      last.rows.push(write.row);
      last.keys.add(identity);
    } else {
      const statement = statementFor(write, columns, key);
      groups.push({ signature, statement, rows: [write.row], keys: new Set([identity]) });
    }
  }
  return groups.map(({ statement, rows }) => ({ statement, rows }));
}

function statementFor(write: ProjectionWrite, columns: readonly string[], key: readonly string[]): string {
  const table = quote(write.table);
  const list = columns.map(quote).join(', ');
  const source = `json_populate_recordset(null::${table}, $1) as i`;
  if (write.mode === 'update') {
    const changes = columns.filter((column) => !key.includes(column));
    const assignments = changes.map((column) => `${quote(column)} = i.${quote(column)}`).join(', ');
    const match = key.map((column) => `t.${quote(column)} = i.${quote(column)}`).join(' and ');
    return `update ${table} t set ${assignments} from ${source} where ${match}`;
  }
  const insert = `insert into ${table} (${list}) select ${columns.map((column) => `i.${quote(column)}`).join(', ')} from ${source}`;
  if (write.mode === 'insert') return insert;
  const changes = columns.filter((column) => !key.includes(column));
  const target = key.map(quote).join(', ');
  const assignments = changes.map((column) => `${quote(column)} = excluded.${quote(column)}`).join(', ');
  return `${insert} on conflict (${target}) do ${assignments === '' ? 'nothing' : `update set ${assignments}`}`;
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function unknownTable(table: string): DefectError {
  return new DefectError(
    `a projector wrote to '${table}', which is no projection table. Add it in a migration.`,
    {
      code: 'projection.unknownTable',
      details: { table },
    },
  );
}
