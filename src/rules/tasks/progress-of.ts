import {
  isFinishedSubtask,
  type SubtaskState,
  type SubtaskStatus,
  subtaskStatuses,
} from './subtask-state.ts';

export interface TaskProgress {
  readonly total: number;
  readonly finished: number;
  readonly counts: Readonly<Record<SubtaskStatus, number>>;
  /** Share of the estimated work that is finished, whatever its end, 0 to 1. */
  readonly fraction: number;
  /** Set when nothing is left to do. One failure makes the task fail; else one cancellation makes it cancelled. */
  readonly outcome: 'completed' | 'failed' | 'cancelled' | null;
}

/** How far a task is. A task without subtasks has finished nothing. */
export function progressOf(states: readonly SubtaskState[]): TaskProgress {
  const counts = Object.fromEntries(
    subtaskStatuses.map((status) => [status, states.filter((state) => state.status === status).length]),
  ) as Record<SubtaskStatus, number>;
  const done = states.filter(({ status }) => isFinishedSubtask(status));
  const work = (some: readonly SubtaskState[]) =>
    some.reduce((sum, { estimatedSeconds }) => sum + estimatedSeconds, 0);
  const all = work(states);
  const outcome =
    states.length === 0 || done.length < states.length
      ? null
      : counts.failed > 0
        ? 'failed'
        : counts.cancelled > 0
          ? 'cancelled'
          : 'completed';
  const share = all > 0 ? work(done) / all : done.length / Math.max(1, states.length);
  return {
    total: states.length,
    finished: done.length,
    counts,
    fraction: done.length === states.length && states.length > 0 ? 1 : share,
    outcome,
  };
}
