import type { History, JournalRow } from '../load-history.ts';
import { createFindings, type Violation } from '../violation.ts';

/** N3: one turn per message and per idempotency key; the stored state is the fold of the chart over the journal. */
export function checkEffectivelyOnce(history: History): readonly Violation[] {
  const findings = createFindings('N3');
  for (const [address, rows] of history.byActor) {
    findTwins(rows, ({ messageId }) => (messageId.startsWith('migrate/') ? null : messageId)).forEach(
      (twins) => {
        findings.add(`'${address}' took message '${twins[0]?.messageId}' ${twins.length} times`, {
          seqs: twins.map(({ seq }) => seq),
        });
      },
    );
    findTwins(rows, ({ key }) => key).forEach((twins) => {
      findings.add(`'${address}' applied idempotency key '${twins[0]?.key}' ${twins.length} times`, {
        seqs: twins.map(({ seq }) => seq),
      });
    });
  }
  for (const [address, folded] of history.refolded) {
    const { failure, storedHash, fullHash, tailHash, differentStates, differentCheckpoints } = folded;
    if (failure !== null) findings.add(`'${address}' cannot be folded again: ${failure}`);
    else if (storedHash !== fullHash)
      findings.add(`the stored snapshot of '${address}' is not the fold of its journal`, {
        storedHash,
        fullHash,
        turns: folded.turns,
      });
    else if (tailHash !== fullHash)
      findings.add(`checkpoint and tail of '${address}' do not give the fold of its journal`, {
        tailHash,
        fullHash,
      });
    if (differentStates.length > 0)
      findings.add(`the journal of '${address}' holds states that its events do not give`, {
        differentStates,
      });
    if (differentCheckpoints.length > 0)
      findings.add(`checkpoints of '${address}' are not folds of its journal`, { differentCheckpoints });
  }
  return findings.violations;
}

function findTwins(
  rows: readonly JournalRow[],
  name: (row: JournalRow) => string | null,
): readonly (readonly JournalRow[])[] {
  const named = rows.filter((row) => name(row) !== null);
  return [...Map.groupBy(named, name).values()].filter((group) => group.length > 1);
}
