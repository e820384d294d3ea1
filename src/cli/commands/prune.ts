import { type Command, InvalidArgumentError } from 'commander';
import { type PruneCounts, type PruneKind, pruneKinds } from '#core';
import type { CommandContext } from '../command-context.ts';
import { seconds, words } from '../parse-options.ts';
import { printJson, printLines } from '../print.ts';
import { countText, plural } from '../render/figures.ts';
import { examples } from '../server-options.ts';

interface Options {
  readonly olderThan: number;
  readonly what: readonly PruneKind[];
  readonly dryRun?: boolean;
  readonly archive?: string;
  readonly json?: boolean;
}

export function addPrune(program: Command, context: CommandContext): void {
  program
    .command('prune')
    .description('remove what is old and over; nothing of a tree in which an actor lives')
    .requiredOption(
      '--older-than <time>',
      'only what has not changed for so long: 90s, 15m, 2h, 30d',
      seconds,
    )
    .option('--what <kinds>', `of ${pruneKinds.join(', ')}, separated by commas`, kinds, pruneKinds)
    .option('--dry-run', 'count, and change nothing')
    .option('--archive <file>', 'first write what is removed to this new file: JSON Lines, gzip')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      examples(
        'statehouse prune --older-than 30d --dry-run',
        'statehouse prune --older-than 90d --archive 2026-q3.jsonl.gz',
        'statehouse prune --older-than 7d --what events,deadLetters',
      ),
    )
    .action((options: Options) => pruneDatabase(context, options));
}

async function pruneDatabase({ application, terminal }: CommandContext, options: Options): Promise<void> {
  const { olderThan, what, dryRun = false, archive = null, json = false } = options;
  const counts = await application.prune({
    kinds: what,
    olderThanMs: olderThan * 1_000,
    dryRun,
    archive,
    onProgress: (removed) => {
      if (terminal.live && !json) terminal.stderr.write(`\r\u001b[K${sum(removed)}`);
    },
  });
  if (terminal.live && !json) terminal.stderr.write('\r\u001b[K');
  if (json) return printJson(terminal, { dryRun, ...counts });
  printLines(terminal, [
    ...Object.entries(counts.rows)
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([table, count]) => `${countText(count).padStart(12)}  ${table}`),
    `${dryRun ? 'To be removed' : 'Removed'}: ${sum(counts)}.`,
  ]);
}

function sum({ trees, rows }: PruneCounts): string {
  const all = Object.values(rows).reduce((total, count) => total + count, 0);
  return `${plural(trees, 'tree')} of actors, ${plural(all, 'row')} in all`;
}

function kinds(value: string): readonly PruneKind[] {
  return words(value).map((word) => {
    const kind = pruneKinds.find((one) => one === word);
    if (kind === undefined) throw new InvalidArgumentError(`'${word}' is none of ${pruneKinds.join(', ')}.`);
    return kind;
  });
}
