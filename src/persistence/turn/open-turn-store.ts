import pg from 'pg';
import type { TurnStore } from '#core';
import type { Database } from '../open-database.ts';
import { createPostgresTurnStore } from './postgres-turn-store.ts';
import type { TableKeys } from './projection-statement.ts';

/** Tables of the durable core: turns reach them through `statehouse_commit` alone. */
const coreTables = [
  'actor',
  'chart',
  'checkpoint',
  'dead_letter',
  'effect',
  'halt',
  'journal',
  'mailbox',
  'node',
  'timer',
];

export interface TurnStoreRequest {
  readonly database: Pick<Database, 'pool' | 'connection'>;
  /** The session that shows this node alive has broken: announce the node again. */
  readonly onSessionLost?: () => void;
}

export async function openTurnStore({
  database,
  onSessionLost = () => {},
}: TurnStoreRequest): Promise<TurnStore> {
  const { pool, connection } = database;
  return createPostgresTurnStore({
    pool,
    tables: await readTableKeys(pool),
    onSessionLost,
    async connect() {
      const { url, host, port, user, password } = connection;
      const place = { host, port, user, database: connection.database };
      const login = password === undefined ? place : { ...place, password };
      const client = new pg.Client(url === undefined ? login : { connectionString: url });
      client.on('error', () => {});
      await client.connect();
      return client;
    },
  });
}

async function readTableKeys(pool: pg.Pool): Promise<TableKeys> {
  const text = `select c.relname as name, array_agg(a.attname::text order by array_position(i.indkey::int2[], a.attnum)) as key
    from pg_index i join pg_class c on c.oid = i.indrelid
    join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey)
    where i.indisprimary and c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace and c.relname <> all($1)
    group by c.relname`;
  const { rows } = await pool.query<{ name: string; key: string[] }>(text, [coreTables]);
  return new Map(rows.map(({ name, key }) => [name, key]));
}
