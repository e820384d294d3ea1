import type { Command } from 'commander';
import { type CommandContext, type ServerOptions, withApi } from '../command-context.ts';
import { type ConversationRow, listConversations } from '../documents/conversation.ts';
import { type PagingOptions, readPage, withPaging } from '../paging.ts';
import { collected } from '../parse-options.ts';
import { pageOf, printJson, printLines } from '../print.ts';
import { costText, countText } from '../render/figures.ts';
import { footerLine, listJson } from '../render/list-lines.ts';
import { type Column, tableLines } from '../render/table.ts';
import { examples, withServerOptions } from '../server-options.ts';

interface Options extends ServerOptions, PagingOptions {
  readonly status?: readonly string[];
  readonly search?: string;
  readonly json?: boolean;
}

const columns: readonly Column<ConversationRow>[] = [
  { title: 'ID', text: ({ address }) => address },
  { title: 'STATUS', text: ({ status, rehearsal }) => (rehearsal ? `${status} [R]` : status) },
  { title: 'GOAL', text: ({ goal }) => goal, flexible: true },
];

export function addConversations(program: Command, context: CommandContext): void {
  withPaging(withServerOptions(program.command('conversations').alias('list')))
    .description('list conversations, newest first')
    .option('--status <status>', 'only those in this status; may be given several times', collected)
    .option('--search <words>', 'only those whose goal contains these words')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      examples('statehouse conversations', 'statehouse conversations --status paused --json'),
    )
    .action(async (options: Options) => {
      const { conversations } = await withApi(context, options, (api) =>
        readPage(
          options,
          (wanted) => api.request(listConversations, { ...wanted, filter: filterOf(options) }),
          ({ conversations: list }) => list,
        ),
      );
      const { nodes } = conversations;
      if (options.json) return printJson(context.terminal, listJson('conversations', conversations));
      const page = pageOf(context.terminal);
      if (nodes.length === 0) {
        return printLines(context.terminal, [
          `No conversations. Start one: ${context.program} deliberate "<goal>"`,
        ]);
      }
      const tokens = nodes.reduce(
        (sum, { totals }) => sum + totals.promptTokens + totals.completionTokens,
        0,
      );
      const cost = nodes.reduce((sum, { totals }) => sum + totals.costUsd, 0);
      printLines(context.terminal, [
        ...tableLines(page, columns, nodes),
        footerLine(page, conversations, options),
        page.color.dim(`${countText(tokens)} tokens · ${costText(cost)} on this page`),
        ...(nodes.some(({ rehearsal }) => rehearsal)
          ? [page.color.dim('[R] the rehearsal model spoke')]
          : []),
      ]);
    });
}

function filterOf({ status, search }: Options) {
  return { ...(status ? { statuses: status } : {}), ...(search ? { search } : {}) };
}
