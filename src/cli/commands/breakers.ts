import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import { CliError } from '../cli-error.ts';
import type { Api } from '../client/api.ts';
import { type CommandContext, type ServerOptions, withApi } from '../command-context.ts';
import { type BreakerView, listBreakers, resetBreaker, tripBreaker } from '../documents/safeguards.ts';
import { systemEvents } from '../documents/server.ts';
import { granted } from '../granted.ts';
import { printJson, printLines } from '../print.ts';
import { durationText } from '../render/figures.ts';
import { wrapped } from '../render/page.ts';
import { type Column, tableLines } from '../render/table.ts';
import { examples, withServerOptions } from '../server-options.ts';
import { showView, type WatchOptions } from '../watch.ts';

interface ChangeOptions extends ServerOptions {
  readonly reason?: string;
  readonly json?: boolean;
}

function columnsAt(now: number): readonly Column<BreakerView>[] {
  return [
    { title: 'OF', text: ({ subject }) => subject },
    { title: 'KIND', text: ({ kind }) => kind },
    { title: 'STATE', text: ({ state }) => (state === 'halfOpen' ? 'half open' : state) },
    {
      title: 'IN A ROW',
      text: ({ consecutiveFailures, failures }) => `${consecutiveFailures} of ${failures}`,
      right: true,
    },
    { title: 'FAILED', text: ({ failed }) => String(failed), right: true },
    { title: 'TRIAL IN', text: (breaker) => trialText(breaker, now), right: true },
    { title: 'REASON', text: ({ reason }) => reason ?? '', flexible: true },
  ];
}

function trialText({ openUntil }: BreakerView, now: number): string {
  if (openUntil === null) return '-';
  const ms = Date.parse(openUntil) - now;
  return ms <= 0 ? 'due' : durationText(ms);
}

export function addBreakers(program: Command, context: CommandContext): void {
  const breakers = program
    .command('breakers')
    .description('the circuit breakers of model providers and agent types')
    .addHelpText('after', examples('statehouse breakers --watch', 'statehouse breakers reset openai'));
  withServerOptions(breakers.command('list', { isDefault: true }))
    .description('list the circuit breakers: each is there from the first failure on')
    .option('--watch', 'draw the table again at each change, until Ctrl-C')
    .option('--json', 'print JSON; with --watch one object per line')
    .addHelpText('after', examples('statehouse breakers', 'statehouse breakers --watch'))
    .action((options: WatchOptions) =>
      showView(context, options, {
        load: (api) => api.request(listBreakers, {}),
        json: ({ circuitBreakers }) => ({ breakers: circuitBreakers }),
        headOf: ({ head }) => head,
        lines: (page, { circuitBreakers }) =>
          circuitBreakers.length === 0
            ? wrapped(page, 'No provider and no agent type has failed so far.')
            : tableLines(page, columnsAt(context.now()), circuitBreakers),
        changes: (subscriptions, _, signal) => [
          subscriptions.follow({
            operation: systemEvents,
            variables: { after: null },
            cursorOf: ({ system }) => system.cursor,
            signal,
          }),
        ],
      }),
    );
  const changes = [
    { name: 'reset', words: 'close a breaker: work goes to its provider or agents again', by: resetBreaker },
    { name: 'trip', words: 'open a breaker, as if it had failed too often', by: tripBreaker },
  ];
  for (const { name, words, by } of changes) {
    withServerOptions(breakers.command(name))
      .description(words)
      .argument('<breaker>', 'name of the provider or agent type, or its durable address')
      .option('--reason <words>', 'why, for people')
      .option('--json', 'print JSON')
      .addHelpText('after', examples(`statehouse breakers ${name} openai --reason "by hand"`))
      .action(async (id: string, options: ChangeOptions) => {
        const { change } = await withApi(context, options, async (api) =>
          api.request(by, {
            id: await findBreaker(api, id),
            reason: options.reason ?? null,
            idempotencyKey: randomUUID(),
          }),
        );
        const breaker = granted('The request', change.circuitBreaker, change.errors);
        if (options.json) return printJson(context.terminal, breaker);
        printLines(context.terminal, [
          `${breaker.subject}: ${breaker.state === 'halfOpen' ? 'half open' : breaker.state}`,
        ]);
      });
  }
}

async function findBreaker(api: Api, id: string): Promise<string> {
  if (id.includes('/')) return id;
  const { circuitBreakers } = await api.request(listBreakers, {});
  const named = circuitBreakers.filter(({ subject }) => subject === id);
  if (named.length > 1) {
    throw CliError.usage(
      `Several breakers are of '${id}'. Give an address: ${named.map((one) => one.id).join(', ')}.`,
    );
  }
  const found = named[0];
  if (found === undefined) throw CliError.notFound('circuit breaker', id, '`statehouse breakers`');
  return found.id;
}
