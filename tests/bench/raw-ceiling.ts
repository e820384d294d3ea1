import pg from 'pg';
import { jsonArray } from '../../src/persistence/turn/json-array.ts';
import type { BenchDatabase } from './bench-server.ts';
import { closedLoop, type LoopResult } from './closed-loop.ts';

/** The rows that one turn of the runtime writes, as text. */
export interface TurnRows {
  readonly actor: Readonly<Record<string, string | null>>;
  readonly journal: Readonly<Record<string, string | null>>;
}

/**
 * What plain `pg` can do with the rows of a turn on this machine: group commit with one batch in flight, one prepared
 * statement for each batch, a compare-and-set of the actor, its journal row, nothing else. The values are ready-made.
 */
export interface RawCeiling {
  run(actors: number, seconds: number): Promise<LoopResult>;
  close(): Promise<void>;
}

const commit = {
  name: 'ceiling',
  text: `with i as (
    select * from unnest($1::text[], $2::bigint[], $3::json[], $4::json[]) as i(address, expected, snapshot, event)
  ), changed as (
    update actor a set seq = i.expected + 1, snapshot = i.snapshot, state = $5::jsonb, paths = $6::text[],
      status = 'active', updated_at = $7::timestamptz
    from i where a.address = i.address and a.seq = i.expected
    returning a.address, a.seq
  )
  insert into journal (position, address, seq, root, event_type, event, sender, message_id, key, state, status, facts, at)
  select nextval('journal_position'), c.address, c.seq, c.address, 'bench.add', i.event, null, $8::text || c.seq,
    null, $9::json, 'active', $10::json, $7::timestamptz
  from changed c join i using (address)
  returning address`,
};

interface Pending {
  readonly address: string;
  readonly seq: number;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

export async function openRawCeiling(parts: {
  readonly place: BenchDatabase;
  readonly actors: number;
  readonly rows: TurnRows;
}): Promise<RawCeiling> {
  const { place, actors, rows } = parts;
  const client = new pg.Client({ connectionString: place.url });
  await client.connect();
  const addresses = await seed(client, rows, actors);
  const seqs = addresses.map(() => 1);
  const { snapshot, state, paths } = rows.actor;
  const { event, state: journalState, facts, message_id: messageId } = rows.journal;
  const prefix = (messageId ?? '').slice(0, -6);
  let waiting: Pending[] = [];
  let committing = false;

  async function flush(): Promise<void> {
    const batch = waiting;
    waiting = [];
    committing = true;
    try {
      const values = [
        batch.map(({ address }) => address),
        batch.map(({ seq }) => seq),
        jsonArray(batch.map(() => snapshot ?? '')),
        jsonArray(batch.map(() => event ?? '')),
        state,
        paths,
        new Date().toISOString(),
        prefix,
        journalState,
        facts,
      ];
      const { rowCount } = await client.query({ ...commit, values });
      if (rowCount !== batch.length) throw new Error(`${rowCount} of ${batch.length} turns were committed`);
      for (const { resolve } of batch) resolve();
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
    committing = false;
    if (waiting.length > 0) schedule();
  }

  function schedule(): void {
    committing = true;
    setImmediate(() => void flush());
  }

  function turn(actor: number): Promise<void> {
    const address = addresses[actor] ?? '';
    const seq = seqs[actor] ?? 0;
    seqs[actor] = seq + 1;
    return new Promise((resolve, reject) => {
      waiting.push({ address, seq, resolve, reject });
      if (!committing) schedule();
    });
  }

  return {
    run: (count, seconds) => closedLoop({ actors: count, seconds, turn }),
    close: () => client.end(),
  };
}

async function seed(client: pg.Client, rows: TurnRows, actors: number): Promise<string[]> {
  const given = rows.actor['address'] ?? '';
  const addresses = Array.from(
    { length: actors },
    (_, index) => given.slice(0, -4) + String(index).padStart(4, '0'),
  );
  const columns = Object.keys(rows.actor).filter((name) => !['address', 'root', 'seq'].includes(name));
  const values = columns.map((name) => rows.actor[name]);
  const places = columns.map((_, index) => `$${index + 2}`).join(', ');
  await client.query(
    `insert into actor (address, root, seq, ${columns.join(', ')}) select a, a, 1, ${places} from unnest($1::text[]) as a`,
    [addresses, ...values],
  );
  return addresses;
}
