import type { ClientRecord } from '../client-log.ts';
import type { History } from '../load-history.ts';
import { createFindings, type Violation } from '../violation.ts';

/** N2: turns of an actor are numbered 1..n, and order from one sender to one receiver is kept. */
export function checkOrdered(history: History): readonly Violation[] {
  const findings = createFindings('N2');
  for (const [address, unsorted] of history.byActor) {
    const rows = [...unsorted].sort((a, b) => a.seq - b.seq);
    rows.forEach(({ seq }, index) => {
      if (seq === index + 1 || rows[index - 1]?.seq === seq - 1) return;
      findings.add(`'${address}' has turn ${seq} where ${index + 1} is expected`, { rows: rows.length });
    });
    const newest = new Map<string, { seq: number; index: number; messageId: string }>();
    for (const { messageId, sender } of rows) {
      const sent = sender === null ? undefined : parseMessageId(messageId, sender);
      if (!sender || !sent) continue;
      const last = newest.get(sender);
      if (last && (sent.seq < last.seq || (sent.seq === last.seq && sent.index < last.index)))
        findings.add(`'${address}' took a message of '${sender}' out of order`, {
          messageId,
          after: last.messageId,
        });
      else newest.set(sender, { ...sent, messageId });
    }
  }
  checkClientOrder(history, findings);
  return findings.violations;
}

/** Number of the sender's turn and of the message within it; nothing for timers, results and re-driven messages. */
function parseMessageId(messageId: string, sender: string): { seq: number; index: number } | undefined {
  if (!messageId.startsWith(`${sender}@`)) return undefined;
  const match = /^(\d+)\.(\d+)$/.exec(messageId.slice(sender.length + 1));
  return match ? { seq: Number(match[1]), index: Number(match[2]) } : undefined;
}

/** What a client sent after it had an acknowledgement comes later in the journal, wherever both went. */
function checkClientOrder(history: History, findings: ReturnType<typeof createFindings>): void {
  const acknowledged = new Map<string, { seq: number; operation: string }>();
  const floor = new Map<string, { seq: number; operation: string }>();
  for (const record of history.client as readonly ClientRecord[]) {
    if (record.event === 'sent' && !floor.has(record.operation)) {
      const before = acknowledged.get(record.address);
      if (before) floor.set(record.operation, before);
    }
    if (record.event !== 'acknowledged' || record.position === 0) continue;
    const { address, seq, operation } = record;
    const before = floor.get(operation);
    if (before && seq <= before.seq)
      findings.add(`turn ${seq} of '${address}' was sent after turn ${before.seq} had been acknowledged`, {
        operation,
        earlier: before.operation,
      });
    const newest = acknowledged.get(address);
    if (!newest || newest.seq < seq) acknowledged.set(address, { seq, operation });
  }
}
