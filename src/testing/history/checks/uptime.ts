import type { ClientRecord } from '../client-log.ts';

export interface Uptime {
  readonly from: number;
  readonly to: number;
}

/**
 * Spans in which at least one node was ready, the database was there, and nothing changed in that: whenever a node or
 * the database comes or goes, a span ends and whoever is left may need a moment to recover.
 */
export function uptimes(client: readonly ClientRecord[], until: number): readonly Uptime[] {
  const spans: Uptime[] = [];
  const ready = new Set<string>();
  let database = true;
  let from: number | null = null;
  const close = (at: number): void => {
    if (from !== null && at > from) spans.push({ from, to: at });
    from = null;
  };
  for (const record of client) {
    if (record.event === 'nodeReady') ready.add(record.node);
    else if (record.event === 'nodeGone') ready.delete(record.node);
    else if (record.event === 'databaseGone') database = false;
    else if (record.event === 'databaseBack') database = true;
    else continue;
    close(record.at);
    if (database && ready.size > 0) from = record.at;
  }
  close(until);
  return spans;
}
