import type { Application } from './application.ts';
import type { Api } from './client/api.ts';
import type { Host } from './client/host.ts';
import type { ExitCode } from './exit-code.ts';
import type { Terminal } from './terminal.ts';

/** What every command is given. */
export interface CommandContext {
  readonly terminal: Terminal;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** How to call this program, for hints: `npm start --` or `statehouse`. */
  readonly program: string;
  readonly application: Application;
  now(): number;
  /** The exit code of the command, once everything is closed. */
  finish(code: ExitCode): void;
  /** Ends the process at once. */
  leave(code: ExitCode): void;
  openHost(options: ServerOptions): Promise<Host>;
}

/** The options that say which server to talk to. */
export interface ServerOptions {
  readonly server?: string;
  readonly token?: string;
}

/** Runs a command's work over the API, and leaves the host as it was found. */
export async function withApi<Result>(
  context: CommandContext,
  options: ServerOptions,
  work: (api: Api, host: Host) => Promise<Result>,
): Promise<Result> {
  const { createApi } = await import('./client/api.ts');
  const host = await context.openHost(options);
  try {
    return await work(createApi(host), host);
  } finally {
    await host.close();
  }
}
