import { Argument, type Command } from 'commander';
import type { CommandContext } from '../command-context.ts';
import { defaultOf } from '../command-groups.ts';
import { bashCompletion, type CompletionEntry, zshCompletion } from '../render/completion.ts';
import { examples } from '../server-options.ts';

const scripts = { bash: bashCompletion, zsh: zshCompletion };

export function addCompletion(program: Command, context: CommandContext): void {
  program
    .command('completion')
    .description('print a script that completes commands and options of `statehouse` by the tab key')
    .addArgument(new Argument('<shell>', 'which shell').choices(Object.keys(scripts)))
    .addHelpText(
      'after',
      examples(
        'statehouse completion bash > ~/.statehouse-completion  # then source it',
        'statehouse completion zsh > ~/.statehouse-completion   # behind compinit',
      ),
    )
    .action((shell: keyof typeof scripts) => {
      context.terminal.stdout.write(scripts[shell](entriesOf(program)));
    });
}

/** What may follow each command, by its path: subcommands, and options of it and of its default subcommand. */
function entriesOf(command: Command, path: readonly string[] = []): readonly CompletionEntry[] {
  const help = command.createHelp();
  const below = help.visibleCommands(command);
  const byDefault = defaultOf(command);
  const flags = [command, ...(byDefault === undefined ? [] : [byDefault])].flatMap((each) =>
    help.visibleOptions(each).flatMap(({ long }) => (long ? [long] : [])),
  );
  const own = {
    path,
    commands: below.flatMap((each) => [each.name(), ...each.aliases()]),
    flags: [...new Set(flags)],
  };
  return [
    own,
    ...below
      .filter((each) => each.name() !== 'help')
      .flatMap((each) =>
        [each.name(), ...each.aliases()].flatMap((name) => entriesOf(each, [...path, name])),
      ),
  ];
}
