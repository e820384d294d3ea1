import type { Command } from 'commander';
import type { ChartFault } from '../application.ts';
import type { CommandContext } from '../command-context.ts';
import { exitCode } from '../exit-code.ts';
import { pageOf, printJson, printLines } from '../print.ts';
import { plural } from '../render/figures.ts';
import { type Page, safeLine, wrapped } from '../render/page.ts';
import { examples } from '../server-options.ts';

export function addCheck(program: Command, context: CommandContext): void {
  program
    .command('check')
    .description('check charts: what cannot be made durable, dead ends, waits without an end')
    .argument('[folder]', 'folder of chart files; the built-in machines/ when absent')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      examples('statehouse check', 'statehouse check machines/', 'statehouse check ./my-charts --json'),
    )
    .action(async (folder: string | undefined, options: { readonly json?: boolean }) => {
      const result = await context.application.checkCharts(folder ?? null);
      const { charts, problems } = result;
      if (problems.length > 0) context.finish(exitCode.failed);
      if (options.json) return printJson(context.terminal, result);
      const page = pageOf(context.terminal);
      const faulty = new Set(problems.map(({ file }) => file));
      printLines(context.terminal, [
        ...charts
          .filter(({ file }) => !faulty.has(file))
          .map(
            ({ id, version }) =>
              `${page.color.green('✓')} ${safeLine(id)} ${page.color.dim(safeLine(version))}`,
          ),
        ...[...faulty].flatMap((file) => [
          `${page.color.red('✗')} ${safeLine(file)}`,
          ...problems
            .filter((problem) => problem.file === file)
            .flatMap((problem) => faultLines(page, problem)),
        ]),
        '',
        problems.length === 0
          ? `${plural(charts.length, 'chart')} in ${result.folder}: no problem found.`
          : `${plural(problems.length, 'problem')} in ${result.folder}.`,
      ]);
    });
}

function faultLines(page: Page, fault: ChartFault): string[] {
  const place = [fault.chart, fault.state].filter((part) => part !== null && part !== '').join(' › ');
  return [
    ...wrapped(page, `${place === '' ? '' : `${place}: `}${fault.problem}`, { first: '  • ', rest: '    ' }),
    ...wrapped(page, `Cure: ${fault.cure}`, { rest: '    ' }).map((line) => page.color.dim(line)),
  ];
}
