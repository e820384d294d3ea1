import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import { CliError } from '../../cli-error.ts';
import type { Api } from '../../client/api.ts';
import { type CommandContext, type ServerOptions, withApi } from '../../command-context.ts';
import {
  deleteRule,
  enableRule,
  endSubscription,
  listRules,
  type RulePayload,
  type RuleView,
  showRule,
} from '../../documents/rules.ts';
import { granted } from '../../granted.ts';
import { printJson, printLines } from '../../print.ts';
import { examples, withServerOptions } from '../../server-options.ts';

type Send = (api: Api, rule: Pick<RuleView, 'key' | 'kind'>) => Promise<RulePayload>;

const changes: readonly {
  readonly name: string;
  readonly words: string;
  readonly done: string;
  readonly send: Send;
}[] = [
  {
    name: 'remove',
    words: 'remove a rule, or end a subscription; what it has set off goes on',
    done: 'Removed',
    send: async (api, { key, kind }) => {
      const way = kind === 'rule' ? deleteRule : endSubscription;
      return (await api.request(way, { id: key, idempotencyKey: randomUUID() })).change;
    },
  },
  { name: 'enable', words: 'let a rule act again', done: 'Enabled', send: enabling(true) },
  { name: 'disable', words: 'keep a rule, but let it do nothing', done: 'Disabled', send: enabling(false) },
];

/** `remove`, `enable` and `disable`. */
export function addRuleChanges(rules: Command, context: CommandContext): void {
  for (const { name, words, done, send } of changes) {
    withServerOptions(rules.command(name))
      .description(words)
      .argument('<rule>', 'its key, or its name')
      .option('--json', 'print JSON')
      .addHelpText('after', examples(`statehouse rules ${name} 01J…`))
      .action(async (id: string, options: ServerOptions & { readonly json?: boolean }) => {
        const reply = await withApi(context, options, async (api) => {
          const { rule } = await api.request(showRule, { id: await findRuleKey(api, id) });
          if (rule === null) throw CliError.notFound('rule', id, '`statehouse rules`');
          return send(api, rule);
        });
        const rule = granted('The request', reply.rule, reply.errors);
        if (options.json) return printJson(context.terminal, rule);
        printLines(context.terminal, [`${done}: ${rule.name || rule.pattern} (${rule.key})`]);
      });
  }
}

function enabling(enabled: boolean): Send {
  return async (api, { key }) =>
    (await api.request(enableRule, { id: key, enabled, idempotencyKey: randomUUID() })).setRuleEnabled;
}

/** The key behind a name; what names no rule is taken as a key. The bus holds at most 200 rules, so one page has them all. */
export async function findRuleKey(api: Api, id: string): Promise<string> {
  const { rules } = await api.request(listRules, { first: 200, after: null, kind: null, removed: null });
  const named = rules.nodes.filter(({ name }) => name === id);
  if (named.length > 1) {
    const keys = named.map(({ key }) => key).join(', ');
    throw CliError.usage(`'${id}' is the name of several rules. Give one of their keys: ${keys}.`);
  }
  return named[0]?.key ?? id;
}
