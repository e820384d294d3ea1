import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import { type CommandContext, type ServerOptions, withApi } from '../../command-context.ts';
import {
  type ChannelView,
  listChannels,
  retryNotification,
  testNotification,
} from '../../documents/notifications.ts';
import { exitCode } from '../../exit-code.ts';
import { granted } from '../../granted.ts';
import { pageOf, printJson, printLines } from '../../print.ts';
import { durationText } from '../../render/figures.ts';
import { wrapped } from '../../render/page.ts';
import { type Column, tableLines } from '../../render/table.ts';
import { examples, withServerOptions } from '../../server-options.ts';

interface Options extends ServerOptions {
  readonly json?: boolean;
}

const columns: readonly Column<ChannelView>[] = [
  { title: 'CHANNEL', text: ({ name }) => name },
  { title: 'KIND', text: ({ kind }) => kind },
  { title: 'TAKES', text: ({ takes }) => takes.join(', '), flexible: true },
];

/** `notifications channels`. */
export function addChannels(notifications: Command, context: CommandContext): void {
  withServerOptions(notifications.command('channels'))
    .description('list the configured channels and what goes through each')
    .option('--json', 'print JSON')
    .addHelpText('after', examples('statehouse notifications channels'))
    .action(async (options: Options) => {
      const { notificationChannels } = await withApi(context, options, (api) =>
        api.request(listChannels, {}),
      );
      if (options.json) return printJson(context.terminal, notificationChannels);
      const page = pageOf(context.terminal);
      printLines(
        context.terminal,
        notificationChannels.length === 0
          ? wrapped(
              page,
              'No channel is configured. Name one under `notifications` in statehouse.config.json.',
            )
          : tableLines(page, columns, notificationChannels),
      );
    });
}

/** `notifications retry` and `notifications test`. */
export function addNotificationRequests(notifications: Command, context: CommandContext): void {
  withServerOptions(notifications.command('retry'))
    .description('send a notice again that was given up, or at once one that waits for its next try')
    .argument('<notification>', 'its durable address, as `notifications` lists it')
    .option('--json', 'print JSON')
    .addHelpText('after', examples('statehouse notifications retry notification/01J…'))
    .action(async (id: string, options: Options) => {
      const address = id.includes('/') ? id : `notification/${id}`;
      const { retryNotification: reply } = await withApi(context, options, (api) =>
        api.request(retryNotification, { id: address, idempotencyKey: randomUUID() }),
      );
      const notification = granted('The request', reply.notification, reply.errors);
      if (options.json) return printJson(context.terminal, notification);
      printLines(context.terminal, [`Sent again: ${notification.address} (${notification.status})`]);
    });

  withServerOptions(notifications.command('test'))
    .description('send a test notice through a channel, once; ends with code 1 when it is not taken')
    .argument('<channel>', 'its name, as `notifications channels` lists it')
    .option('--json', 'print JSON')
    .addHelpText('after', examples('statehouse notifications test ops'))
    .action(async (channel: string, options: Options) => {
      const { testNotification: reply } = await withApi(context, options, (api) =>
        api.request(testNotification, { channel, idempotencyKey: randomUUID() }),
      );
      const test = granted('The test', reply.test, reply.errors);
      if (!test.ok) context.finish(exitCode.failed);
      if (options.json) return printJson(context.terminal, test);
      const words = test.ok
        ? `${test.channel} took it in ${durationText(test.tookMs)}.`
        : `${test.channel} did not take it: ${test.problem ?? 'no reason was given'}`;
      printLines(context.terminal, wrapped(pageOf(context.terminal), words));
    });
}
