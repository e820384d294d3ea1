import { type Command, Option } from 'commander';
import type { Api } from '../client/api.ts';
import { createSubscriptions } from '../client/subscriptions.ts';
import { type CommandContext, type ServerOptions, withApi } from '../command-context.ts';
import { watchInterrupts } from '../deliberate/interrupts.ts';
import { type LogFilter, type LogView, listLogs, logTail } from '../documents/logs.ts';
import { exitCode } from '../exit-code.ts';
import { pageSize, readTime } from '../parse-options.ts';
import { pageOf } from '../print.ts';
import { logLine } from '../render/log-line.ts';
import { examples, withServerOptions } from '../server-options.ts';
import { taskAddress } from '../tasks/open-task.ts';

interface Options extends ServerOptions {
  readonly level: string;
  readonly agent?: string;
  readonly task?: string;
  readonly since?: number;
  readonly limit: number;
  readonly follow?: boolean;
  readonly json?: boolean;
}

export function addLogs(program: Command, context: CommandContext): void {
  withServerOptions(program.command('logs'))
    .description('tell what happened, newest last: every fact of every actor, in words')
    .addOption(
      new Option('--level <level>', 'this level and above')
        .choices(['debug', 'info', 'warn', 'error'])
        .default('info'),
    )
    .option('--agent <key>', 'only what is about this agent')
    .option('--task <id>', 'only this task, or any other actor by its address, with all below it')
    .option(
      '--since <when>',
      'a time such as 2026-11-21T10:00:00Z, or ago: 30s, 15m, 2h, 1d',
      (value: string) => readTime(value, context.now()),
    )
    .option('--limit <count>', 'at most this many of what has happened, 1 to 200', pageSize, 50)
    .option('--follow', 'go on with what happens, until Ctrl-C')
    .option('--json', 'print one JSON object per line')
    .addHelpText(
      'after',
      examples('statehouse logs --level warn --since 1h', 'statehouse logs --task task/01J… --follow'),
    )
    .action((options: Options) => showLogs(context, options));
}

async function showLogs(context: CommandContext, options: Options): Promise<void> {
  const { terminal } = context;
  const say = (line: LogView): void => {
    const text = options.json ? JSON.stringify(line) : logLine(pageOf(terminal), line);
    terminal.stdout.write(`${text}\n`);
  };
  const filter = filterOf(options);
  if (!options.follow) {
    await withApi(context, options, (api) => showPast(api, { filter, first: options.limit, say }));
    return;
  }
  const interrupts = watchInterrupts({ now: context.now, again: () => context.leave(exitCode.interrupted) });
  try {
    await withApi(context, options, async (api, host) => {
      const after = await showPast(api, { filter, first: options.limit, say });
      const subscriptions = createSubscriptions(host, { lost() {}, restored() {} });
      const events = subscriptions.follow({
        operation: logTail,
        variables: { filter, after },
        cursorOf: ({ logTail: event }) => event.cursor,
        signal: interrupts.signal,
      });
      try {
        for await (const { logTail: event } of events)
          if (event.__typename === 'LogEntryAdded') say(event.entry);
      } finally {
        subscriptions.close();
      }
    });
  } finally {
    interrupts.close();
  }
}

/** Shows what has happened, and gives the place to go on from. */
async function showPast(
  api: Api,
  wanted: { readonly filter: LogFilter; readonly first: number; readonly say: (line: LogView) => void },
): Promise<string> {
  const { filter, first, say } = wanted;
  const { head, logs } = await api.request(listLogs, { first, filter });
  for (const line of logs.nodes.toReversed()) say(line);
  return logs.nodes[0]?.cursor ?? head;
}

function filterOf({ level, agent, task, since }: Options): LogFilter {
  return {
    level,
    ...(agent === undefined ? {} : { agent }),
    ...(task === undefined ? {} : { within: taskAddress(task) }),
    ...(since === undefined ? {} : { since: new Date(since).toISOString() }),
  };
}
