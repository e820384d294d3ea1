import { type Command, Option } from 'commander';
import { CliError } from '../cli-error.ts';
import { type CommandContext, type ServerOptions, withApi } from '../command-context.ts';
import { followEvents } from '../documents/events.ts';
import { listRules, type RuleView, showRule } from '../documents/rules.ts';
import { type PagingOptions, readPage, withPaging } from '../paging.ts';
import { pageOf, printJson, printLines } from '../print.ts';
import { listJson, listLines } from '../render/list-lines.ts';
import { clipped } from '../render/page.ts';
import { reactionWords, ruleLines } from '../render/rule-lines.ts';
import type { Column } from '../render/table.ts';
import { examples, withServerOptions } from '../server-options.ts';
import { showView, type WatchOptions } from '../watch.ts';
import { addRulesAdd } from './rules/add.ts';
import { addRuleChanges, findRuleKey } from './rules/change.ts';

interface Options extends WatchOptions, PagingOptions {
  readonly kind?: string;
  readonly removed?: boolean;
}

const WIDEST_PATTERN = 18;

const columns: readonly Column<RuleView>[] = [
  { title: 'RULE', text: ({ key }) => key },
  { title: 'STATE', text: stateOf },
  { title: 'ON', text: ({ pattern }) => clipped(pattern, WIDEST_PATTERN) },
  { title: 'FIRED', text: ({ fired }) => String(fired), right: true },
  {
    title: 'DOES',
    text: ({ name, action }) => `${name === '' ? '' : `${name}: `}${reactionWords(action)}`,
    flexible: true,
  },
];

function stateOf({ kind, enabled, removedAt }: RuleView): string {
  if (removedAt !== null) return 'removed';
  if (!enabled) return 'off';
  return kind === 'subscription' ? 'subscribed' : 'on';
}

export function addRules(program: Command, context: CommandContext): void {
  const rules = program
    .command('rules')
    .description('what is done when an event of the bus fits')
    .addHelpText('after', examples('statehouse rules', 'statehouse rules disable 01J…'));
  withPaging(withServerOptions(rules.command('list', { isDefault: true })))
    .description('list rules and subscriptions, newest first')
    .addOption(new Option('--kind <kind>', 'only these').choices(['rule', 'subscription']))
    .option('--removed', 'those that were removed, instead of those in force')
    .option('--watch', 'draw the table again at each event, until Ctrl-C')
    .option('--json', 'print JSON; with --watch one object per line')
    .addHelpText('after', examples('statehouse rules', 'statehouse rules --kind subscription --json'))
    .action((options: Options) =>
      showView(context, options, {
        load: (api) =>
          readPage(
            options,
            (wanted) =>
              api.request(listRules, {
                ...wanted,
                kind: options.kind ?? null,
                removed: options.removed ?? null,
              }),
            ({ rules: list }) => list,
          ),
        json: ({ rules: list }) => listJson('rules', list),
        headOf: ({ head }) => head,
        lines: (page, { rules: list }) =>
          listLines(page, {
            columns,
            list,
            options,
            empty: `No such rules. Make one: ${context.program} rules add "orders.*" --task "<task>"`,
          }),
        changes: (subscriptions, after, signal) => [
          subscriptions.follow({
            operation: followEvents,
            variables: { pattern: null, after },
            cursorOf: ({ events }) => events.cursor,
            signal,
          }),
        ],
      }),
    );
  withServerOptions(rules.command('show'))
    .description('show a rule and the events that it met last')
    .argument('<rule>', 'its key, or its name')
    .option('--json', 'print JSON')
    .addHelpText('after', examples('statehouse rules show 01J…', 'statehouse rules show "big orders"'))
    .action(async (id: string, options: ServerOptions & { readonly json?: boolean }) => {
      const { rule } = await withApi(context, options, async (api) =>
        api.request(showRule, { id: await findRuleKey(api, id) }),
      );
      if (rule === null) throw CliError.notFound('rule', id, '`statehouse rules`');
      if (options.json) return printJson(context.terminal, rule);
      printLines(context.terminal, ruleLines(pageOf(context.terminal), rule));
    });
  addRulesAdd(rules, context);
  addRuleChanges(rules, context);
}
