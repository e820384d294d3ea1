import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import { CliError } from '../cli-error.ts';
import { type CommandContext, type ServerOptions, withApi } from '../command-context.ts';
import { emergencyReset } from '../documents/server.ts';
import { printJson, printLines } from '../print.ts';
import { plural } from '../render/figures.ts';
import { examples, withServerOptions } from '../server-options.ts';

interface Options extends ServerOptions {
  readonly root?: string;
  readonly json?: boolean;
}

export function addReset(program: Command, context: CommandContext): void {
  withServerOptions(program.command('reset'))
    .description('end an emergency stop: everything goes on where it stood')
    .option('--root <address>', 'only this tree')
    .option('--json', 'print JSON')
    .addHelpText('after', examples('statehouse reset'))
    .action(async (options: Options) => {
      const { emergencyReset: reply } = await withApi(context, options, (api) =>
        api.request(emergencyReset, { root: options.root ?? null, idempotencyKey: randomUUID() }),
      );
      if (reply.resumed === null) {
        throw CliError.refused(
          'The reset',
          reply.errors[0] ?? { code: 'unknown', message: 'no reason was given' },
        );
      }
      if (options.json) return printJson(context.terminal, { resumed: reply.resumed });
      printLines(context.terminal, [
        `Released: ${plural(reply.resumed, 'actor')} ${reply.resumed === 1 ? 'goes' : 'go'} on.`,
      ]);
    });
}
