import {
  type ActorEvent,
  type ActorStatus,
  type Fact,
  type JournalEntry,
  type JsonValue,
  prunedEvents,
  type TurnStore,
} from '#core';
import type { Query } from './postgres-turn-store.ts';

interface JournalRow {
  readonly position: number | string;
  readonly address: string;
  readonly root: string;
  readonly chart: string;
  readonly seq: number | string;
  readonly event: ActorEvent;
  readonly sender: string | null;
  readonly message_id: string;
  readonly key: string | null;
  readonly state: JsonValue;
  readonly status: ActorStatus;
  readonly facts: readonly Fact[] | null;
  readonly at: Date | string;
}

const columns = `j.position, j.address, j.root, a.chart, j.seq, j.event, j.sender, j.message_id, j.key, j.state, j.status, j.facts, j.at`;
const source = 'from journal j join actor a on a.address = j.address';

/** Reads of the journal: by commit position, by actor, by idempotency key. */
export function createJournalRows(
  query: Query,
): Pick<TurnStore, 'feed' | 'head' | 'prunedUpTo' | 'history' | 'lastMigration' | 'findByKey'> {
  return {
    async feed({ after, limit, root, address }) {
      const [filter, value] =
        address === undefined
          ? [root === undefined ? '' : 'and j.root = $3', root]
          : ['and j.address = $3', address];
      const text = `select ${columns} ${source} where j.position > $1 ${filter} order by j.position limit $2`;
      const rows = await query<JournalRow>(
        'read the change feed',
        text,
        value === undefined ? [after, limit] : [after, limit, value],
      );
      return rows.map(toEntry);
    },
    async head() {
      const [row] = await query<{ head: number | string }>(
        'read the end of the change feed',
        // What was pruned counts, or the head would go back when the newest turns are of trees that are gone.
        `select greatest((select max(position) from journal), (select max(last_position) from pruned_range), 0) as head`,
      );
      return Number(row?.head ?? 0);
    },
    async prunedUpTo({ after, scope }) {
      // The turns that published pruned events are still there.
      const [filter, value] = scope === undefined ? ['<>', prunedEvents] : ['=', scope];
      const text = `select max(last_position) as last from pruned_range where last_position > $1 and scope ${filter} $2`;
      const [row] = await query<{ last: number | string | null }>('look for pruned turns', text, [
        after,
        value,
      ]);
      return row?.last == null ? null : Number(row.last);
    },
    async history({ address, afterSeq, toSeq, limit }) {
      const text = `select ${columns} ${source} where j.address = $1 and j.seq > $2 and j.seq <= $3 order by j.seq limit $4`;
      return (
        await query<JournalRow>('read the journal of an actor', text, [address, afterSeq, toSeq, limit])
      ).map(toEntry);
    },
    async lastMigration(address, seq) {
      const text = `select ${columns} ${source} where j.address = $1 and j.seq <= $2 and j.event_type = 'statehouse.migrate'
        order by j.seq desc limit 1`;
      const [row] = await query<JournalRow>('look for a migration', text, [address, seq]);
      return row ? toEntry(row) : null;
    },
    async findByKey(keys) {
      if (keys.length === 0) return [];
      const text = `select ${columns} from json_to_recordset($1::json) as i(address text, key text)
        join journal j on j.address = i.address and j.key = i.key join actor a on a.address = j.address`;
      return (await query<JournalRow>('look up idempotency keys', text, [JSON.stringify(keys)])).map(toEntry);
    },
  };
}

function toEntry(row: JournalRow): JournalEntry {
  return {
    position: Number(row.position),
    address: row.address,
    root: row.root,
    chart: row.chart,
    seq: Number(row.seq),
    event: row.event,
    sender: row.sender,
    messageId: row.message_id,
    key: row.key,
    state: row.state,
    status: row.status,
    facts: row.facts ?? [],
    at: new Date(row.at).getTime(),
  };
}
