import { type Command, Option } from 'commander';
import { CliError } from '../cli-error.ts';
import { type CommandContext, type ServerOptions, withApi } from '../command-context.ts';
import {
  type CallFilter,
  type CallView,
  listCalls,
  showCall,
  treeTurns,
  usedBy,
} from '../documents/calls.ts';
import { type PagingOptions, readPage, withPaging } from '../paging.ts';
import { collectedOf } from '../parse-options.ts';
import { pageOf, printJson, printLines } from '../print.ts';
import { callKey, callLines, endText, usedLine, usedOf } from '../render/call-lines.ts';
import { costText, countText } from '../render/figures.ts';
import { listJson, listLines } from '../render/list-lines.ts';
import { clipped } from '../render/page.ts';
import type { Column } from '../render/table.ts';
import { examples, withServerOptions } from '../server-options.ts';
import { taskAddress } from '../tasks/open-task.ts';
import { showView, type WatchOptions } from '../watch.ts';

interface Options extends WatchOptions, PagingOptions {
  readonly persona?: string;
  readonly purpose?: string;
  readonly status?: readonly string[];
}

const WIDEST_MODEL = 14;
const statuses = ['started', 'completed', 'failed', 'cut', 'outcomeUnknown'];

function columnsAt(now: number): readonly Column<CallView>[] {
  return [
    { title: 'CALL', text: callKey },
    {
      title: 'FOR',
      text: ({ purpose, persona }) => (persona === null ? purpose : `${purpose}, ${persona}`),
      flexible: true,
    },
    {
      title: 'MODEL',
      text: ({ model, rehearsal }) => (rehearsal ? '[rehearsal]' : clipped(model, WIDEST_MODEL)),
    },
    {
      title: 'TOKENS',
      text: ({ promptTokens, completionTokens }) => countText((promptTokens ?? 0) + (completionTokens ?? 0)),
      right: true,
    },
    { title: 'COST', text: ({ costUsd }) => (costUsd === null ? '-' : costText(costUsd)), right: true },
    { title: 'TOOK', text: (call) => endText(call, now), right: true },
  ];
}

export function addCalls(program: Command, context: CommandContext): void {
  const calls = program
    .command('calls')
    .description('calls of models, with their tokens and cost')
    .addHelpText('after', examples('statehouse calls task/01J…', 'statehouse calls show 01J…'));
  withPaging(withServerOptions(calls.command('list', { isDefault: true })))
    .description('list calls of models, newest first: of everything, or of one task or conversation')
    .argument('[root]', 'a task or a conversation, or the root of any other tree by its address')
    .option('--persona <key>', 'only those of this persona or agent')
    .option('--purpose <purpose>', 'only those for this, such as vote or review')
    .addOption(
      new Option('--status <status>', 'only those in this status; may be given several times').argParser(
        collectedOf(statuses),
      ),
    )
    .option('--watch', 'draw the table again at each change, until Ctrl-C')
    .option('--json', 'print JSON; with --watch one object per line')
    .addHelpText('after', examples('statehouse calls task/01J…', 'statehouse calls --status failed --json'))
    .action((root: string | undefined, options: Options) => {
      const within = root === undefined ? null : taskAddress(root);
      const filter = filterOf(within, options);
      return showView(context, options, {
        async load(api) {
          const found = await readPage(
            options,
            (wanted) => api.request(listCalls, { ...wanted, filter }),
            ({ modelCalls }) => modelCalls,
          );
          const used = within === null ? null : usedOf(await api.request(usedBy, { id: within }));
          return { ...found, used };
        },
        json: ({ modelCalls, used }) => ({ ...listJson('calls', modelCalls), used }),
        headOf: ({ head }) => head,
        lines: (page, { modelCalls, used }) => [
          ...listLines(page, {
            columns: columnsAt(context.now()),
            list: modelCalls,
            options,
            empty: 'No such calls.',
          }),
          ...(used === null ? [] : [page.color.dim(usedLine(used))]),
        ],
        changes: (subscriptions, after, signal) => [
          subscriptions.follow({
            operation: treeTurns,
            variables: { root: within, after },
            cursorOf: ({ actorChanged }) => actorChanged.cursor,
            signal,
          }),
        ],
      });
    });
  withServerOptions(calls.command('show'))
    .description('show one call: what was asked and what came back')
    .argument('<call>', 'its id, as `calls` lists it')
    .option('--json', 'print JSON')
    .addHelpText('after', examples('statehouse calls show 01J…', 'statehouse calls show 01J… --json'))
    .action(async (id: string, options: ServerOptions & { readonly json?: boolean }) => {
      const { modelCall } = await withApi(context, options, (api) => api.request(showCall, { id }));
      if (modelCall === null) throw CliError.notFound('model call', id, '`statehouse calls`');
      if (options.json) return printJson(context.terminal, modelCall);
      printLines(context.terminal, callLines(pageOf(context.terminal), modelCall, context.now()));
    });
}

function filterOf(root: string | null, { persona, purpose, status }: Options): CallFilter {
  return {
    ...(root === null ? {} : { root }),
    ...(persona === undefined ? {} : { persona }),
    ...(purpose === undefined ? {} : { purpose }),
    ...(status === undefined ? {} : { statuses: status }),
  };
}
