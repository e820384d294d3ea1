import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import { CliError } from '../cli-error.ts';
import { type CommandContext, type ServerOptions, withApi } from '../command-context.ts';
import type { UserError } from '../documents/operation.ts';
import { emergencyDiscard, emergencyReset, emergencyStop } from '../documents/server.ts';
import { printJson, printLines } from '../print.ts';
import { plural } from '../render/figures.ts';
import { examples, withServerOptions } from '../server-options.ts';

interface Options extends ServerOptions {
  readonly root?: string;
  readonly queue?: string;
  readonly reason: string;
  readonly json?: boolean;
}

/** `stop`, `reset` and `discard`. */
export function addStop(program: Command, context: CommandContext): void {
  const { terminal } = context;
  withTarget(program.command('stop').alias('stop-all'))
    .description(
      'emergency stop of everything, a tree or a queue: cut every running call; held until `reset`',
    )
    .option('--reason <words>', 'why, for the record', 'emergency stop from the terminal')
    .addHelpText(
      'after',
      examples('statehouse stop', 'statehouse stop task/01J…', 'statehouse stop --queue heavy'),
    )
    .action(async (id: string | undefined, options: Options) => {
      const target = targetOf(id, options);
      const { emergencyStop: reply } = await withApi(context, options, (api) =>
        api.request(emergencyStop, { ...target, reason: options.reason, idempotencyKey: randomUUID() }),
      );
      const halted = granted('The stop', reply.halted, reply.errors);
      if (options.json) return printJson(terminal, { halted });
      printLines(terminal, [
        `Stopped: ${plural(halted, 'actor')} held, calls cut. Go on with \`${context.program} reset${suffix(target)}\`.`,
      ]);
    });

  withTarget(program.command('reset'))
    .description('end an emergency stop: everything goes on where it stood')
    .addHelpText('after', examples('statehouse reset', 'statehouse reset --queue heavy'))
    .action(async (id: string | undefined, options: Options) => {
      const { emergencyReset: reply } = await withApi(context, options, (api) =>
        api.request(emergencyReset, { ...targetOf(id, options), idempotencyKey: randomUUID() }),
      );
      const resumed = granted('The reset', reply.resumed, reply.errors);
      if (options.json) return printJson(terminal, { resumed });
      printLines(terminal, [`Released: ${plural(resumed, 'actor')} ${resumed === 1 ? 'goes' : 'go'} on.`]);
    });

  withTarget(program.command('discard'))
    .description('end a tree for good, or cancel all that is in a queue')
    .option('--reason <words>', 'why, for the record', 'discarded at the terminal')
    .addHelpText('after', examples('statehouse discard task/01J…', 'statehouse discard --queue heavy'))
    .action(async (id: string | undefined, options: Options) => {
      const target = targetOf(id, options);
      if (target.root === null && target.queue === null)
        throw CliError.usage('Say what to discard: the address of a tree, or --queue.');
      const { emergencyDiscard: reply } = await withApi(context, options, (api) =>
        api.request(emergencyDiscard, { ...target, reason: options.reason, idempotencyKey: randomUUID() }),
      );
      const discarded = granted('The discard', reply.discarded, reply.errors);
      if (options.json) return printJson(terminal, { discarded });
      printLines(terminal, [`Discarded: ${plural(discarded, target.queue === null ? 'actor' : 'subtask')}.`]);
    });
}

function withTarget(command: Command): Command {
  return withServerOptions(command)
    .argument('[root]', 'durable address of the root of a tree')
    .option('--root <address>', 'the same')
    .option('--queue <name>', 'a queue of the crew, such as heavy or agent:analyst')
    .option('--json', 'print JSON');
}

function targetOf(id: string | undefined, { root, queue }: Options) {
  return { root: id ?? root ?? null, queue: queue ?? null };
}

function suffix({ root, queue }: ReturnType<typeof targetOf>): string {
  if (queue !== null) return ` --queue ${queue}`;
  return root === null ? '' : ` ${root}`;
}

function granted(what: string, count: number | null, errors: readonly UserError[]): number {
  if (count !== null) return count;
  throw CliError.refused(what, errors[0] ?? { code: 'unknown', message: 'no reason was given' });
}
