import type { Command } from 'commander';
import { CliError } from '../cli-error.ts';
import { type CommandContext, type ServerOptions, withApi } from '../command-context.ts';
import {
  type EventFilter,
  type EventView,
  followEvents,
  listEvents,
  showEvent,
} from '../documents/events.ts';
import { type PagingOptions, readPage, withPaging } from '../paging.ts';
import { readTime } from '../parse-options.ts';
import { pageOf, printJson, printLines } from '../print.ts';
import { eventLines } from '../render/event-lines.ts';
import { ageText } from '../render/figures.ts';
import { listJson, listLines } from '../render/list-lines.ts';
import { clipped } from '../render/page.ts';
import type { Column } from '../render/table.ts';
import { examples, withServerOptions } from '../server-options.ts';
import { showView, type WatchOptions } from '../watch.ts';
import { followBus } from './events/follow.ts';
import { addEventsPublish } from './events/publish.ts';

interface Options extends WatchOptions, PagingOptions {
  readonly topic?: string;
  readonly publisher?: string;
  readonly root?: string;
  readonly since?: number;
  readonly follow?: boolean;
}

const WIDEST_TOPIC = 22;

function columnsAt(now: number): readonly Column<EventView>[] {
  return [
    { title: 'EVENT', text: ({ key }) => key },
    { title: 'AGE', text: ({ at }) => ageText(at, now), right: true },
    { title: 'TOPIC', text: ({ topic }) => clipped(topic, WIDEST_TOPIC) },
    {
      title: 'PAYLOAD',
      text: ({ payload, refused }) => (refused === null ? JSON.stringify(payload) : `refused: ${refused}`),
      flexible: true,
    },
  ];
}

export function addEvents(program: Command, context: CommandContext): void {
  const events = program
    .command('events')
    .description('the event bus: what was published, why, and what came of it')
    .addHelpText('after', examples('statehouse events --follow', 'statehouse events publish lunch'));
  addList(events, context);
  addShow(events, context);
  addEventsPublish(events, context);
}

function addList(events: Command, context: CommandContext): void {
  withPaging(withServerOptions(events.command('list', { isDefault: true })))
    .description('list events, newest first')
    .option('--topic <pattern>', "only topics of this pattern, such as 'orders.*' or 'orders.#'")
    .option('--publisher <name>', 'only those of this actor or person')
    .option('--root <key>', 'only those of the chain of causes that began with this link')
    .option(
      '--since <when>',
      'a time such as 2026-11-21T10:00:00Z, or ago: 30s, 15m, 2h, 1d',
      (value: string) => readTime(value, context.now()),
    )
    .option('--follow', 'print each event as it is published, until Ctrl-C')
    .option('--watch', 'draw the table again at each event, until Ctrl-C')
    .option('--json', 'print JSON; with --follow or --watch one object per line')
    .addHelpText(
      'after',
      examples("statehouse events --topic 'orders.#' --since 1h", 'statehouse events --follow --json'),
    )
    .action((options: Options) => {
      if (options.follow && options.watch) throw CliError.usage('Give --follow or --watch, not both.');
      const filter = filterOf(options);
      if (options.follow) return followBus(context, options, filter);
      return showView(context, options, {
        load: (api) =>
          readPage(
            options,
            (wanted) => api.request(listEvents, { ...wanted, filter }),
            ({ busEvents }) => busEvents,
          ),
        json: ({ busEvents }) => listJson('events', busEvents),
        headOf: ({ head }) => head,
        lines: (page, { busEvents }) =>
          listLines(page, {
            columns: columnsAt(context.now()),
            list: busEvents,
            options,
            empty: `No such events. Publish one: ${context.program} events publish <topic> <json>`,
          }),
        changes: (subscriptions, after, signal) => [
          subscriptions.follow({
            operation: followEvents,
            variables: { pattern: options.topic ?? null, after },
            cursorOf: ({ events: event }) => event.cursor,
            signal,
          }),
        ],
      });
    });
}

function addShow(events: Command, context: CommandContext): void {
  withServerOptions(events.command('show'))
    .description('show an event: its causes up to the root, and what came of it')
    .argument('<event>', 'its key, as `events` lists it')
    .option('--json', 'print JSON')
    .addHelpText('after', examples('statehouse events show 01J…', 'statehouse events show 01J… --json'))
    .action(async (id: string, options: ServerOptions & { readonly json?: boolean }) => {
      const { busEvent } = await withApi(context, options, (api) => api.request(showEvent, { id }));
      if (busEvent === null) throw CliError.notFound('event', id, '`statehouse events`');
      if (options.json) return printJson(context.terminal, busEvent);
      printLines(context.terminal, eventLines(pageOf(context.terminal), busEvent));
    });
}

function filterOf({ topic, publisher, root, since }: Options): EventFilter {
  return {
    ...(topic === undefined ? {} : { topic }),
    ...(publisher === undefined ? {} : { publisher }),
    ...(root === undefined ? {} : { root }),
    ...(since === undefined ? {} : { since: new Date(since).toISOString() }),
  };
}
