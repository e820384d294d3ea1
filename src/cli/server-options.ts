import type { Command } from 'commander';

/** The options of every command that talks to a server. */
export function withServerOptions(command: Command): Command {
  return command
    .option('--server <url>', 'talk to this server instead of the one that is found (STATEHOUSE_URL)')
    .option('--token <token>', 'bearer token for the server (STATEHOUSE_TOKEN)');
}

export function examples(...lines: readonly string[]): string {
  return `\nExamples:\n${lines.map((line) => `  ${line}`).join('\n')}`;
}
