import { CliError } from '../../cli-error.ts';
import { createSubscriptions } from '../../client/subscriptions.ts';
import { type CommandContext, withApi } from '../../command-context.ts';
import { watchInterrupts } from '../../deliberate/interrupts.ts';
import { type EventFilter, type EventView, followEvents } from '../../documents/events.ts';
import { exitCode } from '../../exit-code.ts';
import { pageOf } from '../../print.ts';
import { clipped, type Page, safeLine } from '../../render/page.ts';
import type { WatchOptions } from '../../watch.ts';

/** Prints each event as it is published, until Ctrl-C. */
export async function followBus(
  context: CommandContext,
  options: WatchOptions,
  { topic, ...others }: EventFilter,
): Promise<void> {
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) throw CliError.usage(`--follow takes --topic, and no --${unknown}.`);
  const { terminal } = context;
  const interrupts = watchInterrupts({ now: context.now, again: () => context.leave(exitCode.interrupted) });
  try {
    await withApi(context, options, async (_, host) => {
      const subscriptions = createSubscriptions(host, { lost() {}, restored() {} });
      const events = subscriptions.follow({
        operation: followEvents,
        variables: { pattern: topic ?? null, after: null },
        cursorOf: ({ events: event }) => event.cursor,
        signal: interrupts.signal,
      });
      try {
        for await (const { events: streamed } of events) {
          if (streamed.__typename !== 'BusEventAdded') continue;
          const { event } = streamed;
          terminal.stdout.write(
            `${options.json ? JSON.stringify(event) : eventLine(pageOf(terminal), event)}\n`,
          );
        }
      } finally {
        subscriptions.close();
      }
    });
  } finally {
    interrupts.close();
  }
}

function eventLine(page: Page, { at, key, topic, payload }: EventView): string {
  return clipped(`${at.slice(11, 19)} ${key}  ${topic}  ${safeLine(JSON.stringify(payload))}`, page.width);
}
