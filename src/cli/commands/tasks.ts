import type { Command } from 'commander';
import { CliError } from '../cli-error.ts';
import type { CommandContext } from '../command-context.ts';
import { taskEvents, tasksChanged } from '../documents/task-events.ts';
import { listTasks, showTask, type TaskListRow } from '../documents/tasks.ts';
import { collected, positiveInteger } from '../parse-options.ts';
import { type Column, tableLines } from '../render/table.ts';
import { taskLines } from '../render/task-lines.ts';
import { examples, withServerOptions } from '../server-options.ts';
import { taskAddress } from '../tasks/open-task.ts';
import { showView, type WatchOptions } from '../watch.ts';

interface ListOptions extends WatchOptions {
  readonly status?: readonly string[];
  readonly limit: number;
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
    .option('--watch', 'draw the table again at each change, until Ctrl-C')
    .option('--json', 'print JSON; with --watch one object per line')
    .addHelpText('after', examples('statehouse tasks --watch', 'statehouse tasks --status failed --json'))
    .action((options: ListOptions) =>
      showView(context, options, {
        load: (api) => api.request(listTasks, { first: options.limit, statuses: options.status ?? null }),
        json: ({ tasks }) => ({ totalCount: tasks.totalCount, tasks: tasks.nodes }),
        headOf: ({ head }) => head,
        lines: (page, { tasks }) =>
          tasks.nodes.length === 0
            ? [`No tasks. Hand one in: ${context.program} run "<task>"`]
            : [
                ...tableLines(page, columns, tasks.nodes),
                page.color.dim(`${tasks.nodes.length} of ${tasks.totalCount}`),
              ],
        changes: (subscriptions, after, signal) => [
          subscriptions.follow({
            operation: tasksChanged,
            variables: { after },
            cursorOf: ({ tasksChanged: event }) => event.cursor,
            signal,
          }),
        ],
      }),
    );

  withServerOptions(program.command('task'))
    .description('show a task with its subtasks and its result')
    .argument('<id>', 'id or durable address of the task')
    .option('--watch', 'draw it again at each change, until Ctrl-C')
    .option('--json', 'print JSON; with --watch one object per line')
    .addHelpText('after', examples('statehouse task task/01J…', 'statehouse tasks   # lists ids'))
    .action((given: string, options: WatchOptions) => {
      const id = taskAddress(given);
      return showView(context, options, {
        load: async (api) => {
          const { head, task } = await api.request(showTask, { id });
          if (task === null) throw CliError.notFound('task', id);
          return { head, task };
        },
        json: ({ task }) => task,
        headOf: ({ head }) => head,
        lines: (page, { task }) => taskLines(page, task),
        changes: (subscriptions, after, signal) => [
          subscriptions.follow({
            operation: taskEvents,
            variables: { id, after },
            cursorOf: ({ taskEvents: event }) => event.cursor,
            signal,
          }),
        ],
      });
    });
}
