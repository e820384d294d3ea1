import { type Command, Option } from 'commander';
import { type CommandContext, type ServerOptions, withApi } from '../command-context.ts';
import { type ComparisonView, type FigureView, showQuality } from '../documents/quality.ts';
import { pageSize } from '../parse-options.ts';
import { pageOf, printJson, printLines } from '../print.ts';
import { type Column, tableLines } from '../render/table.ts';
import { examples, withServerOptions } from '../server-options.ts';

interface Options extends ServerOptions {
  readonly by?: string;
  readonly of?: string;
  readonly source?: string;
  readonly limit: number;
  readonly json?: boolean;
}

const dimensions = ['agent', 'model', 'capability', 'promptVersion', 'agentCapability'];

const columns: readonly Column<FigureView>[] = [
  {
    title: 'OF',
    text: ({ value, capability }) => (capability === null ? value : `${value} at ${capability}`),
    flexible: true,
  },
  { title: 'KIND', text: ({ dimension }) => dimension },
  { title: 'BY', text: ({ source, rehearsal }) => (rehearsal ? `${source} [R]` : source) },
  { title: 'SCORES', text: ({ count }) => String(count), right: true },
  { title: 'PASSED', text: ({ passed }) => String(passed), right: true },
  { title: 'MEAN', text: ({ mean }) => mean.toFixed(2), right: true },
  { title: '±', text: ({ deviation }) => deviation.toFixed(2), right: true },
  { title: 'LAST', text: ({ last }) => last.toFixed(2), right: true },
];

export function addQuality(program: Command, context: CommandContext): void {
  withServerOptions(program.command('quality'))
    .description('show how good the work of agents, models and prompts is, and what lessons are worth')
    .addOption(new Option('--by <kind>', 'only figures about this').choices(dimensions))
    .option('--of <name>', 'only figures of this agent, model, capability or prompt version')
    .addOption(new Option('--source <source>', 'only scores from there').choices(['review', 'validation']))
    .option('--limit <count>', 'at most this many, 1 to 200', pageSize, 50)
    .option('--json', 'print JSON')
    .addHelpText('after', examples('statehouse quality --by agent', 'statehouse quality --json'))
    .action(async (options: Options) => {
      const { by, of, source, limit, json } = options;
      const { quality } = await withApi(context, options, (api) =>
        api.request(showQuality, {
          first: limit,
          source: source ?? null,
          dimension: by ?? null,
          value: of ?? null,
        }),
      );
      const { figures, comparison, rehearsed } = quality;
      if (json) {
        const { nodes, totalCount } = figures;
        return printJson(context.terminal, { totalCount, figures: nodes, lessons: comparison, rehearsed });
      }
      const page = pageOf(context.terminal);
      if (figures.nodes.length === 0) {
        const hint = `${context.program} run "<task>" --review`;
        return printLines(context.terminal, [`No scores yet. Have a task reviewed: ${hint}`]);
      }
      printLines(context.terminal, [
        ...tableLines(page, columns, figures.nodes),
        page.color.dim(`${figures.nodes.length} of ${figures.totalCount}`),
        ...lessonLines(comparison, ''),
        ...lessonLines(rehearsed, ' [R]'),
        ...(figures.nodes.some(({ rehearsal }) => rehearsal)
          ? [page.color.dim('[R] scores of the rehearsal model, by rules of words alone')]
          : []),
      ]);
    });
}

function lessonLines({ withCount, withoutCount, verdict }: ComparisonView, mark: string): readonly string[] {
  if (withCount + withoutCount === 0) return [];
  return [`Lessons${mark}, ${withCount} scores with and ${withoutCount} without: ${verdict}`];
}
