import type { Command } from 'commander';
import type { CommandContext } from '../command-context.ts';
import { treeTurns } from '../documents/calls.ts';
import { type CrewView, listCrews } from '../documents/crew.ts';
import { type PagingOptions, readPage, withPaging } from '../paging.ts';
import { ageText } from '../render/figures.ts';
import { listJson, listLines } from '../render/list-lines.ts';
import type { Column } from '../render/table.ts';
import { examples, withServerOptions } from '../server-options.ts';
import { showView, type WatchOptions } from '../watch.ts';

function columnsAt(now: number): readonly Column<CrewView>[] {
  return [
    {
      title: 'CREW',
      text: ({ address, isMain }) => (isMain ? `${address} (main)` : address),
      flexible: true,
    },
    { title: 'AGENTS', text: ({ agents }) => String(agents), right: true },
    { title: 'BUSY', text: ({ busy }) => String(busy), right: true },
    { title: 'WAITING', text: ({ waiting }) => String(waiting), right: true },
    { title: 'AGE', text: ({ createdAt }) => ageText(createdAt, now), right: true },
  ];
}

export function addCrews(program: Command, context: CommandContext): void {
  withPaging(withServerOptions(program.command('crews')))
    .description('list the crews that take work, newest first')
    .option('--watch', 'draw the table again at each change, until Ctrl-C')
    .option('--json', 'print JSON; with --watch one object per line')
    .addHelpText('after', examples('statehouse crews', 'statehouse queues --crew crew/night'))
    .action((options: WatchOptions & PagingOptions) =>
      showView(context, options, {
        load: (api) =>
          readPage(
            options,
            (wanted) => api.request(listCrews, wanted),
            ({ crews }) => crews,
          ),
        json: ({ crews }) => listJson('crews', crews),
        headOf: ({ head }) => head,
        lines: (page, { crews }) =>
          listLines(page, {
            columns: columnsAt(context.now()),
            list: crews,
            options,
            empty: 'No crew takes work.',
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
}
