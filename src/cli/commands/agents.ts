import type { Command } from 'commander';
import type { CommandContext } from '../command-context.ts';
import { crewEvents, listWorkers, type SupervisionView, type WorkerView } from '../documents/crew.ts';
import { type PagingOptions, readPage, withPaging } from '../paging.ts';
import { costText, countText, durationText } from '../render/figures.ts';
import { listJson, listLines } from '../render/list-lines.ts';
import { clipped, wrapped } from '../render/page.ts';
import type { Column } from '../render/table.ts';
import { examples, withServerOptions } from '../server-options.ts';
import { showView, type WatchOptions } from '../watch.ts';

interface Options extends WatchOptions, PagingOptions {
  readonly crew?: string;
  readonly capability?: string;
  readonly available?: boolean;
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
  withPaging(withServerOptions(program.command('agents')), 50)
    .description('list the agents of a crew: what they do, and what they have done')
    .option('--crew <address>', 'another crew than the main one, as `crews` lists it')
    .option('--capability <name>', 'only those that can do this, such as dataAnalysis')
    .option('--available', 'only those that could begin something now')
    .option('--watch', 'draw the table again at each change, until Ctrl-C')
    .option('--json', 'print JSON; with --watch one object per line')
    .addHelpText(
      'after',
      examples('statehouse agents', 'statehouse agents --capability dataAnalysis --watch'),
    )
    .action((options: Options) =>
      showView(context, options, {
        load: (api) =>
          readPage(
            options,
            (wanted) =>
              api.request(listWorkers, {
                ...wanted,
                crew: options.crew ?? null,
                capability: options.capability ?? null,
                available: options.available ?? null,
              }),
            ({ workers }) => workers,
          ),
        json: ({ workers, crew }) => ({
          ...listJson('agents', workers),
          supervision: crew?.limits.supervision ?? null,
        }),
        headOf: ({ head }) => head,
        lines: (page, { workers, crew }) => [
          ...listLines(page, { columns, list: workers, options, empty: 'No agent fits.' }),
          ...(crew === null || workers.nodes.length === 0
            ? []
            : wrapped(page, supervisionText(crew.limits.supervision)).map((line) => page.color.dim(line))),
        ],
        changes: (subscriptions, after, signal) => [
          subscriptions.follow({
            operation: crewEvents,
            variables: { crew: options.crew ?? null, after },
            cursorOf: ({ crewEvents: event }) => event.cursor,
            signal,
          }),
        ],
      }),
    );
}
