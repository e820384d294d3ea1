import type { ClientRecord } from '../client-log.ts';
import type { History } from '../load-history.ts';
import { createFindings, type Violation } from '../violation.ts';

export type Acknowledged = Extract<ClientRecord, { readonly event: 'acknowledged' }>;

/** Acknowledgements of turns. A receipt without a position says that there was nothing left to do. */
export function acknowledgements({ client }: Pick<History, 'client'>): readonly Acknowledged[] {
  return client.flatMap((record) => (record.event === 'acknowledged' && record.position > 0 ? [record] : []));
}

/** N1: every acknowledged input has exactly one journal row, the one its receipt names. */
export function checkDurable(history: History): readonly Violation[] {
  const findings = createFindings('N1');
  for (const receipt of acknowledgements(history)) {
    const { address, seq, position, key, type, operation } = receipt;
    const rows = history.byActor.get(address) ?? [];
    const row = rows.find((one) => one.seq === seq);
    const wrong =
      row === undefined
        ? 'has no journal row'
        : row.position !== position
          ? `has a journal row at position ${row.position}`
          : row.event.type !== type
            ? `has a journal row of '${row.event.type}'`
            : key !== null && row.messageId !== key
              ? `has the journal row of message '${row.messageId}'`
              : null;
    if (wrong !== null)
      findings.add(`acknowledged '${type}' to '${address}' as turn ${seq} ${wrong}`, {
        operation,
        position,
        key,
      });
    if (key === null) continue;
    const twins = rows.filter(({ messageId }) => messageId === key);
    if (twins.length > 1)
      findings.add(`acknowledged '${type}' to '${address}' has ${twins.length} journal rows`, {
        operation,
        key,
        seqs: twins.map((twin) => twin.seq),
      });
  }
  return findings.violations;
}
