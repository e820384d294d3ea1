import type { Command } from 'commander';
import type { Subscriptions } from '../client/subscriptions.ts';
import type { CommandContext } from '../command-context.ts';
import { crewEvents } from '../documents/crew.ts';
import { serverStatus, systemEvents } from '../documents/server.ts';
import { tasksChanged } from '../documents/task-events.ts';
import { statusLines } from '../render/status-lines.ts';
import { examples, withServerOptions } from '../server-options.ts';
import { showView, type WatchOptions } from '../watch.ts';

/** No stream tells how busy the machine is. */
const READ_EVERY_MS = 5_000;

export function addStatus(program: Command, context: CommandContext): void {
  withServerOptions(program.command('status'))
    .description('show how the server does: database, models, machine, tasks, agents, queues, questions')
    .option('--watch', 'draw it again at each change, until Ctrl-C')
    .option('--json', 'print JSON; with --watch one object per line')
    .addHelpText('after', examples('statehouse status', 'statehouse status --watch'))
    .action((options: WatchOptions) =>
      showView(context, options, {
        load: (api) => api.request(serverStatus, {}),
        json: ({ head: _, ...status }) => status,
        headOf: ({ head }) => head,
        lines: (page, status) => statusLines(page, status, context.now()),
        changes: streams,
        everyMs: READ_EVERY_MS,
      }),
    );
}

function streams(
  subscriptions: Subscriptions,
  after: string,
  signal: AbortSignal,
): readonly AsyncIterable<unknown>[] {
  return [
    subscriptions.follow({
      operation: tasksChanged,
      variables: { after },
      cursorOf: ({ tasksChanged: event }) => event.cursor,
      signal,
    }),
    subscriptions.follow({
      operation: crewEvents,
      variables: { crew: null, after },
      cursorOf: ({ crewEvents: event }) => event.cursor,
      signal,
    }),
    subscriptions.follow({
      operation: systemEvents,
      variables: { after: null },
      cursorOf: ({ system }) => system.cursor,
      signal,
    }),
  ];
}
