import type { Command } from 'commander';

/** The command that a group runs when none is named: its first one, which can do without arguments. */
export function defaultOf(group: Command): Command | undefined {
  const [first] = group.parent === null ? [] : group.commands;
  return first?.registeredArguments.every(({ required }) => !required) ? first : undefined;
}

/** A mistyped subcommand would reach the default one as an argument too many, which does not say what is wrong. */
export function refuseUnknownSubcommands(program: Command): void {
  for (const group of program.commands) {
    const byDefault = defaultOf(group);
    if (byDefault === undefined || byDefault.registeredArguments.length > 0) continue;
    byDefault.allowExcessArguments();
    byDefault.hook('preAction', (command) => {
      const [unknown] = command.args;
      if (unknown === undefined) return;
      const names = group.commands.map((each) => each.name()).join(', ');
      group.error(`error: unknown command '${unknown}'. Expected one of ${names}.`, {
        code: 'commander.unknownCommand',
      });
    });
  }
}
