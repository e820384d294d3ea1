import type { Command } from 'commander';
import { type CommandContext, type ServerOptions, withApi } from '../command-context.ts';
import { type ActorRow, listActors } from '../documents/actors.ts';
import { type PagingOptions, readPage, withPaging } from '../paging.ts';
import { collected } from '../parse-options.ts';
import { pageOf, printJson, printLines } from '../print.ts';
import { listJson, listLines } from '../render/list-lines.ts';
import type { Column } from '../render/table.ts';
import { examples, withServerOptions } from '../server-options.ts';

interface Options extends ServerOptions, PagingOptions {
  readonly chart?: string;
  readonly status?: readonly string[];
  readonly root?: string;
  readonly path?: string;
  readonly tag?: string;
  readonly roots?: boolean;
  readonly json?: boolean;
}

const columns: readonly Column<ActorRow>[] = [
  { title: 'ADDRESS', text: ({ address }) => address, flexible: true },
  { title: 'STATUS', text: ({ status }) => status },
  { title: 'STATE', text: ({ paths }) => paths.at(-1) ?? '' },
  { title: 'SEQ', text: ({ seq }) => String(seq), right: true },
];

export function addActors(program: Command, context: CommandContext): void {
  withPaging(withServerOptions(program.command('actors')))
    .description('list actors, newest first')
    .option('--chart <name>', 'only actors of this chart')
    .option('--status <status>', 'only those in this status; may be given several times', collected)
    .option('--root <address>', 'only those of this tree')
    .option('--path <state>', 'only those in this state, as a dotted path')
    .option('--tag <tag>', 'only those in a state with this tag')
    .option('--roots', 'only those without a parent')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      examples('statehouse actors --chart agent', 'statehouse actors --status quarantined --json'),
    )
    .action(async (options: Options) => {
      const { actors } = await withApi(context, options, (api) =>
        readPage(
          options,
          (wanted) => api.request(listActors, { ...wanted, filter: filterOf(options) }),
          ({ actors: list }) => list,
        ),
      );
      if (options.json) return printJson(context.terminal, listJson('actors', actors));
      const page = pageOf(context.terminal);
      const wanted = { columns, list: actors, options, empty: 'No such actors.' };
      printLines(context.terminal, listLines(page, wanted));
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
