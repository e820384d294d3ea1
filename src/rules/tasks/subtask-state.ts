import { type Dependent, dependentsOf } from './dependency-graph.ts';
import { TaskError } from './task-error.ts';

export const subtaskStatuses = [
  'blocked',
  'ready',
  'queued',
  'assigned',
  'running',
  'reviewing',
  'completed',
  'failed',
  'skipped',
  'cancelled',
] as const;
export type SubtaskStatus = (typeof subtaskStatuses)[number];

/** A subtask as the rules of a task see it. */
export interface SubtaskState extends Dependent {
  readonly status: SubtaskStatus;
  readonly estimatedSeconds: number;
}

export interface SkippedSubtask {
  readonly id: string;
  /** One clause for people. */
  readonly reason: string;
  /** From the subtask that failed to this one. */
  readonly path: readonly string[];
}

const finished: ReadonlySet<SubtaskStatus> = new Set(['completed', 'failed', 'skipped', 'cancelled']);
const lost: ReadonlySet<SubtaskStatus> = new Set(['failed', 'skipped', 'cancelled']);

export function isFinishedSubtask(status: SubtaskStatus): boolean {
  return finished.has(status);
}

/** Ids of the blocked subtasks whose prerequisites are all complete. */
export function readySubtasks(states: readonly SubtaskState[]): readonly string[] {
  const complete = new Set(states.filter(({ status }) => status === 'completed').map(({ id }) => id));
  return states
    .filter(({ status, dependsOn }) => status === 'blocked' && dependsOn.every((id) => complete.has(id)))
    .map(({ id }) => id);
}

/**
 * The subtasks that can no longer run because this one failed or was cancelled: everything behind it that is not
 * finished, with the reason and the shortest way from the failure. Throws {@link TaskError} for an unknown id.
 */
export function skippedBy(failed: string, states: readonly SubtaskState[]): readonly SkippedSubtask[] {
  const byId = new Map(states.map((state) => [state.id, state]));
  const origin = byId.get(failed);
  if (origin === undefined) throw TaskError.unknownSubtask(failed, [...byId.keys()]);
  const paths = new Map([[failed, [failed] as readonly string[]]]);
  for (const at of paths.keys()) {
    for (const { id, dependsOn, status } of states) {
      if (paths.has(id) || !dependsOn.includes(at) || finished.has(status)) continue;
      paths.set(id, [...(paths.get(at) ?? []), id]);
    }
  }
  const happened = origin.status === 'cancelled' ? 'was cancelled' : 'failed';
  return states.flatMap(({ id }) => {
    const path = paths.get(id);
    if (path === undefined || id === failed) return [];
    const between = path.at(-2);
    const reason =
      between === failed
        ? `its prerequisite '${failed}' ${happened}`
        : `its prerequisite '${between}' was skipped, since '${failed}' ${happened}`;
    return [{ id, reason, path }];
  });
}

/**
 * Ids to set back to `blocked` when a person retries a subtask: itself; the prerequisites without which it could not be
 * begun, as they were lost; and behind these the ones that were skipped (`subtask`), or all behind itself (`fromHere`).
 * Those behind another subtask that failed or was cancelled stay as they are. Throws {@link TaskError} for an unknown id.
 */
export function retryScope(
  id: string,
  states: readonly SubtaskState[],
  mode: 'subtask' | 'fromHere',
): readonly string[] {
  const byId = new Map(states.map((state) => [state.id, state]));
  if (!byId.has(id)) throw TaskError.unknownSubtask(id, [...byId.keys()]);
  const isLost = (other: string) => lost.has(byId.get(other)?.status ?? 'completed');
  const again = new Set([id]);
  for (const each of again) {
    for (const other of byId.get(each)?.dependsOn ?? []) if (isLost(other)) again.add(other);
  }
  const all = new Set(mode === 'fromHere' ? dependentsOf(id, states) : []);
  const behind = new Set([...again].flatMap((each) => dependentsOf(each, states)));
  const candidates = states.filter(
    (state) => behind.has(state.id) && (all.has(state.id) || state.status === 'skipped'),
  );
  // Each one may be what the next one waits for.
  for (let grew = true; grew; ) {
    grew = false;
    for (const { id: next, dependsOn } of candidates) {
      if (again.has(next) || !dependsOn.every((other) => again.has(other) || !isLost(other))) continue;
      again.add(next);
      grew = true;
    }
  }
  return states.map((state) => state.id).filter((other) => again.has(other));
}
