import { randomUUID } from 'node:crypto';
import { CliError } from '../cli-error.ts';
import type { Api } from '../client/api.ts';
import { listInbox } from '../documents/people.ts';
import { resumeTask, showTask, submitTask, type TaskView } from '../documents/tasks.ts';
import type { ClarificationView } from '../documents/views.ts';

/** A new task, or one that goes on. */
export type TaskOpening =
  | { readonly description: string; readonly options: object; readonly crew: string | null }
  | { readonly resume: string };

export interface OpenedTask {
  readonly task: TaskView;
  /** Cursor behind which its events are still to be shown. */
  readonly after: string | null;
  readonly resumed: boolean;
}

export const endedStatuses: ReadonlySet<string> = new Set(['completed', 'failed', 'cancelled']);

export async function openTask(api: Api, opening: TaskOpening): Promise<OpenedTask> {
  if ('resume' in opening) return resumeOne(api, taskAddress(opening.resume));
  const { submitTask: reply } = await api.request(submitTask, { ...opening, idempotencyKey: randomUUID() });
  if (reply.task === null) throw refused('The task', reply.errors);
  return { task: reply.task, after: reply.cursor, resumed: false };
}

async function resumeOne(api: Api, id: string): Promise<OpenedTask> {
  const { head, task } = await api.request(showTask, { id });
  if (task === null) throw CliError.notFound('task', id);
  if (task.status === 'paused') {
    const { resumeTask: reply } = await api.request(resumeTask, {
      id: task.address,
      idempotencyKey: randomUUID(),
    });
    if (reply.errors.length > 0) throw refused(`Going on with ${task.address}`, reply.errors);
  }
  return { task, after: head, resumed: true };
}

export async function loadTask(api: Api, id: string): Promise<TaskView> {
  const { task } = await api.request(showTask, { id });
  if (task === null) throw CliError.notFound('task', id);
  return task;
}

/** The questions of a task that nobody has answered yet. */
export async function openQuestions(api: Api, task: string): Promise<readonly ClarificationView[]> {
  const { inbox } = await api.request(listInbox, { first: 200, filter: {} });
  return inbox.nodes.filter(({ address }) => address.startsWith(`${task}/`));
}

/** An id alone, without a chart in front, means the task of that id. */
export function taskAddress(id: string): string {
  return /^[0-9a-z]{26}$/i.test(id) ? `task/${id}` : id;
}

export function refused(
  what: string,
  errors: readonly { readonly code: string; readonly message: string }[],
): CliError {
  return CliError.refused(what, errors[0] ?? { code: 'unknown', message: 'no reason was given' });
}
