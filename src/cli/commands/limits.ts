import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import { CliError } from '../cli-error.ts';
import { type CommandContext, type ServerOptions, withApi } from '../command-context.ts';
import { type CrewLimitsView, setLimits, showCrewLimits, showLimits } from '../documents/limits.ts';
import { granted } from '../granted.ts';
import { namedLimit } from '../parse-options.ts';
import { pageOf, printJson, printLines } from '../print.ts';
import { crewLimitLines, limitLines } from '../render/limit-lines.ts';
import { examples, withServerOptions } from '../server-options.ts';

type Change = Readonly<Record<string, number | null>>;

interface SetOptions extends ServerOptions {
  readonly crew?: string;
  readonly queue?: Change;
  readonly agentType?: Change;
  readonly json?: boolean;
}

export function addLimits(program: Command, context: CommandContext): void {
  const limits = program
    .command('limits')
    .description('the limits in force')
    .addHelpText('after', examples('statehouse limits', 'statehouse limits set --queue heavy=2'));
  withServerOptions(limits.command('show', { isDefault: true }))
    .description('show the limits in force, of trees, tasks, conversations and the main crew')
    .option('--crew <address>', 'those of another crew alone, as `crews` lists it')
    .option('--json', 'print JSON')
    .addHelpText('after', examples('statehouse limits', 'statehouse limits --json'))
    .action(async (options: ServerOptions & { readonly crew?: string; readonly json?: boolean }) => {
      const page = pageOf(context.terminal);
      const crew = options.crew ?? null;
      if (crew === null) {
        const { limits: found } = await withApi(context, options, (api) => api.request(showLimits, {}));
        if (options.json) return printJson(context.terminal, found);
        return printLines(context.terminal, limitLines(page, found));
      }
      const { crew: found } = await withApi(context, options, (api) => api.request(showCrewLimits, { crew }));
      if (found === null) throw CliError.notFound('crew', crew, '`statehouse crews`');
      if (options.json) return printJson(context.terminal, found.limits);
      printLines(context.terminal, crewLimitLines(page, found.limits));
    });
  withServerOptions(limits.command('set'))
    .description('change limits of a crew; those that are not named stay. The others are settings')
    .option('--crew <address>', 'another crew than the main one, as `crews` lists it')
    .option(
      '--queue <name=limit>',
      'subtasks of a queue at work at once; may be given several times',
      namedLimit,
    )
    .option(
      '--agent-type <name=limit>',
      'agents of a type at work at once; may be given several times',
      namedLimit,
    )
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      examples(
        'statehouse limits set --queue heavy=2 --queue critic=none',
        'statehouse limits set --agent-type analyst=1',
      ),
    )
    .action(async (options: SetOptions) => {
      const { queue, agentType } = options;
      if (queue === undefined && agentType === undefined)
        throw CliError.usage(
          'Say what to change: --queue heavy=2, or --agent-type analyst=1; none lifts a limit.',
        );
      const { setCrewLimits: reply } = await withApi(context, options, async (api) => {
        const address = options.crew ?? null;
        const present = (await api.request(showCrewLimits, { crew: address })).crew?.limits;
        if (present === undefined)
          throw CliError.notFound('crew', address ?? 'crew/main', '`statehouse crews`');
        return api.request(setLimits, {
          crew: address,
          queues: changed(present.queues, queue ?? {}),
          agentTypes: changed(present.agentTypes, agentType ?? {}),
          idempotencyKey: randomUUID(),
        });
      });
      const now = granted('The change', reply.limits, reply.errors);
      if (options.json) return printJson(context.terminal, now);
      printLines(context.terminal, crewLimitLines(pageOf(context.terminal), now));
    });
}

/** The API takes all limits at once, so those that are not named go along as they are. */
function changed(present: CrewLimitsView['queues'], change: Change): CrewLimitsView['queues'] {
  const all: Change = { ...Object.fromEntries(present.map(({ name, limit }) => [name, limit])), ...change };
  return Object.entries(all).flatMap(([name, limit]) => (limit === null ? [] : [{ name, limit }]));
}
