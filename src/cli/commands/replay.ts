import type { Command } from 'commander';
import type { Archive, Replayed } from '../application.ts';
import { CliError } from '../cli-error.ts';
import type { CommandContext } from '../command-context.ts';
import { exitCode } from '../exit-code.ts';
import { printLines } from '../print.ts';
import { countText, plural } from '../render/figures.ts';
import { examples } from '../server-options.ts';

interface Options {
  readonly all?: boolean;
  readonly json?: boolean;
}

export function addReplay(program: Command, context: CommandContext): void {
  program
    .command('replay')
    .description('refold the journal of an actor from its first turn and compare hashes with what is stored')
    .argument('[address]', 'durable address of the actor')
    .option('--all', 'every stored actor')
    .option('--json', 'print JSON: one line for each actor')
    .addHelpText('after', examples('statehouse replay conversation/01J…', 'statehouse replay --all'))
    .action(async (address: string | undefined, options: Options) => {
      if ((address === undefined) === (options.all !== true)) {
        throw CliError.usage('Expected the address of an actor, or --all, and not both.');
      }
      const archive = await context.application.openArchive();
      try {
        const chosen = address === undefined ? archive.addresses() : [address];
        const counts = await replayEach(archive, chosen, (report) => show(context, report, options));
        if (address !== undefined && counts.actors === 0) throw CliError.notFound('actor', address);
        if (counts.different > 0) context.finish(exitCode.failed);
        if (options.json || address !== undefined) return;
        const verdict =
          counts.different === 0
            ? 'all hashes are equal'
            : `${plural(counts.different, 'actor')} ${counts.different === 1 ? 'differs' : 'differ'}`;
        printLines(context.terminal, [
          `${plural(counts.actors, 'actor')}, ${plural(counts.turns, 'turn')} refolded: ${verdict}.`,
        ]);
      } finally {
        await archive.close();
      }
    });
}

async function replayEach(
  archive: Archive,
  addresses: AsyncIterable<string> | Iterable<string>,
  report: (replayed: Replayed) => void,
): Promise<{ actors: number; turns: number; different: number }> {
  const counts = { actors: 0, turns: 0, different: 0 };
  for await (const address of addresses) {
    const replayed = await archive.replay(address);
    if (replayed === null) continue;
    counts.actors += 1;
    counts.turns += replayed.turns;
    if (!replayed.same) counts.different += 1;
    report(replayed);
  }
  return counts;
}

function show(context: CommandContext, replayed: Replayed, options: Options): void {
  if (options.json) {
    context.terminal.stdout.write(`${JSON.stringify(replayed)}\n`);
    return;
  }
  const { address, turns, same, storedHash, refoldedHash, firstDifference } = replayed;
  if (same) {
    printLines(context.terminal, [`✓ ${address}  ${countText(turns)} turns  ${storedHash.slice(0, 16)}`]);
    return;
  }
  const where = firstDifference === null ? 'in the last snapshot' : `after turn ${firstDifference}`;
  printLines(context.terminal, [
    `✗ ${address}  ${countText(turns)} turns  differs ${where}`,
    `    stored   ${storedHash}`,
    `    refolded ${refoldedHash}`,
  ]);
}
