import { criticalPath } from './critical-path.ts';
import type { Dependent } from './dependency-graph.ts';

/** A subtask with what is known of its time. Times in milliseconds since the Unix epoch. */
export interface TimedSubtask extends Dependent {
  readonly estimatedSeconds: number;
  /** When its work was begun last; null before that. */
  readonly startedAt: number | null;
  /** When it ended, whatever its end; null while it goes on. */
  readonly finishedAt: number | null;
}

export interface RemainingTime {
  /** What a second of estimate has taken so far; 1 before anything has finished. */
  readonly pace: number;
  /** Seconds along the longest chain of what is left, at that pace. No crew is faster; a busy one is slower. */
  readonly seconds: number;
}

/**
 * How long a task may still take: the critical path over what is left, each estimate corrected by the pace so far, less
 * the time that running work has spent already (work over its estimate counts as nearly done, with 0 left).
 */
export function estimateRemaining(subtasks: readonly TimedSubtask[], now: number): RemainingTime {
  const done = subtasks.filter(({ startedAt, finishedAt }) => startedAt !== null && finishedAt !== null);
  const estimated = sum(done.map(({ estimatedSeconds }) => estimatedSeconds));
  const taken = sum(done.map((each) => Math.max(0, (each.finishedAt ?? 0) - (each.startedAt ?? 0)) / 1_000));
  const pace = estimated > 0 ? taken / estimated : 1;
  const left = subtasks.filter(({ finishedAt }) => finishedAt === null);
  const open = new Set(left.map(({ id }) => id));
  const { seconds } = criticalPath(
    left.map(({ id, dependsOn, estimatedSeconds, startedAt }) => {
      const spent = startedAt === null ? 0 : Math.max(0, now - startedAt) / 1_000;
      return {
        id,
        dependsOn: dependsOn.filter((other) => open.has(other)),
        estimatedSeconds: Math.max(0, estimatedSeconds * pace - spent),
      };
    }),
  );
  return { pace, seconds };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
