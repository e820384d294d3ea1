import type { Command } from 'commander';
import { type CommandContext, type ServerOptions, withApi } from '../command-context.ts';
import { listInbox } from '../documents/people.ts';
import { pageSize } from '../parse-options.ts';
import { pageOf, printJson, printLines } from '../print.ts';
import { questionLines } from '../render/question-lines.ts';
import { examples, withServerOptions } from '../server-options.ts';

interface Options extends ServerOptions {
  readonly conversation?: string;
  readonly limit: number;
  readonly json?: boolean;
}

export function addInbox(program: Command, context: CommandContext): void {
  withServerOptions(program.command('inbox'))
    .description('list the questions that wait for a person, oldest first')
    .option('--conversation <id>', 'only those of this conversation')
    .option('--limit <count>', 'at most this many, 1 to 200', pageSize, 20)
    .option('--json', 'print JSON')
    .addHelpText('after', examples('statehouse inbox', 'statehouse inbox --json'))
    .action(async (options: Options) => {
      const { inbox } = await withApi(context, options, (api) =>
        api.request(listInbox, {
          first: options.limit,
          filter: options.conversation ? { conversation: options.conversation } : {},
        }),
      );
      const { nodes, totalCount } = inbox;
      if (options.json) return printJson(context.terminal, { totalCount, clarifications: nodes });
      const page = pageOf(context.terminal);
      if (nodes.length === 0) return printLines(context.terminal, ['No question waits for a person.']);
      printLines(context.terminal, [
        ...nodes.flatMap((question) => [
          ...questionLines(page, question),
          // Whole, so that it can be copied.
          `  ${context.program} answer ${question.address} "<your answer>"`,
        ]),
        '',
        page.color.dim(`${nodes.length} of ${totalCount}`),
      ]);
    });
}
