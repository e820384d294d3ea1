import type { AgentUse, SelftestReport } from '../tasks/run-selftest.ts';
import { costText, countText, durationText } from './figures.ts';
import type { Page } from './page.ts';
import { type Column, tableLines } from './table.ts';

type TaskOutcome = SelftestReport['tasks'][number];

const ofTasks: readonly Column<TaskOutcome>[] = [
  {
    title: 'STATUS',
    text: ({ status, correct, rehearsal }) =>
      `${correct === false ? `${status}, WRONG` : status}${rehearsal ? ' [R]' : ''}`,
  },
  { title: 'SUBTASKS', text: ({ subtasks }) => String(subtasks), right: true },
  { title: 'TIME', text: ({ elapsedMs }) => durationText(elapsedMs), right: true },
  { title: 'TASK', text: ({ description }) => description, flexible: true },
];

const ofAgents: readonly Column<AgentUse>[] = [
  { title: 'AGENT', text: ({ agent }) => agent, flexible: true },
  { title: 'SUBTASKS', text: ({ subtasks }) => String(subtasks), right: true },
  { title: 'MEAN', text: ({ meanMs }) => durationText(meanMs), right: true },
  { title: 'TOKENS', text: ({ tokens }) => countText(tokens), right: true },
  { title: 'COST', text: ({ costUsd }) => costText(costUsd), right: true },
];

/** What became of the tasks, and which agents did what for them. */
export function selftestLines(page: Page, report: SelftestReport): readonly string[] {
  const { ok, tasks, agents } = report;
  return [
    '',
    ...tableLines(page, ofTasks, tasks),
    '',
    ...tableLines(page, ofAgents, agents),
    '',
    ok
      ? page.color.green('All three tasks came to their result.')
      : page.color.red('Not all tasks came to their result.'),
    ...(tasks.some(({ rehearsal }) => rehearsal) ? [page.color.dim('[R] the rehearsal model spoke')] : []),
  ];
}
