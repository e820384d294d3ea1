import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import { CliError } from '../cli-error.ts';
import type { Api } from '../client/api.ts';
import { type CommandContext, type ServerOptions, withApi } from '../command-context.ts';
import {
  type DeadLetterView,
  listDeadLetters,
  redriveDeadLetter,
  showDeadLetter,
} from '../documents/dead-letters.ts';
import type { Counted } from '../documents/operation.ts';
import { systemEvents } from '../documents/server.ts';
import { granted } from '../granted.ts';
import { type PagingOptions, readPage, withPaging } from '../paging.ts';
import { pageOf, printJson, printLines } from '../print.ts';
import { deadLetterLines, letterKey } from '../render/dead-letter-lines.ts';
import { ageText, plural } from '../render/figures.ts';
import { listJson, listLines } from '../render/list-lines.ts';
import { clipped } from '../render/page.ts';
import type { Column } from '../render/table.ts';
import { examples, withServerOptions } from '../server-options.ts';
import { showView, type WatchOptions } from '../watch.ts';

interface ListOptions extends WatchOptions, PagingOptions {
  readonly actor?: string;
  readonly redriven?: boolean;
}

interface RedriveOptions extends ServerOptions {
  readonly all?: boolean;
  readonly json?: boolean;
}

const WIDEST_EVENT = 22;

function columnsAt(now: number): readonly Column<DeadLetterView>[] {
  return [
    { title: 'LETTER', text: letterKey },
    { title: 'AGE', text: ({ at }) => ageText(at, now), right: true },
    { title: 'EVENT', text: ({ event }) => clipped(event.type ?? '', WIDEST_EVENT) },
    { title: 'FOR', text: ({ address }) => address, flexible: true },
  ];
}

export function addDeadLetters(program: Command, context: CommandContext): void {
  const letters = program
    .command('dead-letters')
    .description('messages that could not be applied')
    .addHelpText('after', examples('statehouse dead-letters', 'statehouse dead-letters redrive 01J…'));
  addList(letters, context);
  withServerOptions(letters.command('show'))
    .description('show a dead letter: the event, and why it was given up')
    .argument('<letter>', 'its id, as `dead-letters` lists it')
    .option('--json', 'print JSON')
    .addHelpText('after', examples('statehouse dead-letters show 01J…'))
    .action(async (id: string, options: ServerOptions & { readonly json?: boolean }) => {
      const opaque = letterKey({ id }) === id ? Buffer.from(`DeadLetter:${id}`).toString('base64url') : id;
      const { node } = await withApi(context, options, (api) => api.request(showDeadLetter, { id: opaque }));
      if (node === null || !('event' in node))
        throw CliError.notFound('dead letter', id, '`statehouse dead-letters`');
      if (options.json) return printJson(context.terminal, node);
      printLines(context.terminal, deadLetterLines(pageOf(context.terminal), node as DeadLetterView));
    });
  addRedrive(letters, context);
}

function addList(letters: Command, context: CommandContext): void {
  withPaging(withServerOptions(letters.command('list', { isDefault: true })))
    .description('list the dead letters that still lie there, newest first')
    .option('--actor <address>', 'only those for this actor')
    .option('--redriven', 'those that were put back, instead')
    .option('--watch', 'draw the table again at each change, until Ctrl-C')
    .option('--json', 'print JSON; with --watch one object per line')
    .addHelpText(
      'after',
      examples('statehouse dead-letters', 'statehouse dead-letters --actor task/01J… --json'),
    )
    .action((options: ListOptions) => {
      const filter = {
        redriven: options.redriven ?? false,
        ...(options.actor && { address: options.actor }),
      };
      return showView(context, options, {
        load: (api) =>
          readPage(
            options,
            (wanted) => api.request(listDeadLetters, { ...wanted, filter }),
            ({ deadLetters }) => deadLetters,
          ),
        json: ({ deadLetters }) => listJson('deadLetters', deadLetters),
        headOf: ({ head }) => head,
        lines: (page, { deadLetters }) =>
          listLines(page, {
            columns: columnsAt(context.now()),
            list: deadLetters,
            options,
            empty: 'No dead letters.',
          }),
        changes: (subscriptions, _, signal) => [
          subscriptions.follow({
            operation: systemEvents,
            variables: { after: null },
            cursorOf: ({ system }) => system.cursor,
            signal,
          }),
        ],
      });
    });
}

function addRedrive(letters: Command, context: CommandContext): void {
  withServerOptions(letters.command('redrive'))
    .description("put a dead letter back into its actor's mailbox")
    .argument('[letter...]', 'ids, as `dead-letters` lists them')
    .option('--all', 'every letter that still lies there')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      examples('statehouse dead-letters redrive 01J…', 'statehouse dead-letters redrive --all'),
    )
    .action(async (ids: readonly string[], options: RedriveOptions) => {
      if ((ids.length === 0) === (options.all !== true))
        throw CliError.usage('Expected ids of dead letters, or --all, and not both.');
      const redriven = await withApi(context, options, async (api) => {
        const chosen = options.all ? await lyingThere(api) : ids;
        const done: { readonly letter: string; readonly address: string; readonly seq: number }[] = [];
        for (const id of chosen) {
          const asked = { id, idempotencyKey: randomUUID() };
          const { redriveDeadLetter: reply } = await api.request(redriveDeadLetter, asked);
          const { address, seq } = granted(`The dead letter ${id}`, reply.receipt, reply.errors);
          done.push({ letter: id, address, seq });
        }
        return done;
      });
      if (options.json) return printJson(context.terminal, { redriven });
      printLines(context.terminal, [
        ...redriven.map(({ letter, address }) => `${letter}: put back for ${address}`),
        ...(redriven.length === 1 ? [] : [`${plural(redriven.length, 'dead letter')} put back.`]),
      ]);
    });
}

async function lyingThere(api: Api): Promise<readonly string[]> {
  const ids: string[] = [];
  let after: string | null = null;
  for (;;) {
    const filter = { redriven: false };
    const found: { readonly deadLetters: Counted<DeadLetterView> } = await api.request(listDeadLetters, {
      first: 200,
      after,
      filter,
    });
    ids.push(...found.deadLetters.nodes.map(letterKey));
    after = found.deadLetters.pageInfo.endCursor;
    // The oldest first, as they were sent.
    if (!found.deadLetters.pageInfo.hasNextPage) return ids.reverse();
  }
}
