import fc from 'fast-check';
import { builtInCapabilities, type Plan, type PlannedSubtask } from '#rules';

export function subtask(id: string, changes: Partial<PlannedSubtask> = {}): PlannedSubtask {
  return {
    id,
    title: `Title of ${id}`,
    description: `Do ${id}.`,
    capabilities: ['dataAnalysis'],
    dependsOn: [],
    priority: 5,
    estimatedSeconds: 60,
    tier: 'standard',
    validation: [],
    ...changes,
  };
}

/** `{ b: ['a'] }` is a plan in which b waits for a. */
export function planOf(dependencies: Readonly<Record<string, readonly string[]>>): Plan {
  return {
    summary: 'A plan.',
    subtasks: Object.entries(dependencies).map(([id, dependsOn]) => subtask(id, { dependsOn })),
  };
}

export const rules = { capabilities: [...builtInCapabilities] };

/** Graphs without circles: each item may wait for earlier ones; the list is then shuffled. */
export function anyDag(): fc.Arbitrary<readonly PlannedSubtask[]> {
  return fc
    .integer({ min: 1, max: 12 })
    .chain((size) =>
      fc.tuple(
        fc.array(
          fc.tuple(
            fc.array(fc.integer({ min: 0, max: 11 }), { maxLength: 4 }),
            fc.integer({ min: 1, max: 500 }),
          ),
          { minLength: size, maxLength: size },
        ),
        fc.shuffledSubarray([...Array(size).keys()], { minLength: size }),
      ),
    )
    .map(([items, order]) => {
      const made = items.map(([wanted, estimatedSeconds], index) =>
        subtask(`s${index}`, {
          estimatedSeconds,
          dependsOn: [...new Set(wanted.filter((other) => other < index))].map((other) => `s${other}`),
        }),
      );
      return order.map((index) => made[index] as PlannedSubtask);
    });
}
