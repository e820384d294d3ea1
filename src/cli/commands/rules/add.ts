import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import { CliError } from '../../cli-error.ts';
import { type CommandContext, type ServerOptions, withApi } from '../../command-context.ts';
import { createRule } from '../../documents/rules.ts';
import { granted } from '../../granted.ts';
import { jsonObject, jsonValue, positiveInteger, seconds } from '../../parse-options.ts';
import { printJson, printLines } from '../../print.ts';
import { examples, withServerOptions } from '../../server-options.ts';

interface Options extends ServerOptions {
  readonly name?: string;
  readonly where?: object;
  readonly task?: string;
  readonly options?: object;
  readonly actor?: string;
  readonly input?: object;
  readonly publish?: string;
  readonly payload?: unknown;
  readonly send?: string;
  readonly event?: object;
  readonly most?: number;
  readonly per?: number;
  readonly json?: boolean;
}

export function addRulesAdd(rules: Command, context: CommandContext): void {
  withServerOptions(rules.command('add'))
    .description('make a rule; texts may hold {{payload.id}}, {{topic}}, {{id}}, {{at}}')
    .argument('<pattern>', "a topic in which * stands for one word and # for any number: 'orders.*'")
    .option('--name <name>', 'for people')
    .option('--where <json>', `what the payload must be like: '{"total":{"$gte":100}}'`, jsonObject)
    .option('--task <description>', 'submit a task')
    .option('--options <json>', 'its options, as submitTask takes them', jsonObject)
    .option('--actor <chart>', 'start an actor of this chart')
    .option('--input <json>', 'its input', jsonObject)
    .option('--publish <topic>', 'publish another event')
    .option('--payload <json>', 'what it carries', jsonValue)
    .option('--send <address>', 'send an event to this actor')
    .option('--event <json>', 'the event; bus.event when left out', jsonObject)
    .option('--most <count>', 'act at most so often …', positiveInteger)
    .option('--per <time>', '… within this time, such as 60s, 15m, 2h', seconds)
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      examples(
        `statehouse rules add 'orders.*' --where '{"total":{"$gte":100}}' \\`,
        '  --task "Check the order {{payload.id}}." --most 10 --per 60s',
        `statehouse rules add 'alarm.#' --publish ops.page`,
      ),
    )
    .action(async (pattern: string, options: Options) => {
      const { name, where, most, per } = options;
      if ((most === undefined) !== (per === undefined))
        throw CliError.usage('Give --most and --per together.');
      const rule = {
        pattern,
        action: actionOf(options),
        ...(name === undefined ? {} : { name }),
        ...(where === undefined ? {} : { condition: where }),
        ...(most === undefined ? {} : { limit: { events: most, perSeconds: per } }),
      };
      const { createRule: reply } = await withApi(context, options, (api) =>
        api.request(createRule, { rule, idempotencyKey: randomUUID() }),
      );
      const made = granted('The rule', reply.rule, reply.errors);
      if (options.json) return printJson(context.terminal, made);
      printLines(context.terminal, [`Added: ${made.key}, for ${made.pattern}`]);
    });
}

/** Each way to act, and the one option that belongs to it. */
const details = { task: 'options', actor: 'input', publish: 'payload', send: 'event' } as const;

function actionOf(options: Options): object {
  const ways = (Object.keys(details) as (keyof typeof details)[]).filter((way) => options[way] !== undefined);
  const [way] = ways;
  if (way === undefined || ways.length > 1) {
    throw CliError.usage('Say what is to be done by exactly one of --task, --actor, --publish and --send.');
  }
  for (const [other, detail] of Object.entries(details) as [keyof typeof details, keyof Options][]) {
    if (other !== way && options[detail] !== undefined)
      throw CliError.usage(`--${detail} belongs to --${other}, which is not given.`);
  }
  const detail = options[details[way]];
  const more = detail === undefined ? {} : { [details[way]]: detail };
  const what = { task: 'description', actor: 'chart', publish: 'topic', send: 'to' }[way];
  return { [way]: { [what]: options[way], ...more } };
}
