import type { History } from '../load-history.ts';
import { createFindings, type Violation } from '../violation.ts';
import { factsOf } from './task-facts.ts';

interface Stint {
  readonly address: string;
  readonly agent: string;
  readonly from: number;
  /** Null while it lasts. */
  readonly to: number | null;
}

/** T4: an agent never works on two subtasks at once. */
export function checkOneSubtaskPerAgent(history: History): readonly Violation[] {
  const findings = createFindings('T4');
  for (const [agent, stints] of Map.groupBy(stintsOf(history), (stint) => stint.agent)) {
    const inOrder = stints.toSorted((one, other) => one.from - other.from);
    for (const [index, stint] of inOrder.entries()) {
      const next = inOrder[index + 1];
      if (!next || (stint.to !== null && stint.to <= next.from)) continue;
      findings.add(`agent '${agent}' worked on '${next.address}' while it still had '${stint.address}'`, {
        from: next.from,
        until: stint.to,
      });
    }
  }
  return findings.violations;
}

/** When agents worked, in positions of the journal. A stint that the crew had given up before is left out. */
function stintsOf(history: History): readonly Stint[] {
  const changes = factsOf(history, 'subtask.changed');
  return [...Map.groupBy(changes, ({ row }) => row.address)].flatMap(([address, told]) =>
    told.flatMap(({ row, fact }, index) => {
      if (fact.stage !== 'running' || fact.agent === null) return [];
      const next = told[index + 1]?.row;
      if (next?.event.type === 'subtask.revoke') return [];
      return [{ address, agent: fact.agent, from: row.position, to: next?.position ?? null }];
    }),
  );
}
