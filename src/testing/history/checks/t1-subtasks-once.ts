import type { History } from '../load-history.ts';
import { createFindings, type Violation } from '../violation.ts';
import { factsOf, finalStages } from './task-facts.ts';

/** T1: a subtask that was begun ends once; one that is completed has one output, of the try that was accepted. */
export function checkSubtasksOnce(history: History): readonly Violation[] {
  const findings = createFindings('T1');
  const begun = factsOf(history, 'subtask.created').map(
    ({ fact: { task, subtask, incarnation } }) => `${task} ${subtask} ${incarnation}`,
  );
  for (const [name, times] of repeated(begun)) findings.add(`subtask '${name}' was begun ${times} times`);
  const tries = factsOf(history, 'subtask.produced').map(
    ({ fact: { task, subtask, attempt } }) => `${task} ${subtask} ${attempt}`,
  );
  for (const [name, times] of repeated(tries)) findings.add(`try '${name}' gave ${times} outputs`);
  const results = new Set(
    history.work.results.map(({ task, subtask, attempt }) => `${task} ${subtask} ${attempt}`),
  );
  const changes = factsOf(history, 'subtask.changed');
  for (const [address, told] of Map.groupBy(changes, ({ row }) => row.address)) {
    const ends = told.filter(({ fact }) => finalStages.has(fact.stage));
    if (ends.length > 1)
      findings.add(`'${address}' ended ${ends.length} times`, { stages: ends.map(({ fact }) => fact.stage) });
    const accepted = ends.find(({ fact }) => fact.stage === 'completed')?.fact;
    if (!accepted) continue;
    const { task, subtask, attempt } = accepted;
    const name = `${task} ${subtask} ${attempt}`;
    if (!tries.includes(name)) findings.add(`'${address}' was completed without an output`, { attempt });
    else if (!results.has(name)) findings.add(`the accepted output of '${address}' has no row`, { attempt });
  }
  return findings.violations;
}

function repeated(names: readonly string[]): readonly (readonly [name: string, times: number])[] {
  return [...Map.groupBy(names, (name) => name)]
    .map(([name, twins]) => [name, twins.length] as const)
    .filter(([, times]) => times > 1);
}
