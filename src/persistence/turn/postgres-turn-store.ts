import type pg from 'pg';
import type { CheckpointWrite, TurnStore } from '#core';
import { toDatabaseError } from '../database-error.ts';
import { createCommit } from './commit-batch.ts';
import { createEffectRows } from './effect-rows.ts';
import { createHaltRows } from './halt-rows.ts';
import { createJournalRows } from './journal-rows.ts';
import { loadActors } from './load-actors.ts';
import { createMailboxRows } from './mailbox-rows.ts';
import { createNodeSession } from './node-session.ts';
import type { TableKeys } from './projection-statement.ts';

/** Runs one statement; foreign errors come out as ours. */
export type Query = <Row extends object>(attempt: string, text: string, values?: unknown[]) => Promise<Row[]>;

export interface PostgresTurnStoreParts {
  readonly pool: pg.Pool;
  /** Primary key columns of each projection table. */
  readonly tables: TableKeys;
  /** Opens a session of its own for the node's liveness lock. */
  connect(): Promise<pg.Client>;
  readonly onSessionLost: () => void;
}

/** The turn store on PostgreSQL: set-based statements over the ORM's own pool. */
export function createPostgresTurnStore(parts: PostgresTurnStoreParts): TurnStore {
  const query: Query = async (attempt, text, values = []) => {
    try {
      const result = await parts.pool.query({ name: statementName(text), text, values });
      return result.rows;
    } catch (cause) {
      throw toDatabaseError(attempt, cause);
    }
  };
  const journal = createJournalRows(query);
  const session = createNodeSession({ query, connect: parts.connect, onLost: parts.onSessionLost });
  return {
    commit: createCommit({ pool: parts.pool, tables: parts.tables }),
    load: (addresses) => loadActors(query, addresses),
    async versions(addresses) {
      type Row = { address: string; seq: number | string; owner: string };
      const text = 'select address, seq, owner from actor where address = any($1)';
      const rows = await query<Row>('look how far actors are', text, [addresses]);
      return rows.map((row) => ({ ...row, seq: Number(row.seq) }));
    },
    countLiving: (roots) =>
      query(
        'count the actors of a tree',
        `select root, count(*)::int as living from actor where root = any($1) and status = 'active' group by root`,
        [roots],
      ),
    ...journal,
    checkpoint: (address, seq) => loadCheckpoint(query, address, seq),
    ...createMailboxRows(query),
    ...createEffectRows(query),
    ...createHaltRows(query),
    ...session,
    async quarantine(address, seq, error) {
      const text = `update actor set status = 'quarantined', error = $3 where address = $1 and seq = $2 and status <> 'quarantined'`;
      await query('quarantine an actor', text, [address, seq, JSON.stringify(error)]);
    },
    async saveCharts(charts) {
      const text = `insert into chart (id, version, structure_hash, description, definition)
        select i.id, i.version, i."structureHash", i.description, i.definition
        from json_to_recordset($1::json) as i(id text, version text, "structureHash" text, description text, definition jsonb)
        on conflict (id, version, structure_hash) do update set description = excluded.description`;
      await query('register the charts', text, [JSON.stringify(charts)]);
    },
  };
}

/** Each distinct text is prepared once per connection under a short stable name. */
function statementName(text: string): string {
  let hash = 5381;
  for (let index = 0; index < text.length; index += 1) hash = ((hash * 33) ^ text.charCodeAt(index)) >>> 0;
  return `statehouse_${hash.toString(36)}_${text.length}`;
}

async function loadCheckpoint(query: Query, address: string, seq: number): Promise<CheckpointWrite | null> {
  const text = `select address, seq, chart_version as "chartVersion", structure_hash as "structureHash", snapshot, hash,
      (extract(epoch from at) * 1000)::float8 as at
    from checkpoint where address = $1 and seq <= $2 order by seq desc limit 1`;
  const [row] = await query<CheckpointWrite>('read a checkpoint', text, [address, seq]);
  return row ? { ...row, seq: Number(row.seq) } : null;
}
