/** Rows of a tree in one table, found by the root or by the address of any actor in it. */
export interface TreeTable {
  readonly table: string;
  readonly column: string;
  readonly holds: 'root' | 'address';
}

const byRoot = (table: string): TreeTable => ({ table, column: 'root', holds: 'root' });
const byAddress = (table: string, column = 'address'): TreeTable => ({ table, column, holds: 'address' });

/**
 * What shows a tree: gone in one transaction, so that nobody sees half of one and no replay meets an actor without its
 * journal.
 */
export const frontTables: readonly TreeTable[] = [
  byRoot('actor'),
  byAddress('conversation'),
  byAddress('task'),
  byAddress('orchestration'),
  byAddress('schedule'),
  byAddress('notification', 'id'),
  byAddress('circuit_breaker'),
];

/**
 * All else of a tree: removed afterwards, some rows at a time. Scores of reviews stay, since later tasks learn from
 * them; so do the figures that they have moved.
 */
export const restTables: readonly TreeTable[] = [
  byRoot('journal'),
  byAddress('checkpoint'),
  byAddress('mailbox'),
  byAddress('timer'),
  byRoot('effect'),
  byAddress('dead_letter'),
  byRoot('llm_call'),
  byRoot('tool_call'),
  byRoot('budget'),
  byRoot('budget_reservation'),
  byRoot('safeguard_alert'),
  byRoot('halt'),
  byAddress('message', 'conversation'),
  byAddress('vote', 'ballot'),
  byAddress('ballot'),
  byAddress('clarification'),
  byAddress('agent'),
  byAddress('subtask', 'task'),
  byAddress('subtask_result', 'task'),
  byAddress('subtask_route', 'task'),
  byAddress('subtask_interjection', 'task'),
  byAddress('task_file', 'task'),
  byAddress('handoff', 'task'),
  byAddress('validation_report', 'task'),
  byAddress('attempt_lessons', 'task'),
  byAddress('work_item', 'id'),
  byAddress('orchestration_task', 'orchestration'),
  byAddress('orchestration_note', 'orchestration'),
  byAddress('schedule_run', 'schedule'),
];

/**
 * Roots that ended before `$1` with everything below them. Not those that an emergency stop holds, and not a task that
 * a living orchestrator has handed out: it may still look at it.
 */
export const endedRoots = `select r.address, r.updated_at from actor r
  where r.parent is null and r.status in ('done', 'stopped', 'failed') and r.updated_at < $1
    and not exists (select from actor c where c.root = r.address
      and (c.status in ('active', 'quarantined') or c.updated_at >= $1))
    and not exists (select from halt h where h.root = r.address)
    and not exists (select from orchestration_task t join actor o on o.address = t.orchestration
      where t.task = r.address and o.status in ('active', 'quarantined'))`;
