import type { Command } from 'commander';
import type { Api } from '../client/api.ts';
import { type CommandContext, type ServerOptions, withApi } from '../command-context.ts';
import { type ChartRow, listCharts } from '../documents/actors.ts';
import { pageOf, printJson, printLines } from '../print.ts';
import { type Column, tableLines } from '../render/table.ts';
import { examples, withServerOptions } from '../server-options.ts';

interface Options extends ServerOptions {
  readonly json?: boolean;
}

const columns: readonly Column<ChartRow>[] = [
  { title: 'CHART', text: ({ name }) => name },
  { title: 'VERSION', text: ({ version }) => version },
  { title: 'HASH', text: ({ structureHash }) => structureHash.slice(0, 12) },
  { title: 'DESCRIPTION', text: ({ description }) => description, flexible: true },
];

export function addCharts(program: Command, context: CommandContext): void {
  withServerOptions(program.command('charts'))
    .description('list the registered charts')
    .option('--json', 'print JSON')
    .addHelpText('after', examples('statehouse charts', 'statehouse charts --json'))
    .action(async (options: Options) => {
      const charts = await withApi(context, options, allCharts);
      if (options.json) return printJson(context.terminal, { charts });
      printLines(context.terminal, tableLines(pageOf(context.terminal), columns, charts));
    });
}

async function allCharts(api: Api): Promise<ChartRow[]> {
  const rows: ChartRow[] = [];
  let after: string | null = null;
  do {
    const {
      charts,
    }: {
      charts: { nodes: readonly ChartRow[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } };
    } = await api.request(listCharts, { first: 100, after });
    rows.push(...charts.nodes);
    after = charts.pageInfo.hasNextPage ? charts.pageInfo.endCursor : null;
  } while (after !== null);
  return rows;
}
