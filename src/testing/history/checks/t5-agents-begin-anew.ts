import type { History, JournalRow } from '../load-history.ts';
import { createFindings, type Violation } from '../violation.ts';
import { factsOf } from './task-facts.ts';

const restart = 'statehouse.restart';
const failures: ReadonlySet<string> = new Set(['worker.fail', 'statehouse.fail']);
const endsOfChildren: ReadonlySet<string> = new Set(['statehouse.child.done', 'statehouse.child.crashed']);

/**
 * T5: an agent that failed began anew, or was put to a person; nobody began anew without a decision of the crew, or
 * twice by one; and what an agent's actor holds in the end is what the books of its crew say.
 */
export function checkAgentsBeginAnew(history: History): readonly Violation[] {
  const findings = createFindings('T5');
  const decisions = decisionsOf(history);
  const givenUp = factsOf(history, 'safeguard.alerted').filter(
    ({ fact }) => fact.kind === 'crew' && fact.level === 'critical',
  );
  for (const [address, rows] of history.byActor) {
    const key = workerKey(history, address);
    if (key === null) continue;
    for (const [index, row] of rows.entries()) {
      if (!failures.has(row.event.type) || rows[index + 1]?.event.type === restart) continue;
      const isWithPerson = givenUp.some(({ row: told, fact }) => {
        return fact.subject === key && told.position > row.position;
      });
      if (!isWithPerson) findings.add(`agent '${key}' failed and never began anew`, { seq: row.seq });
    }
    const begun = rows
      .filter(({ event }) => event.type === restart)
      .map(({ messageId }) => turnOf(messageId));
    for (const turn of begun)
      if (!decisions.has(turn)) findings.add(`agent '${key}' began anew, but nobody had failed`, { turn });
    if (new Set(begun).size < begun.length) findings.add(`agent '${key}' began anew twice by one decision`);
    checkBooks(history, { address, key, rows }, findings);
  }
  return findings.violations;
}

function checkBooks(
  { actors, work }: History,
  { address, key, rows }: { address: string; key: string; rows: readonly JournalRow[] },
  findings: ReturnType<typeof createFindings>,
): void {
  if (actors.get(address)?.status !== 'active') return;
  const booked = work.workers.find((worker) => worker.key === key)?.current ?? null;
  const held = rows.reduce<unknown>((holds, { event }) => {
    if (event.type === 'worker.work') return event['subtask'];
    return event.type === 'worker.rest' || event.type === restart ? null : holds;
  }, null);
  if (held !== booked) findings.add(`agent '${key}' holds other work than its crew says`, { held, booked });
}

/** Turns of crews that took the end of an agent, by the address and number that the messages of a turn begin with. */
function decisionsOf(history: History): ReadonlySet<string> {
  const ends = history.journal.filter(
    ({ event, sender }) => endsOfChildren.has(event.type) && workerKey(history, sender ?? '') !== null,
  );
  return new Set(ends.map(({ address, seq }) => `${address}@${seq}`));
}

function turnOf(messageId: string): string {
  return messageId.slice(0, messageId.lastIndexOf('.'));
}

function workerKey({ actors }: History, address: string): string | null {
  if (actors.get(address)?.chart !== 'worker') return null;
  return /\/worker-([^/]+):\d+$/.exec(address)?.[1] ?? null;
}
