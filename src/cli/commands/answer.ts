import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import { CliError } from '../cli-error.ts';
import { type CommandContext, type ServerOptions, withApi } from '../command-context.ts';
import { answerValue } from '../deliberate/answer-value.ts';
import { answerClarification, findClarification, withdrawClarification } from '../documents/people.ts';
import { pageOf, printJson, printLines } from '../print.ts';
import { questionClosedLines, questionLines } from '../render/question-lines.ts';
import { examples, withServerOptions } from '../server-options.ts';

interface Options extends ServerOptions {
  readonly by?: string;
  readonly assume?: boolean;
  readonly json?: boolean;
}

export function addAnswer(program: Command, context: CommandContext): void {
  withServerOptions(program.command('answer'))
    .description('answer a question that waits for a person')
    .argument('<clarificationId>', 'as `statehouse inbox` lists it')
    .argument('[answer...]', 'the answer; JSON where the question asks for it')
    .option('--by <name>', 'name of the person who answers')
    .option('--assume', "leave it to the asker's assumption instead")
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      examples(
        'statehouse answer conversation/01J…/question:1 "About 40,000 euros"',
        'statehouse answer <id> --assume',
      ),
    )
    .action(async (id: string, answer: readonly string[], options: Options) => {
      const text = answer.join(' ').trim();
      if (text === '' && !options.assume) {
        throw CliError.usage(
          'The answer is missing. Give it behind the id, or --assume to leave it to the assumption.',
        );
      }
      const closed = await withApi(context, options, async (api) => {
        const { clarification } = await api.request(findClarification, { id });
        if (clarification === null) throw CliError.notFound('question', id);
        if (!options.json)
          printLines(context.terminal, questionLines(pageOf(context.terminal), clarification));
        const idempotencyKey = randomUUID();
        if (options.assume) {
          const reason = 'left to the assumption by a person';
          return (await api.request(withdrawClarification, { id, reason, idempotencyKey }))
            .withdrawClarification;
        }
        const input = {
          id,
          answer: answerValue(text, clarification.answerSchema),
          ...(options.by ? { answeredBy: options.by } : {}),
        };
        return (await api.request(answerClarification, { input, idempotencyKey })).answerClarification;
      });
      const [problem] = closed.errors;
      if (closed.clarification === null) {
        throw CliError.refused('The answer', problem ?? { code: 'unknown', message: 'no reason was given' });
      }
      if (options.json) return printJson(context.terminal, closed.clarification);
      printLines(context.terminal, questionClosedLines(pageOf(context.terminal), closed.clarification));
    });
}
