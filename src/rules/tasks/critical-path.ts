import { type Dependent, dependencyLayers, findCycles } from './dependency-graph.ts';
import { TaskError } from './task-error.ts';

interface Timed extends Dependent {
  readonly estimatedSeconds: number;
}

export interface CriticalPath {
  /** The chain of subtasks that takes longest, first one first. */
  readonly path: readonly string[];
  /** Its length: no crew, however large, is faster by the estimates. */
  readonly seconds: number;
  /** By subtask, the seconds from its start to the end of the longest chain behind it, its own included. */
  readonly remaining: Readonly<Record<string, number>>;
}

/**
 * Longest chain by estimated duration (J. E. Kelley and M. R. Walker, "Critical-Path Planning and Scheduling", 1959).
 * Equal chains: the one whose subtasks come first in the list. Throws {@link TaskError} for a circle.
 */
export function criticalPath(subtasks: readonly Timed[]): CriticalPath {
  const [cycle] = findCycles(subtasks);
  if (cycle !== undefined) throw TaskError.cyclicPlan(cycle);
  const byId = new Map(subtasks.map((subtask) => [subtask.id, subtask]));
  const dependents = new Map(
    subtasks.map(({ id }) => [id, subtasks.filter(({ dependsOn }) => dependsOn.includes(id))]),
  );
  const remaining = new Map<string, number>();
  const next = new Map<string, string>();
  for (const id of dependencyLayers(subtasks).flat().reverse()) {
    let longest = 0;
    for (const dependent of dependents.get(id) ?? []) {
      const length = remaining.get(dependent.id) ?? 0;
      if (length <= longest) continue;
      longest = length;
      next.set(id, dependent.id);
    }
    remaining.set(id, longest + (byId.get(id)?.estimatedSeconds ?? 0));
  }
  const first = subtasks.reduce<string | undefined>(
    (best, { id }) =>
      best === undefined || (remaining.get(id) ?? 0) > (remaining.get(best) ?? 0) ? id : best,
    undefined,
  );
  const path: string[] = [];
  for (let at = first; at !== undefined; at = next.get(at)) path.push(at);
  return {
    path,
    seconds: first === undefined ? 0 : (remaining.get(first) ?? 0),
    remaining: Object.fromEntries(remaining),
  };
}
