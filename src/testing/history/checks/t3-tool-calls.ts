import type { History } from '../load-history.ts';
import { createFindings, type Violation } from '../violation.ts';
import { factsOf } from './task-facts.ts';

/**
 * T3: a tool call has a row before it goes out; the outside sees one that must not be repeated at most once, and once more
 * each time that a person has said that it did not happen.
 */
export function checkToolCalls(history: History): readonly Violation[] {
  const findings = createFindings('T3');
  const rows = history.work.toolCalls;
  const calls = history.calls.filter(({ tool }) => tool !== undefined);
  const decided = Map.groupBy(factsOf(history, 'toolCall.decided'), ({ fact }) => fact.key);
  const told = (key: string, decision: string) =>
    (decided.get(key) ?? []).filter(({ fact }) => fact.decision === decision).length;
  for (const [key, made] of Map.groupBy(calls, (call) => call.key)) {
    const name = made[0]?.tool?.name;
    const row = rows.get(key);
    if (!row) findings.add(`'${name}' was called as '${key}', which has no row`, { at: made[0]?.at });
    // Each time that a person has it made again, its row starts anew.
    const early = row ? made.filter(({ at }) => at < row.startedAt) : [];
    if (early.length > told(key, 'again'))
      findings.add(`'${name}' was called before its row was written`, {
        key,
        at: early.map(({ at }) => at),
        row: row?.startedAt,
      });
  }
  const seen = Map.groupBy(calls, ({ key }) => key);
  for (const [key, twins] of seen) {
    const [{ tool } = {}] = twins;
    if (tool?.repeatable === false && twins.length > 1 + told(key, 'again'))
      findings.add(`the outside saw the call '${key}' of '${tool.name}' ${twins.length} times`, {
        at: twins.map(({ at }) => at),
      });
  }
  // Only of tools that keep a log: the others are within the process.
  const logged = new Set(calls.map(({ tool }) => tool?.name));
  for (const { key, name, status } of rows.values()) {
    const plain = name.replace(/^.*?__/, '');
    if (status === 'completed' && logged.has(plain) && !seen.has(key) && told(key, 'done') === 0)
      findings.add(`the call '${key}' of '${name}' has a result, but the outside never saw it`);
  }
  return findings.violations;
}
