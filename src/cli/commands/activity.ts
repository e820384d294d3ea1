import { type Command, InvalidArgumentError } from 'commander';
import { CliError } from '../cli-error.ts';
import type { CommandContext } from '../command-context.ts';
import { showActivity } from '../documents/activity.ts';
import { treeTurns } from '../documents/calls.ts';
import { wholeNumber } from '../parse-options.ts';
import { activityLines } from '../render/activity-lines.ts';
import { examples, withServerOptions } from '../server-options.ts';
import { taskAddress } from '../tasks/open-task.ts';
import { showView, type WatchOptions } from '../watch.ts';

interface Options extends WatchOptions {
  readonly depth: number;
  readonly limit: number;
  readonly after?: string;
}

export function addActivity(program: Command, context: CommandContext): void {
  withServerOptions(program.command('activity'))
    .description('show as a tree who did what because of whom: actors, events, runs, calls')
    .argument('<root>', 'a task, any actor by its address, or the key of an event or run')
    .option('--depth <links>', 'links from the root, 1 to 32', within(32), 8)
    .option('--limit <count>', 'at most this many nodes, 1 to 500', within(500), 100)
    .option('--after <cursor>', 'the nodes behind this place, `next` of an earlier --json')
    .option('--watch', 'draw the tree again at each change, until Ctrl-C')
    .option('--json', 'print JSON; with --watch one object per line')
    .addHelpText(
      'after',
      examples('statehouse activity task/01J…', 'statehouse activity task/01J… --depth 2 --watch'),
    )
    .action((id: string, options: Options) => {
      const root = taskAddress(id);
      return showView(context, options, {
        async load(api) {
          const wanted = { depth: options.depth, first: options.limit, after: options.after ?? null };
          const found = await api.request(showActivity, { root, ...wanted });
          // A bare id may be that of an event as well as of a task.
          const other = root === id || found.activity.nodes.length > 0 ? found : null;
          const data = other ?? (await api.request(showActivity, { root: id, ...wanted }));
          if (data.activity.nodes.length === 0 && options.after === undefined)
            throw CliError.notFound(
              'actor, event or run',
              id,
              '`statehouse tasks`, `actors`, `events` or `schedule`',
            );
          return data;
        },
        json: ({ activity }) => ({
          next: activity.hasNextPage ? activity.endCursor : null,
          nodes: activity.nodes,
        }),
        headOf: ({ head }) => head,
        lines: (page, { activity }) => activityLines(page, activity, context.now()),
        changes: (subscriptions, after, signal) => [
          subscriptions.follow({
            operation: treeTurns,
            // What an event set off lies in trees of its own.
            variables: { root: null, after },
            cursorOf: ({ actorChanged }) => actorChanged.cursor,
            signal,
          }),
        ],
      });
    });
}

function within(most: number) {
  return (value: string): number => {
    const number = wholeNumber(value);
    if (number < 1 || number > most)
      throw new InvalidArgumentError(`expected a whole number from 1 to ${most}.`);
    return number;
  };
}
