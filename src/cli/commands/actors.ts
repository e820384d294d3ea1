import type { Command } from 'commander';
import { type CommandContext, type ServerOptions, withApi } from '../command-context.ts';
import { type ActorRow, listActors } from '../documents/actors.ts';
import { collected, positiveInteger } from '../parse-options.ts';
import { pageOf, printJson, printLines } from '../print.ts';
import { type Column, tableLines } from '../render/table.ts';
import { examples, withServerOptions } from '../server-options.ts';

interface Options extends ServerOptions {
  readonly chart?: string;
  readonly status?: readonly string[];
  readonly root?: string;
  readonly path?: string;
  readonly tag?: string;
  readonly roots?: boolean;
  readonly limit: number;
  readonly json?: boolean;
}

const columns: readonly Column<ActorRow>[] = [
  { title: 'ADDRESS', text: ({ address }) => address, flexible: true },
  { title: 'STATUS', text: ({ status }) => status },
  { title: 'STATE', text: ({ paths }) => paths.at(-1) ?? '' },
  { title: 'SEQ', text: ({ seq }) => String(seq), right: true },
];

export function addActors(program: Command, context: CommandContext): void {
  withServerOptions(program.command('actors'))
    .description('list actors, newest first')
    .option('--chart <name>', 'only actors of this chart')
    .option('--status <status>', 'only those in this status; may be given several times', collected)
    .option('--root <address>', 'only those of this tree')
    .option('--path <state>', 'only those in this state, as a dotted path')
    .option('--tag <tag>', 'only those in a state with this tag')
    .option('--roots', 'only those without a parent')
    .option('--limit <count>', 'at most this many', positiveInteger, 20)
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      examples('statehouse actors --chart agent', 'statehouse actors --status quarantined --json'),
    )
    .action(async (options: Options) => {
      const { actors } = await withApi(context, options, (api) =>
        api.request(listActors, { first: options.limit, filter: filterOf(options) }),
      );
      const { nodes, totalCount } = actors;
      if (options.json) return printJson(context.terminal, { totalCount, actors: nodes });
      const page = pageOf(context.terminal);
      if (nodes.length === 0) return printLines(context.terminal, ['No such actors.']);
      printLines(context.terminal, [
        ...tableLines(page, columns, nodes),
        page.color.dim(`${nodes.length} of ${totalCount}`),
      ]);
    });
}

function filterOf(options: Options) {
  return {
    ...(options.chart ? { chart: options.chart } : {}),
    ...(options.status ? { statuses: options.status } : {}),
    ...(options.root ? { root: options.root } : {}),
    ...(options.path ? { path: options.path } : {}),
    ...(options.tag ? { tag: options.tag } : {}),
    ...(options.roots ? { rootsOnly: true } : {}),
  };
}
