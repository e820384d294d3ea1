import type { Command } from 'commander';
import { CliError } from '../cli-error.ts';
import { type CommandContext, type ServerOptions, withApi } from '../command-context.ts';
import { listTasks, showTask, type TaskListRow } from '../documents/tasks.ts';
import { collected, positiveInteger } from '../parse-options.ts';
import { pageOf, printJson, printLines } from '../print.ts';
import { type Column, tableLines } from '../render/table.ts';
import { taskLines } from '../render/task-lines.ts';
import { examples, withServerOptions } from '../server-options.ts';

interface ListOptions extends ServerOptions {
  readonly status?: readonly string[];
  readonly limit: number;
  readonly json?: boolean;
}

const columns: readonly Column<TaskListRow>[] = [
  { title: 'ID', text: ({ address }) => address },
  { title: 'STATUS', text: ({ status, rehearsal }) => (rehearsal ? `${status} [R]` : status) },
  { title: 'DONE', text: ({ finishedCount, subtaskCount }) => `${finishedCount}/${subtaskCount}` },
  { title: 'TASK', text: ({ description }) => description, flexible: true },
];

export function addTasks(program: Command, context: CommandContext): void {
  withServerOptions(program.command('tasks'))
    .description('list tasks, newest first')
    .option('--status <status>', 'only those in this status; may be given several times', collected)
    .option('--limit <count>', 'at most this many', positiveInteger, 20)
    .option('--json', 'print JSON')
    .addHelpText('after', examples('statehouse tasks', 'statehouse tasks --status failed --json'))
    .action(async (options: ListOptions) => {
      const { tasks } = await withApi(context, options, (api) =>
        api.request(listTasks, { first: options.limit, statuses: options.status ?? null }),
      );
      const { nodes, totalCount } = tasks;
      if (options.json) return printJson(context.terminal, { totalCount, tasks: nodes });
      if (nodes.length === 0) {
        return printLines(context.terminal, [`No tasks. Hand one in: ${context.program} run "<task>"`]);
      }
      const page = pageOf(context.terminal);
      printLines(context.terminal, [
        ...tableLines(page, columns, nodes),
        page.color.dim(`${nodes.length} of ${totalCount}`),
      ]);
    });

  withServerOptions(program.command('task'))
    .description('show a task with its subtasks and its result')
    .argument('<id>', 'id or durable address of the task')
    .option('--json', 'print JSON')
    .addHelpText('after', examples('statehouse task task/01J…', 'statehouse tasks   # lists ids'))
    .action(async (id: string, options: ServerOptions & { readonly json?: boolean }) => {
      const { task } = await withApi(context, options, (api) => api.request(showTask, { id }));
      if (task === null) throw CliError.notFound('task', id);
      if (options.json) return printJson(context.terminal, task);
      printLines(context.terminal, taskLines(pageOf(context.terminal), task));
    });
}
