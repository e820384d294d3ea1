import type { TaskView } from '../documents/tasks.ts';
import { budgetLine } from './budget-line.ts';
import { costText, countText, durationText } from './figures.ts';
import { clipped, type Page, safeText, wrapped } from './page.ts';

/** A task with its subtasks and what came of it. */
export function taskLines(page: Page, task: TaskView): readonly string[] {
  const { address, status, reason, rehearsal, failure, result, resultComplete, subtasks, progress } = task;
  const { color } = page;
  const budget = task.budget === null ? null : budgetLine(task.budget);
  const left = progress.remainingSeconds;
  const rest = left === null || left === 0 ? '' : `, about ${durationText(left * 1_000)} left`;
  const figures = [
    `${progress.finished}/${progress.total} subtasks, ${Math.round(progress.fraction * 100)}%${rest}`,
    `${countText(task.promptTokens + task.completionTokens)} tokens`,
    costText(task.costUsd),
  ];
  return [
    `${address}  ${status}${rehearsal ? ' [R]' : ''}`,
    ...wrapped(page, task.description, { rest: '  ' }),
    ...subtasks.map(({ key, title, stage, agent, attempt }) => {
      const who = agent === null ? '' : ` (${agent}${attempt > 1 ? `, try ${attempt}` : ''})`;
      return color.dim(clipped(`  ${stage.padEnd(10)} ${key}: ${title}${who}`, page.width));
    }),
    color.dim(`  ${figures.join(' · ')}`),
    ...(budget === null ? [] : wrapped(page, `  ${budget}`, { rest: '  ' }).map((line) => color.dim(line))),
    ...(failure === null ? (reason === null ? [] : wrapped(page, reason)) : wrapped(page, failure.message)),
    ...(result === null
      ? []
      : ['', ...(resultComplete === false ? ['Partial result:', ''] : []), ...safeText(result).split('\n')]),
    ...fileLines(task),
    ...(rehearsal ? ['', color.dim('[R] the rehearsal model spoke')] : []),
  ];
}

/** The files of a task, and where they lie; nothing when there are none. */
export function fileLines({
  files,
  filesFolder,
}: Pick<TaskView, 'files' | 'filesFolder'>): readonly string[] {
  if (files.length === 0) return [];
  const where = filesFolder === null ? '' : ` in ${filesFolder}`;
  return ['', `Files${where}:`, ...files.map(({ path, bytes }) => `  ${safeText(path)} (${bytes} bytes)`)];
}
