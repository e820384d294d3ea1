import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import { type CommandContext, type ServerOptions, withApi } from '../../command-context.ts';
import { publishEvent } from '../../documents/events.ts';
import { granted } from '../../granted.ts';
import { jsonValue } from '../../parse-options.ts';
import { printJson, printLines } from '../../print.ts';
import { examples, withServerOptions } from '../../server-options.ts';

interface Options extends ServerOptions {
  readonly because?: string;
  readonly key?: string;
  readonly json?: boolean;
}

export function addEventsPublish(events: Command, context: CommandContext): void {
  withServerOptions(events.command('publish'))
    .description('publish an event, for whoever has subscribed to its topic')
    .argument('<topic>', 'words joined by dots, such as orders.created')
    .argument('[payload]', 'what it carries, as JSON; null when left out', jsonValue)
    .option('--because <key>', 'the event that caused it')
    .option('--key <key>', 'idempotency key: a second time with the same key publishes nothing')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      examples(
        `statehouse events publish orders.created '{"id":7,"total":240}'`,
        'statehouse events publish lunch',
      ),
    )
    .action(async (topic: string, payload: unknown, options: Options) => {
      const { because, key } = options;
      const { publishEvent: reply } = await withApi(context, options, (api) =>
        api.request(publishEvent, {
          topic,
          payload: payload ?? null,
          because: because ?? null,
          idempotencyKey: key ?? randomUUID(),
        }),
      );
      const event = granted('The event', reply.event, reply.errors);
      if (options.json) return printJson(context.terminal, event);
      printLines(context.terminal, [
        `Published: ${event.key}${event.refused === null ? '' : ` (handed to nobody: ${event.refused})`}`,
      ]);
    });
}
