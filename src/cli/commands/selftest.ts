import type { Command } from 'commander';
import type { CommandContext, ServerOptions } from '../command-context.ts';
import { exitCode } from '../exit-code.ts';
import { seconds } from '../parse-options.ts';
import { pageOf, printJson, printLines } from '../print.ts';
import { selftestLines } from '../render/selftest-lines.ts';
import { examples, withServerOptions } from '../server-options.ts';

interface Options extends ServerOptions {
  readonly timeout: number;
  readonly json?: boolean;
}

export function addSelftest(program: Command, context: CommandContext): void {
  withServerOptions(program.command('selftest'))
    .description('hand in three tasks, wait for their results, and report which agents did what')
    .option('--timeout <time>', 'how long to wait for all of them', seconds, 600)
    .option('--json', 'print JSON')
    .addHelpText('after', examples('statehouse selftest', 'statehouse selftest --timeout 2m --json'))
    .action(async (options: Options) => {
      const { runSelftest } = await import('../tasks/run-selftest.ts');
      const report = await runSelftest(context, {
        ...options,
        timeoutMs: options.timeout * 1_000,
        say: (words) => {
          if (!options.json) printLines(context.terminal, [words]);
        },
      });
      if (options.json) printJson(context.terminal, report);
      else printLines(context.terminal, selftestLines(pageOf(context.terminal), report));
      if (!report.ok) context.finish(exitCode.failed);
    });
}
