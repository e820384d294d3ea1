import type { Command } from 'commander';
import type { CommandContext } from '../command-context.ts';
import { crewEvents, listWorkers, type SupervisionView, type WorkerView } from '../documents/crew.ts';
import { positiveInteger } from '../parse-options.ts';
import { costText, countText, durationText } from '../render/figures.ts';
import { clipped } from '../render/page.ts';
import { type Column, tableLines } from '../render/table.ts';
import { examples, withServerOptions } from '../server-options.ts';
import { showView, type WatchOptions } from '../watch.ts';

interface Options extends WatchOptions {
  readonly capability?: string;
  readonly available?: boolean;
  readonly limit: number;
}

/** Leaves room for the figures in 80 columns. */
const WIDEST_WORK = 20;

const columns: readonly Column<WorkerView>[] = [
  { title: 'AGENT', text: ({ key }) => key },
  {
    title: 'NOW',
    text: ({ availability, currentSubtask }) =>
      clipped(
        availability === 'silent' ? `silent: ${currentSubtask?.key}` : (currentSubtask?.key ?? availability),
        WIDEST_WORK,
      ),
  },
  { title: 'DONE', text: ({ completed }) => String(completed), right: true },
  { title: 'FAIL', text: ({ failed }) => String(failed), right: true },
  { title: 'MEAN', text: ({ meanMs }) => (meanMs === null ? '-' : durationText(meanMs)), right: true },
  { title: 'TOKENS', text: ({ tokens }) => countText(tokens), right: true },
  { title: 'COST', text: ({ costUsd }) => costText(costUsd), right: true },
  { title: 'CAN', text: ({ capabilities }) => capabilities.join(', '), flexible: true },
];

const whoBegins = {
  oneForOne: 'An agent that fails begins anew',
  oneForAll: 'When one fails, all begin anew',
  restForOne: 'When one fails, it and those that joined later begin anew',
} as const;

function supervisionText({ strategy, intensity, periodMs, restarts }: SupervisionView): string {
  const period = durationText(periodMs);
  return `${whoBegins[strategy]}: ${restarts} of ${intensity} in ${period}, then you are asked.`;
}

export function addAgents(program: Command, context: CommandContext): void {
  withServerOptions(program.command('agents'))
    .description('list the agents of the crew: what they do, and what they have done')
    .option('--capability <name>', 'only those that can do this, such as dataAnalysis')
    .option('--available', 'only those that could begin something now')
    .option('--limit <count>', 'at most this many', positiveInteger, 50)
    .option('--watch', 'draw the table again at each change, until Ctrl-C')
    .option('--json', 'print JSON; with --watch one object per line')
    .addHelpText(
      'after',
      examples('statehouse agents', 'statehouse agents --capability dataAnalysis --watch'),
    )
    .action((options: Options) =>
      showView(context, options, {
        load: (api) =>
          api.request(listWorkers, {
            first: options.limit,
            capability: options.capability ?? null,
            available: options.available ?? null,
          }),
        json: ({ workers, limits }) => ({
          totalCount: workers.totalCount,
          agents: workers.nodes,
          supervision: limits.crew.supervision,
        }),
        headOf: ({ head }) => head,
        lines: (page, { workers, limits }) =>
          workers.nodes.length === 0
            ? ['No agent fits.']
            : [
                ...tableLines(page, columns, workers.nodes),
                page.color.dim(`${workers.nodes.length} of ${workers.totalCount}`),
                page.color.dim(supervisionText(limits.crew.supervision)),
              ],
        changes: (subscriptions, after, signal) => [
          subscriptions.follow({
            operation: crewEvents,
            variables: { after },
            cursorOf: ({ crewEvents: event }) => event.cursor,
            signal,
          }),
        ],
      }),
    );
}
