import type { Command } from 'commander';
import type { CommandContext } from '../command-context.ts';
import { crewEvents, listQueues, type QueueView } from '../documents/crew.ts';
import { wholeNumber } from '../parse-options.ts';
import { durationText } from '../render/figures.ts';
import { clipped } from '../render/page.ts';
import { type Column, tableLines } from '../render/table.ts';
import { examples, withServerOptions } from '../server-options.ts';
import { showView, type WatchOptions } from '../watch.ts';

interface Options extends WatchOptions {
  readonly crew?: string;
  readonly waiting: number;
}

function columnsAt(now: number): readonly Column<QueueView>[] {
  return [
    { title: 'QUEUE', text: ({ name }) => name, flexible: true },
    { title: 'WAITING', text: ({ depth }) => String(depth), right: true },
    {
      title: 'OLDEST',
      text: ({ oldestAt }) => (oldestAt === null ? '-' : durationText(now - Date.parse(oldestAt))),
      right: true,
    },
    { title: 'RUNNING', text: ({ running }) => String(running), right: true },
    { title: 'LIMIT', text: ({ limit }) => (limit === null ? '-' : String(limit)), right: true },
    { title: 'AGENTS', text: ({ agents }) => (agents === null ? 'all' : String(agents)), right: true },
  ];
}

export function addQueues(program: Command, context: CommandContext): void {
  withServerOptions(program.command('queues'))
    .description('show the queues of a crew: how much waits, how long, and how much is being done')
    .option('--crew <address>', 'another crew than the main one, as `crews` lists it')
    .option('--waiting <count>', 'also list what waits, at most this many of each queue', wholeNumber, 0)
    .option('--watch', 'draw the table again at each change, until Ctrl-C')
    .option('--json', 'print JSON; with --watch one object per line')
    .addHelpText('after', examples('statehouse queues --watch', 'statehouse queues --waiting 5'))
    .action((options: Options) =>
      showView(context, options, {
        load: (api) =>
          api.request(listQueues, {
            crew: options.crew ?? null,
            waiting: Math.max(1, Math.min(200, options.waiting)),
          }),
        json: ({ queues }) => ({
          queues: options.waiting > 0 ? queues.nodes : queues.nodes.map(({ waiting: _, ...queue }) => queue),
        }),
        headOf: ({ head }) => head,
        lines: (page, { queues }) => [
          ...tableLines(page, columnsAt(context.now()), queues.nodes),
          ...(options.waiting === 0
            ? []
            : queues.nodes.flatMap((queue) => waitingLines(queue, context.now()))
          ).map((line) => clipped(line, page.width)),
        ],
        changes: (subscriptions, after, signal) => [
          subscriptions.follow({
            operation: crewEvents,
            variables: { crew: options.crew ?? null, after },
            cursorOf: ({ crewEvents: event }) => event.cursor,
            signal,
          }),
        ],
      }),
    );
}

function waitingLines({ name, waiting }: QueueView, now: number): readonly string[] {
  if (waiting.nodes.length === 0) return [];
  return [
    '',
    name,
    ...waiting.nodes.map(
      ({ subtask, address, requestedBy, enqueuedAt }) =>
        `  ${durationText(now - Date.parse(enqueuedAt))}  ${subtask?.key ?? address}  for ${requestedBy}`,
    ),
  ];
}
