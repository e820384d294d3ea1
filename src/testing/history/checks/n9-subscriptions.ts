import type { ClientRecord } from '../client-log.ts';
import type { History } from '../load-history.ts';
import { createFindings, type Violation } from '../violation.ts';

type Subscribed = Extract<ClientRecord, { readonly event: 'subscribed' }>;

interface Reading {
  readonly first: Subscribed;
  readonly seen: number[];
  readonly gaps: { readonly from: number; readonly to: number }[];
}

/** N9: a subscription, resumed from its cursor as often as need be, delivers each later turn once and in order. */
export function checkSubscriptions(history: History): readonly Violation[] {
  const findings = createFindings('N9');
  for (const [subscription, { first, seen, gaps }] of readings(history.client)) {
    let last = first.after;
    for (const position of seen) {
      if (position === last) findings.add(`'${subscription}' delivered position ${position} twice`);
      else if (position < last)
        findings.add(`'${subscription}' delivered position ${position} after ${last}`);
      last = Math.max(last, position);
    }
    const delivered = new Set(seen);
    const missing = history.journal.filter(
      ({ position, root, address }) =>
        position > first.after &&
        position <= last &&
        (first.root === null || first.root === root) &&
        (first.address === null || first.address === address) &&
        !delivered.has(position) &&
        !gaps.some(({ from, to }) => position > from && position <= to),
    );
    if (missing.length > 0)
      findings.add(`'${subscription}' left out ${missing.length} turns`, {
        positions: missing.slice(0, 10).map(({ position }) => position),
      });
  }
  return findings.violations;
}

function readings(client: readonly ClientRecord[]): ReadonlyMap<string, Reading> {
  const found = new Map<string, Reading>();
  for (const record of client) {
    if (record.event === 'subscribed' && !found.has(record.subscription))
      found.set(record.subscription, { first: record, seen: [], gaps: [] });
    else if (record.event === 'seen') found.get(record.subscription)?.seen.push(record.position);
    else if (record.event === 'gap') found.get(record.subscription)?.gaps.push(record);
  }
  return found;
}
