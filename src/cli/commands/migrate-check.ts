import type { Command } from 'commander';
import type { Fitting } from '../application.ts';
import type { CommandContext } from '../command-context.ts';
import { exitCode } from '../exit-code.ts';
import { pageOf, printJson, printLines } from '../print.ts';
import { plural } from '../render/figures.ts';
import { wrapped } from '../render/page.ts';
import { examples } from '../server-options.ts';

interface Options {
  readonly json?: boolean;
}

export function addMigrateCheck(program: Command, context: CommandContext): void {
  program
    .command('migrate-check')
    .description('dry run: which stored actors fit the present charts, migrate, or would be quarantined')
    .option('--json', 'print JSON')
    .addHelpText('after', examples('statehouse migrate-check', 'statehouse migrate-check --json'))
    .action(async (options: Options) => {
      const archive = await context.application.openArchive();
      const fittings: Fitting[] = [];
      try {
        for await (const address of archive.addresses()) {
          const fitting = await archive.fit(address);
          if (fitting !== null) fittings.push(fitting);
        }
      } finally {
        await archive.close();
      }
      const unfit = fittings.filter(({ outcome }) => outcome === 'unfit');
      const migrating = fittings.filter(({ outcome }) => outcome === 'migrates');
      if (unfit.length > 0) context.finish(exitCode.failed);
      if (options.json) {
        return printJson(context.terminal, { actors: fittings.length, migrates: migrating, unfit });
      }
      const page = pageOf(context.terminal);
      printLines(context.terminal, [
        ...migrating.map(({ address, version, to }) => `→ ${address}  ${version} to ${to}`),
        ...unfit.flatMap(({ address, reason }) => [
          `${page.color.red('✗')} ${address}`,
          ...wrapped(page, reason ?? '', { rest: '    ' }),
        ]),
        `${plural(fittings.length, 'actor')}: ${fittings.length - migrating.length - unfit.length} fit, ` +
          `${migrating.length} migrate, ${unfit.length} would be quarantined. Nothing was changed.`,
      ]);
    });
}
