import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import { CliError } from '../cli-error.ts';
import { type CommandContext, type ServerOptions, withApi } from '../command-context.ts';
import { sendEvent } from '../documents/actors.ts';
import { jsonObject } from '../parse-options.ts';
import { printJson, printLines } from '../print.ts';
import { examples, withServerOptions } from '../server-options.ts';

interface Options extends ServerOptions {
  readonly key?: string;
  readonly json?: boolean;
}

export function addSend(program: Command, context: CommandContext): void {
  withServerOptions(program.command('send'))
    .description('send an event to an actor, checked against its chart and its present state')
    .argument('<address>', 'durable address of the actor')
    .argument('<event>', 'the event: a JSON object with a type', jsonObject)
    .option('--key <key>', 'idempotency key: a second send with the same key changes nothing')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      examples(
        `statehouse send traffic-light/main '{"type":"light.next"}'`,
        'statehouse actors   # lists addresses',
      ),
    )
    .action(async (address: string, event: Record<string, unknown>, options: Options) => {
      if (typeof event['type'] !== 'string') {
        throw CliError.usage(
          `The event ${JSON.stringify(event)} has no type. Expected an object such as {"type":"…"}.`,
        );
      }
      const reply = await withApi(context, options, (api) =>
        api.request(sendEvent, { address, event, idempotencyKey: options.key ?? randomUUID() }),
      );
      const { receipt, errors } = reply.sendEvent;
      if (receipt === null) {
        const problem = errors[0] ?? { code: 'unknown', message: 'no reason was given' };
        const accepts = errors[0]?.accepts ?? [];
        const hint = accepts.length > 0 ? ` It takes now: ${accepts.join(', ')}.` : '';
        throw CliError.refused('The event', { code: problem.code, message: problem.message + hint });
      }
      if (options.json) return printJson(context.terminal, receipt);
      const state = typeof receipt.state === 'string' ? receipt.state : JSON.stringify(receipt.state);
      const again = receipt.duplicate ? ' (this key had been used before: nothing was changed)' : '';
      printLines(context.terminal, [
        `${receipt.address} took turn ${receipt.seq}: ${state}, ${receipt.status}${again}`,
      ]);
    });
}
