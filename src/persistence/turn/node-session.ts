import type pg from 'pg';
import type { TurnStore } from '#core';
import { toDatabaseError } from '../database-error.ts';
import type { Query } from './postgres-turn-store.ts';

/** First half of the advisory lock that each living node holds: `node` in ASCII. */
const NODE_LOCKS = 0x6e6f6465;

/** SQL that gives a row when the row `n` of `node` is a living process. */
export const nodeIsAlive = `select 1 from pg_locks l where l.locktype = 'advisory' and l.granted and l.objsubid = 2
  and l.database = (select oid from pg_database where datname = current_database())
  and l.classid = ${NODE_LOCKS} and l.objid = n.lock_key`;

const isOwned = `status in ('active', 'quarantined')`;

interface SessionParts {
  readonly query: Query;
  connect(): Promise<pg.Client>;
  readonly onLost: () => void;
}

/**
 * A node lives as long as its database session does: the session holds an advisory lock that PostgreSQL frees when the
 * process dies, so a kill is seen at once and no clock takes part.
 */
export function createNodeSession({
  query,
  connect,
  onLost,
}: SessionParts): Pick<TurnStore, 'join' | 'leave' | 'takeOver'> {
  let client: pg.Client | undefined;
  return {
    async join(node, pid) {
      const key = lockKey(node);
      try {
        const session = await connect();
        client = session;
        session.on('error', () => {
          if (client === session) onLost();
        });
        await session.query('select pg_advisory_lock($1, $2)', [NODE_LOCKS, key]);
      } catch (cause) {
        throw toDatabaseError('announce this process to the database', cause);
      }
      const text = `insert into node (id, lock_key, pid) values ($1, $2, $3) on conflict (id) do update set seen_at = now()`;
      await query('announce this process', text, [node, key, pid]);
    },
    async leave() {
      // The row stays: without its lock it says that the node is gone and its actors are free.
      const session = client;
      client = undefined;
      await session?.end();
    },
    async takeOver(node) {
      // By the owners that the actors name, not by the rows of dead nodes: what a node sent before it died may be committed
      // after its row is gone. The recursion jumps from owner to owner along the index.
      const text = `with recursive owners(id) as (
          (select owner from actor where ${isOwned} order by owner limit 1)
          union all
          select (select owner from actor where ${isOwned} and owner > owners.id order by owner limit 1)
          from owners where owners.id is not null
        ), living as materialized (
          select n.id from node n where n.id = $1 or exists (${nodeIsAlive})
        ), dead as materialized (
          select id from owners where id is not null and id <> $1 and id not in (select id from living)
        ), moved as (
          update actor set owner = $1 where owner in (select id from dead) and ${isOwned} returning address
        ), gone as (delete from node where id not in (select id from living))
        select count(*)::int as moved from moved`;
      const [row] = await query<{ moved: number }>('take over the actors of dead nodes', text, [node]);
      return row?.moved ?? 0;
    },
  };
}

/** 31 bits of the node id (FNV-1a). A collision only makes a dead node look alive until the other one ends. */
function lockKey(node: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < node.length; index += 1)
    hash = Math.imul(hash ^ node.charCodeAt(index), 0x01000193);
  return hash >>> 1;
}
