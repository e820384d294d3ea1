import type { TaskView } from '../documents/tasks.ts';
import type { Page } from './page.ts';

/** A task with its subtasks and what came of it. */
export function taskLines(page: Page, task: TaskView): readonly string[] {
  const { address, status, rehearsal, failure, result, subtasks } = task;
  return [
    `${address}  ${status}${rehearsal ? ' [R]' : ''}`,
    ...subtasks.map(({ key, title, stage, agent }) =>
      page.color.dim(`  ${stage.padEnd(10)} ${key}: ${title}${agent === null ? '' : ` (${agent})`}`),
    ),
    ...(failure === null ? [] : [failure.message]),
    ...(result === null ? [] : ['', result]),
    ...(rehearsal ? ['', page.color.dim('[R] the rehearsal model spoke')] : []),
  ];
}
