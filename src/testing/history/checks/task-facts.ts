import type { TaskFact } from '#core';
import type { History, JournalRow } from '../load-history.ts';

type FactOf<Type extends TaskFact['type']> = Extract<TaskFact, { readonly type: Type }>;

export interface Told<Type extends TaskFact['type']> {
  readonly row: JournalRow;
  /** As the journal keeps it: long texts are left out. */
  readonly fact: FactOf<Type>;
}

/** The facts of one type, in the order in which they were committed. */
export function factsOf<Type extends TaskFact['type']>(
  { journal }: Pick<History, 'journal'>,
  type: Type,
): readonly Told<Type>[] {
  return journal.flatMap((row) =>
    row.facts.flatMap((fact) => (fact.type === type ? [{ row, fact: fact as unknown as FactOf<Type> }] : [])),
  );
}

export const finalStages: ReadonlySet<string> = new Set(['completed', 'failed', 'skipped', 'cancelled']);
