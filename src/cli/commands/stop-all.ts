import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import { CliError } from '../cli-error.ts';
import { type CommandContext, type ServerOptions, withApi } from '../command-context.ts';
import { emergencyStop } from '../documents/server.ts';
import { printJson, printLines } from '../print.ts';
import { plural } from '../render/figures.ts';
import { examples, withServerOptions } from '../server-options.ts';

interface Options extends ServerOptions {
  readonly root?: string;
  readonly reason: string;
  readonly json?: boolean;
}

export function addStopAll(program: Command, context: CommandContext): void {
  withServerOptions(program.command('stop-all'))
    .description('emergency stop: cut every running call and take no turn until `reset`')
    .option('--root <address>', 'only this tree')
    .option('--reason <words>', 'why, for the record', 'emergency stop from the terminal')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      examples('statehouse stop-all', 'statehouse stop-all --root conversation/01J…', 'statehouse reset'),
    )
    .action(async (options: Options) => {
      const { emergencyStop: reply } = await withApi(context, options, (api) =>
        api.request(emergencyStop, {
          root: options.root ?? null,
          reason: options.reason,
          idempotencyKey: randomUUID(),
        }),
      );
      if (reply.halted === null) {
        throw CliError.refused(
          'The stop',
          reply.errors[0] ?? { code: 'unknown', message: 'no reason was given' },
        );
      }
      if (options.json) return printJson(context.terminal, { halted: reply.halted });
      printLines(context.terminal, [
        `Stopped: ${plural(reply.halted, 'actor')} held, calls cut. Go on with \`${context.program} reset${options.root ? ` --root ${options.root}` : ''}\`.`,
      ]);
    });
}
