import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import { CliError } from '../cli-error.ts';
import { type CommandContext, type ServerOptions, withApi } from '../command-context.ts';
import { listPolicies, type PolicyView, removePolicy, setPolicy } from '../documents/safeguards.ts';
import { granted } from '../granted.ts';
import { pageOf, printJson, printLines } from '../print.ts';
import { readJsonFile } from '../read-json-file.ts';
import { durationText } from '../render/figures.ts';
import { wrapped } from '../render/page.ts';
import { type Column, tableLines } from '../render/table.ts';
import { examples, withServerOptions } from '../server-options.ts';

interface Options extends ServerOptions {
  readonly json?: boolean;
}

const columns: readonly Column<PolicyView>[] = [
  { title: 'POLICY', text: ({ id }) => id },
  { title: 'WATCHES', text: ({ on, event }) => (on === 'stream' ? 'streamed words' : `events ${event}`) },
  { title: 'WHERE', text: ({ address }) => address },
  { title: 'DOES', text: ({ action }) => action },
  { title: 'WHEN', text: whenWords, flexible: true },
];

function whenWords({ pattern, function: name, rate }: PolicyView): string {
  const parts = [
    ...(pattern === null ? [] : [`/${pattern}/`]),
    ...(name === null ? [] : [name]),
    ...(rate === null ? [] : [`${rate.count} in ${durationText(rate.withinMs)}`]),
  ];
  return parts.length === 0 ? 'always' : parts.join(' and ');
}

const FILE_HELP = `
The file holds one policy or an array of them, as \`policies --json\` prints them:
  { "id": "no-sql", "on": "stream", "pattern": "drop table",
    "action": "interject", "text": "Never change the schema." }
\`on\`: event, stream. \`action\`: interject, pause, restart, reassign, escalate.
Also: event, address (globs), function, params, rate {count, withinMs},
limit {count, perMs}, text. A policy with the id of another replaces it.`;

export function addPolicies(program: Command, context: CommandContext): void {
  const policies = program
    .command('policies')
    .description('what supervises crews: what to watch for, and what to do')
    .addHelpText('after', examples('statehouse policies', 'statehouse policies set policy.json'));
  withServerOptions(policies.command('list', { isDefault: true }))
    .description('list the policies, oldest first')
    .option('--json', 'print JSON')
    .addHelpText('after', examples('statehouse policies', 'statehouse policies --json'))
    .action(async (options: Options) => {
      const { crewPolicies } = await withApi(context, options, (api) => api.request(listPolicies, {}));
      if (options.json) return printJson(context.terminal, { policies: crewPolicies });
      const page = pageOf(context.terminal);
      printLines(
        context.terminal,
        crewPolicies.length === 0
          ? wrapped(page, `No policies. Set one: ${context.program} policies set <file>`)
          : tableLines(page, columns, crewPolicies),
      );
    });
  withServerOptions(policies.command('set'))
    .description('add policies, or replace those with their ids; they watch from now on')
    .argument('<file>', 'JSON file, or - for standard input')
    .option('--json', 'print JSON')
    .addHelpText('after', FILE_HELP)
    .addHelpText(
      'after',
      examples('statehouse policies set policy.json', 'statehouse policies --json | jq .policies > all.json'),
    )
    .action(async (file: string, options: Options) => {
      const wished = policiesIn(await readJsonFile(context.terminal, file), file);
      const ids: string[] = [];
      await withApi(context, options, async (api) => {
        for (const input of wished) {
          const { setCrewPolicy: reply } = await api.request(setPolicy, {
            input,
            idempotencyKey: randomUUID(),
          });
          granted(`The policy '${String(input['id'])}'`, reply.policies, reply.errors);
          ids.push(String(input['id']));
        }
      });
      if (options.json) return printJson(context.terminal, { set: ids });
      printLines(
        context.terminal,
        ids.map((id) => `Set: ${id}`),
      );
    });
  withServerOptions(policies.command('remove'))
    .description('take a policy away')
    .argument('<policy>', 'its id')
    .option('--json', 'print JSON')
    .addHelpText('after', examples('statehouse policies remove no-sql'))
    .action(async (id: string, options: Options) => {
      await withApi(context, options, async (api) => {
        const { crewPolicies } = await api.request(listPolicies, {});
        if (!crewPolicies.some((policy) => policy.id === id))
          throw CliError.notFound('policy', id, '`statehouse policies`');
        const { removeCrewPolicy: reply } = await api.request(removePolicy, {
          id,
          idempotencyKey: randomUUID(),
        });
        granted('The request', reply.policies, reply.errors);
      });
      if (options.json) return printJson(context.terminal, { removed: id });
      printLines(context.terminal, [`Removed: ${id}`]);
    });
}

function policiesIn(content: unknown, file: string): readonly Readonly<Record<string, unknown>>[] {
  const list: readonly unknown[] = Array.isArray(content) ? content : [content];
  const isPolicy = (each: unknown): each is Record<string, unknown> =>
    typeof each === 'object' && each !== null && !Array.isArray(each) && 'id' in each && 'action' in each;
  if (list.length === 0 || !list.every(isPolicy)) {
    throw CliError.usage(
      `${file === '-' ? 'Standard input' : `'${file}'`} holds no policy. Expected an object with at least id and action, or an array of such.`,
    );
  }
  // What was listed may be set again: absent and null mean the same to the API only for the first.
  return list.map((each) => Object.fromEntries(Object.entries(each).filter(([, value]) => value !== null)));
}
