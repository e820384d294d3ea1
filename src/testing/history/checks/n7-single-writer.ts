import type { History } from '../load-history.ts';
import { createFindings, type Violation } from '../violation.ts';

/** N7: no two owners commit interleaved for one actor: turns follow each other in commit order and end where the row says. */
export function checkSingleWriter(history: History): readonly Violation[] {
  const findings = createFindings('N7');
  for (const [address, rows] of history.byActor) {
    // By position: the numbers must rise one by one.
    rows.forEach(({ seq, position }, index) => {
      const before = rows[index - 1];
      if (before && seq !== before.seq + 1)
        findings.add(`'${address}' committed turn ${seq} after turn ${before.seq}`, { position });
    });
    const actor = history.actors.get(address);
    const last = rows.at(-1)?.seq ?? 0;
    if (!actor) findings.add(`'${address}' has turns but no row`, { turns: rows.length });
    else if (actor.seq !== last)
      findings.add(`the row of '${address}' is at turn ${actor.seq}, its journal at ${last}`);
  }
  for (const { address, seq } of history.actors.values()) {
    if (!history.byActor.has(address)) findings.add(`'${address}' has a row at turn ${seq} but no journal`);
  }
  return findings.violations;
}

/** Stale commits that the nodes counted; each was rejected whole. */
export function countStaleCommits({ client }: Pick<History, 'client'>): number {
  const newest = new Map<string, number>();
  for (const record of client) if (record.event === 'counted') newest.set(record.node, record.staleCommits);
  return [...newest.values()].reduce((sum, count) => sum + count, 0);
}
