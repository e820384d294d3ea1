import type { ProjectionTurn, ProjectionWrite, Projector, TaskFact } from '#core';

type FactOf<Type extends TaskFact['type']> = Extract<TaskFact, { type: Type }>;

/** A projector of one kind of fact of task execution. `slim` gives what of it the journal keeps; all of it when absent. */
export function projector<Type extends TaskFact['type']>(
  type: Type,
  rows: (fact: FactOf<Type>, turn: ProjectionTurn) => readonly ProjectionWrite[],
  slim?: (fact: FactOf<Type>) => { readonly type: string },
): Projector {
  return { type, rows, ...(slim === undefined ? {} : { slim }) } as Projector;
}

export const update = (table: string, row: ProjectionWrite['row']): ProjectionWrite => ({
  table,
  mode: 'update',
  row,
});

/** A time in milliseconds since the Unix epoch as a column takes it. */
export const iso = (at: number): string => new Date(at).toISOString();
