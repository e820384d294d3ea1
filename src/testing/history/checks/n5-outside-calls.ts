import type { History } from '../load-history.ts';
import { createFindings, type Violation } from '../violation.ts';
import { startedEffects } from './n4-output-gate.ts';

/** N5: a row before each outside call and its result after; an unsafe call is never seen twice. */
export function checkOutsideCalls(history: History): readonly Violation[] {
  const findings = createFindings('N5');
  const started = startedEffects(history);
  for (const [key, calls] of Map.groupBy(history.calls, (call) => call.key)) {
    const effect = started.get(key);
    if (effect && !history.retrySafe(effect.source) && calls.length > 1)
      findings.add(`the outside saw the unsafe call '${key}' ${calls.length} times`, {
        source: effect.source,
        at: calls.map(({ at }) => at),
      });
  }
  for (const effect of started.values()) {
    const stored = history.effects.get(effect.address);
    if (effect.kind === 'invocation') {
      if (effect.endedSeq === null && !stored)
        findings.add(`'${effect.address}' is awaited but has neither a row nor a result`, {
          source: effect.source,
        });
      if (effect.endedSeq !== null && stored)
        findings.add(`'${effect.address}' has ended in turn ${effect.endedSeq} but still has a row`, {
          ...stored,
        });
    } else if (
      !stored &&
      !hasCall(history, effect.address) &&
      !isBuried(history, effect.owner, effect.address)
    ) {
      findings.add(`action '${effect.address}' has no row, no call and no dead letter`, {
        source: effect.source,
      });
    }
    if (stored?.status === 'outcomeUnknown' && history.retrySafe(effect.source))
      findings.add(`'${effect.address}' is parked although it is safe to run again`, {
        source: effect.source,
      });
  }
  for (const address of history.effects.keys()) {
    if (!started.has(address)) findings.add(`effect row '${address}' belongs to no committed turn`);
  }
  checkModelCalls(history, findings);
  return findings.violations;
}

function hasCall({ calls }: History, key: string): boolean {
  return calls.some((call) => call.key === key);
}

function isBuried({ deadLetters }: History, owner: string, effect: string): boolean {
  return deadLetters.has(`${owner} ${effect}`);
}

function checkModelCalls(history: History, findings: ReturnType<typeof createFindings>): void {
  for (const { callId, key, at } of history.calls) {
    if (callId === null) continue;
    const row = history.modelCalls.get(callId);
    if (!row) findings.add(`the model served call '${callId}', which has no row`, { key, at });
    else if (row.key !== key)
      findings.add(`the model served call '${callId}' under another key than its row`, { key, row: row.key });
    else if (at < row.startedAt)
      findings.add(`the model served call '${callId}' before its row was written`, {
        at,
        row: row.startedAt,
      });
  }
  for (const row of history.modelCalls.values()) {
    // An effect that makes several calls adds to its address.
    const wanted = [...history.effects.keys()].some(
      (effect) => row.key === effect || row.key.startsWith(`${effect}/`) || row.key.startsWith(`${effect}:`),
    );
    if (row.status === 'started' && !wanted)
      findings.add(`model call '${row.id}' has a row but never got its result`, { key: row.key });
  }
}
