import type pg from 'pg';
import { type NodeReading, type ResourceStore, storableJson } from '#core';
import type { RetryWhileUnavailable } from '../retry-while-unavailable.ts';

interface SurveyRow {
  readonly queue_age_ms: string;
  readonly pending_mail: number;
  readonly spawns: readonly { readonly root: string; readonly perMinute: number }[];
}

const columns = [
  'node',
  'host',
  'pid',
  'process_cpu',
  'machine_cpu',
  'rss_bytes',
  'heap_used_bytes',
  'heap_limit_bytes',
  'event_loop_lag_ms',
  'queue_age_ms',
  'pending_mail',
  'spawns_per_minute',
  'level',
  'levels',
  'since',
  'at',
] as const;

/** Readings of nodes, and what waits and grows in the system. Each is one statement. */
export function createResourceStore(ports: {
  readonly pool: pg.Pool;
  readonly retry: RetryWhileUnavailable;
}): ResourceStore {
  const { pool, retry } = ports;
  return {
    survey: (now) =>
      retry('look at what waits and grows', async () => {
        const { rows } = await pool.query<SurveyRow>({
          name: 'resource_survey',
          text: survey,
          values: [now],
        });
        const [row] = rows;
        return {
          queueAgeMs: Number(row?.queue_age_ms ?? 0),
          pendingMail: row?.pending_mail ?? 0,
          spawns: row?.spawns ?? [],
        };
      }),
    save: (reading) =>
      retry('keep a reading of a node', async () => {
        await pool.query({ name: 'node_reading_save', text: save, values: valuesOf(reading) });
      }),
  };
}

const survey = `select
  (select coalesce(greatest(0, extract(epoch from $1::timestamptz - min(enqueued_at)) * 1000), 0)::bigint
    from work_item where state = 'waiting') as queue_age_ms,
  (select count(*)::int from mailbox) as pending_mail,
  (select coalesce(json_agg(json_build_object('root', root, 'perMinute', n)), '[]') from (
    select root, count(*)::int as n from actor
    where created_at > $1::timestamptz - interval '1 minute' and root not in (select root from halt)
    group by root order by n desc, root limit 10) busiest) as spawns`;

const save = `with gone as (delete from node_reading where at < $16::timestamptz - interval '1 day')
  insert into node_reading (${columns.join(', ')})
  values (${columns.map((_, index) => `$${index + 1}`).join(', ')})
  on conflict (node) do update set ${columns
    .slice(1)
    .map((column) => `${column} = excluded.${column}`)
    .join(', ')}`;

function valuesOf(reading: NodeReading): unknown[] {
  return [
    reading.node,
    reading.host,
    reading.pid,
    reading.processCpu,
    reading.machineCpu,
    reading.rssBytes,
    reading.heapUsedBytes,
    reading.heapLimitBytes,
    reading.eventLoopLagMs,
    Math.round(reading.queueAgeMs),
    reading.pendingMail,
    reading.spawnsPerMinute,
    reading.level,
    storableJson(reading.levels),
    reading.since,
    reading.at,
  ];
}
