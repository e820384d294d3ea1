import type { History } from '../load-history.ts';
import { createFindings, type Violation } from '../violation.ts';
import { factsOf, finalStages } from './task-facts.ts';

const ended: ReadonlySet<string> = new Set(['completed', 'failed', 'cancelled']);

/** T2: every task comes to an end, with all of its subtasks; rows say what the journal says; no agent is kept. */
export function checkNoTaskLost(history: History): readonly Violation[] {
  const findings = createFindings('T2');
  const { tasks, subtasks, workers } = history.work;
  const rows = new Set(tasks.map(({ address }) => address));
  for (const { row } of factsOf(history, 'task.submitted')) {
    if (!rows.has(row.address)) findings.add(`task '${row.address}' has no row`);
  }
  for (const { address, status } of tasks) {
    if (!ended.has(status)) findings.add(`task '${address}' did not come to an end`, { status });
  }
  const lastStages = new Map(
    factsOf(history, 'subtask.changed').map(({ row, fact }) => [row.address, fact.stage]),
  );
  for (const { address, stage } of subtasks) {
    const last = lastStages.get(address);
    if (last !== stage) findings.add(`the row of '${address}' says ${stage}, its journal ${last}`);
    if (!finalStages.has(stage)) findings.add(`subtask '${address}' did not come to an end`, { stage });
  }
  for (const { key, current } of workers) {
    const stage = current === null ? undefined : lastStages.get(current);
    if (current !== null && (stage === undefined || finalStages.has(stage)))
      findings.add(`agent '${key}' is kept by '${current}', which has ended`, { stage });
  }
  return findings.violations;
}
