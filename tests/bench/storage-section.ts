import type pg from 'pg';
import type { BenchSection } from './bench-section.ts';
import { openDurableTurns } from './durable-turns.ts';
import { formatBytes, formatCount } from './table.ts';

const actors = 16;
const snapshotSizes = [250, 1_000, 4_000, 16_000];

export const storageSection: BenchSection = {
  id: 'storage',
  title: 'Bytes stored for each turn',
  async run({ server, seconds, say }) {
    const measured = [];
    for (const snapshotBytes of snapshotSizes) {
      say(`snapshots of ${snapshotBytes} bytes`);
      const place = await server.createDatabase(`storage_${snapshotBytes}`);
      const runtime = await openDurableTurns({ place, actors, snapshotBytes });
      const before = await readTableSizes(place.database.pool);
      const lsn = await readWalPosition(place.database.pool);
      const { turns } = await runtime.run(actors, Math.max(2, seconds * 2));
      const walBytes = (await readWalPosition(place.database.pool)) - lsn;
      await runtime.close();
      const after = await readTableSizes(place.database.pool);
      const perTurn = (table: string) => ((after.get(table) ?? 0) - (before.get(table) ?? 0)) / turns;
      await place.database.pool.query('vacuum full actor');
      const live = (await readTableSizes(place.database.pool)).get('actor') ?? 0;
      measured.push({
        snapshotBytes,
        turns,
        journal: perTurn('journal'),
        checkpoint: perTurn('checkpoint'),
        reusable: ((after.get('actor') ?? 0) - live) / turns,
        wal: walBytes / turns,
      });
    }
    return {
      columns: ['snapshot', 'turns', 'journal', 'checkpoints', 'kept in all', 'reusable', 'WAL'],
      rows: measured.map(({ snapshotBytes, turns, journal, checkpoint, reusable, wal }) => [
        formatBytes(snapshotBytes),
        formatCount(turns),
        formatBytes(journal),
        formatBytes(checkpoint),
        formatBytes(journal + checkpoint),
        formatBytes(reusable),
        formatBytes(wal),
      ]),
      notes: [
        'Growth of each table with its indexes and TOAST, after VACUUM. A checkpoint is kept every 100 turns.',
        'Reusable: what replaced snapshots leave in the actor table until the next (auto)vacuum frees it. WAL is recycled.',
      ],
      data: measured,
    };
  },
};

/** Bytes of every table with its indexes and TOAST, after a vacuum. */
export async function readTableSizes(pool: pg.Pool): Promise<ReadonlyMap<string, number>> {
  await pool.query('vacuum (analyze)');
  const { rows } = await pool.query<{ name: string; bytes: number }>(
    `select relname as name, pg_total_relation_size(oid) as bytes from pg_class
     where relkind = 'r' and relnamespace = current_schema()::regnamespace`,
  );
  return new Map(rows.map(({ name, bytes }) => [name, Number(bytes)]));
}

async function readWalPosition(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ bytes: string }>(
    `select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::text as bytes`,
  );
  return Number(rows[0]?.bytes);
}
