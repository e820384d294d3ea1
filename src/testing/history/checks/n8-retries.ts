import type { History } from '../load-history.ts';
import { createFindings, type Violation } from '../violation.ts';
import { acknowledgements } from './n1-durable.ts';

/** N8: every answer to one idempotency key is the first outcome; a key without an answer was applied once at most. */
export function checkRetries(history: History): readonly Violation[] {
  const findings = createFindings('N8');
  const keyed = acknowledgements(history).filter(({ key }) => key !== null);
  for (const [name, receipts] of Map.groupBy(keyed, ({ address, key }) => `${address} ${key}`)) {
    const outcomes = new Set(receipts.map(({ seq, position }) => `turn ${seq} at ${position}`));
    if (outcomes.size > 1)
      findings.add(`retries of '${name}' got different outcomes`, { outcomes: [...outcomes] });
  }
  for (const { address, key, seq, operation } of keyed) {
    const first = history.byActor.get(address)?.find(({ messageId }) => messageId === key);
    if (first && first.seq !== seq)
      findings.add(
        `a retry of '${key}' to '${address}' was answered with turn ${seq}, the first is ${first.seq}`,
        {
          operation,
        },
      );
  }
  for (const record of history.client) {
    if (record.event !== 'abandoned' || record.key === null) continue;
    const { address, key, operation } = record;
    const rows = (history.byActor.get(address) ?? []).filter(({ messageId }) => messageId === key);
    if (rows.length > 1)
      findings.add(`unacknowledged input '${key}' to '${address}' was applied ${rows.length} times`, {
        operation,
      });
  }
  return findings.violations;
}
