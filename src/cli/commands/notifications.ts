import { type Command, Option } from 'commander';
import type { CommandContext } from '../command-context.ts';
import { treeTurns } from '../documents/calls.ts';
import {
  listNotifications,
  type NotificationFilter,
  type NotificationView,
} from '../documents/notifications.ts';
import { type PagingOptions, readPage, withPaging } from '../paging.ts';
import { collectedOf } from '../parse-options.ts';
import { ageText } from '../render/figures.ts';
import { listJson, listLines } from '../render/list-lines.ts';
import { clipped } from '../render/page.ts';
import type { Column } from '../render/table.ts';
import { examples, withServerOptions } from '../server-options.ts';
import { showView, type WatchOptions } from '../watch.ts';
import { addChannels, addNotificationRequests } from './notifications/requests.ts';

interface Options extends WatchOptions, PagingOptions {
  readonly status?: readonly string[];
  readonly channel?: string;
  readonly kind?: string;
  readonly about?: string;
}

const WIDEST_CHANNEL = 10;
const statuses = ['pending', 'retrying', 'delivered', 'dropped', 'dead'];
const kinds = ['question', 'taskFailed', 'budgetExhausted', 'alert'];

function columnsAt(now: number): readonly Column<NotificationView>[] {
  return [
    { title: 'NOTIFICATION', text: ({ address }) => address },
    { title: 'AGE', text: ({ createdAt }) => ageText(createdAt, now), right: true },
    { title: 'KIND', text: ({ kind }) => kind },
    { title: 'CHANNEL', text: ({ channel }) => clipped(channel, WIDEST_CHANNEL) },
    { title: 'STATUS', text: ({ status }) => status },
    { title: 'ABOUT', text: ({ lastError, subject }) => lastError ?? subject, flexible: true },
  ];
}

export function addNotifications(program: Command, context: CommandContext): void {
  const notifications = program
    .command('notifications')
    .description('notices to people outside, by webhook, chat or mail')
    .addHelpText(
      'after',
      examples('statehouse notifications --status dead', 'statehouse notifications test ops'),
    );
  withPaging(withServerOptions(notifications.command('list', { isDefault: true })))
    .description('list notices, one for each channel, newest first')
    .addOption(
      new Option('--status <status>', 'only those in this status; may be given several times').argParser(
        collectedOf(statuses),
      ),
    )
    .option('--channel <name>', 'only those through this channel')
    .addOption(new Option('--kind <kind>', 'only those of this kind').choices(kinds))
    .option('--about <address>', 'only those about this actor')
    .option('--watch', 'draw the table again at each change, until Ctrl-C')
    .option('--json', 'print JSON; with --watch one object per line')
    .addHelpText(
      'after',
      examples('statehouse notifications --status dead', 'statehouse notifications --channel ops --json'),
    )
    .action((options: Options) =>
      showView(context, options, {
        load: (api) =>
          readPage(
            options,
            (wanted) => api.request(listNotifications, { ...wanted, filter: filterOf(options) }),
            ({ notifications: list }) => list,
          ),
        json: ({ notifications: list }) => listJson('notifications', list),
        headOf: ({ head }) => head,
        lines: (page, { notifications: list }) =>
          listLines(page, {
            columns: columnsAt(context.now()),
            list,
            options,
            empty: `No such notices. \`${context.program} notifications channels\` lists where they would go.`,
          }),
        changes: (subscriptions, after, signal) => [
          subscriptions.follow({
            operation: treeTurns,
            variables: { root: null, after },
            cursorOf: ({ actorChanged }) => actorChanged.cursor,
            signal,
          }),
        ],
      }),
    );
  addChannels(notifications, context);
  addNotificationRequests(notifications, context);
}

function filterOf({ status, channel, kind, about }: Options): NotificationFilter {
  return {
    ...(status === undefined ? {} : { statuses: status }),
    ...(channel === undefined ? {} : { channel }),
    ...(kind === undefined ? {} : { kinds: [kind] }),
    ...(about === undefined ? {} : { subject: about }),
  };
}
