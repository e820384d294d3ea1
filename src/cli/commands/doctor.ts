import type { Command } from 'commander';
import type { Finding } from '../application.ts';
import type { CommandContext } from '../command-context.ts';
import { exitCode } from '../exit-code.ts';
import { pageOf, printJson, printLines } from '../print.ts';
import { type Page, safeLine, wrapped } from '../render/page.ts';
import { examples } from '../server-options.ts';

interface Options {
  readonly json?: boolean;
}

export function addDoctor(program: Command, context: CommandContext): void {
  program
    .command('doctor')
    .description(
      'test settings, database, each model provider (reachable, model present, streams, structured output) and each notification channel (mail up to the login, others by a test notice)',
    )
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      examples('statehouse doctor', 'OPENAI_BASE_URL=http://localhost:11434/v1 statehouse doctor'),
    )
    .action(async (options: Options) => {
      const findings: Finding[] = [];
      const page = pageOf(context.terminal);
      for await (const finding of context.application.examine()) {
        findings.push(finding);
        if (!options.json) printLines(context.terminal, findingLines(page, finding));
      }
      const ok = findings.every((finding) => finding.ok);
      if (!ok) context.finish(exitCode.failed);
      if (options.json) return printJson(context.terminal, { ok, findings });
      printLines(context.terminal, ['', ok ? 'Everything works.' : 'Something needs care: see above.']);
    });
}

function findingLines(page: Page, finding: Finding): string[] {
  const mark = (ok: boolean): string => (ok ? page.color.green('✓') : page.color.red('✗'));
  return [
    `${mark(finding.ok)} ${page.color.bold(`${finding.part} ${safeLine(finding.name)}`.trimEnd())}`,
    ...wrapped(page, finding.words, { rest: '    ' }),
    ...finding.checks.flatMap(({ name, ok, words }) =>
      wrapped(page, `${name}${words === '' ? '' : `: ${words}`}`, {
        first: `    ${mark(ok)} `,
        rest: '      ',
      }),
    ),
  ];
}
