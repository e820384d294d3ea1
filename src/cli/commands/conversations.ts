import type { Command } from 'commander';
import { type CommandContext, type ServerOptions, withApi } from '../command-context.ts';
import { type ConversationRow, listConversations } from '../documents/conversation.ts';
import { collected, positiveInteger } from '../parse-options.ts';
import { pageOf, printJson, printLines } from '../print.ts';
import { costText, countText } from '../render/figures.ts';
import { type Column, tableLines } from '../render/table.ts';
import { examples, withServerOptions } from '../server-options.ts';

interface Options extends ServerOptions {
  readonly status?: readonly string[];
  readonly search?: string;
  readonly limit: number;
  readonly json?: boolean;
}

const columns: readonly Column<ConversationRow>[] = [
  { title: 'ID', text: ({ address }) => address },
  { title: 'STATUS', text: ({ status, rehearsal }) => (rehearsal ? `${status} [R]` : status) },
  { title: 'GOAL', text: ({ goal }) => goal, flexible: true },
];

export function addConversations(program: Command, context: CommandContext): void {
  withServerOptions(program.command('conversations').alias('list'))
    .description('list conversations, newest first')
    .option('--status <status>', 'only those in this status; may be given several times', collected)
    .option('--search <words>', 'only those whose goal contains these words')
    .option('--limit <count>', 'at most this many', positiveInteger, 20)
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      examples('statehouse conversations', 'statehouse conversations --status paused --json'),
    )
    .action(async (options: Options) => {
      const { conversations } = await withApi(context, options, (api) =>
        api.request(listConversations, {
          first: options.limit,
          filter: {
            ...(options.status ? { statuses: options.status } : {}),
            ...(options.search ? { search: options.search } : {}),
          },
        }),
      );
      const { nodes, totalCount } = conversations;
      if (options.json) return printJson(context.terminal, { totalCount, conversations: nodes });
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
        page.color.dim(`${nodes.length} of ${totalCount} · ${countText(tokens)} tokens · ${costText(cost)}`),
        ...(nodes.some(({ rehearsal }) => rehearsal)
          ? [page.color.dim('[R] the rehearsal model spoke')]
          : []),
      ]);
    });
}
