import type { Command } from 'commander';
import { CliError } from '../cli-error.ts';
import type { CommandContext } from '../command-context.ts';
import { taskEvents, tasksChanged } from '../documents/task-events.ts';
import { listTasks, showTask, type TaskListRow } from '../documents/tasks.ts';
import { type PagingOptions, readPage, withPaging } from '../paging.ts';
import { collected } from '../parse-options.ts';
import { listJson, listLines } from '../render/list-lines.ts';
import type { Column } from '../render/table.ts';
import { taskLines } from '../render/task-lines.ts';
import { examples, withServerOptions } from '../server-options.ts';
import { taskAddress } from '../tasks/open-task.ts';
import { showView, type WatchOptions } from '../watch.ts';

interface ListOptions extends WatchOptions, PagingOptions {
  readonly status?: readonly string[];
}

const columns: readonly Column<TaskListRow>[] = [
  { title: 'ID', text: ({ address }) => address },
  { title: 'STATUS', text: ({ status, rehearsal }) => (rehearsal ? `${status} [R]` : status) },
  { title: 'DONE', text: ({ finishedCount, subtaskCount }) => `${finishedCount}/${subtaskCount}` },
  { title: 'TASK', text: ({ description }) => description, flexible: true },
];

export function addTasks(program: Command, context: CommandContext): void {
  withPaging(withServerOptions(program.command('tasks')))
    .description('list tasks, newest first')
    .option('--status <status>', 'only those in this status; may be given several times', collected)
    .option('--watch', 'draw the table again at each change, until Ctrl-C')
    .option('--json', 'print JSON; with --watch one object per line')
    .addHelpText('after', examples('statehouse tasks --watch', 'statehouse tasks --status failed --json'))
    .action((options: ListOptions) =>
      showView(context, options, {
        load: (api) =>
          readPage(
            options,
            (wanted) => api.request(listTasks, { ...wanted, statuses: options.status ?? null }),
            ({ tasks }) => tasks,
          ),
        json: ({ tasks }) => listJson('tasks', tasks),
        headOf: ({ head }) => head,
        lines: (page, { tasks }) =>
          listLines(page, {
            columns,
            list: tasks,
            options,
            empty: `No tasks. Hand one in: ${context.program} run "<task>"`,
          }),
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
