import { StatehouseError } from '#core';
import type { Application } from './application.ts';
import { CliError } from './cli-error.ts';
import { openHost } from './client/host.ts';
import type { CommandContext } from './command-context.ts';
import { type ExitCode, exitCode } from './exit-code.ts';
import { CommanderError, createProgram, withDefaultCommand } from './program.ts';
import { programName } from './program-name.ts';
import type { Terminal } from './terminal.ts';

export interface RunPorts {
  readonly terminal: Terminal;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly version: string;
  readonly application: Application;
  now(): number;
  /** Ends the process without waiting for anything. */
  leave(code: ExitCode): void;
}

/** Runs one command line. Never rejects: what went wrong is written to standard error and told by the code. */
export async function run(argv: readonly string[], ports: RunPorts): Promise<ExitCode> {
  let code: ExitCode = exitCode.completed;
  const context: CommandContext = {
    terminal: ports.terminal,
    environment: ports.environment,
    program: programName(ports.environment),
    application: ports.application,
    now: ports.now,
    finish: (finished) => {
      code = finished;
    },
    leave: ports.leave,
    async openHost(options) {
      const { environment, application } = ports;
      return openHost({
        server: options.server ?? environment['STATEHOUSE_URL'] ?? null,
        token: options.token ?? environment['STATEHOUSE_TOKEN'] ?? null,
        dataDir: () => application.dataDir(),
        launch() {
          // The first start makes a database; a person should not wonder about the silence.
          if (ports.terminal.live) ports.terminal.stderr.write('Starting Statehouse in this process …\n');
          return application.launch();
        },
      });
    },
  };
  try {
    await createProgram(context, ports.version).parseAsync(withDefaultCommand(argv), { from: 'user' });
    return code;
  } catch (error) {
    return explained(error, ports);
  }
}

function explained(error: unknown, { terminal, environment }: RunPorts): ExitCode {
  // Commander has written its own message already.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.completed : exitCode.usage;
  const known = error instanceof StatehouseError;
  const message = error instanceof Error ? error.message : String(error);
  terminal.stderr.write(`statehouse: ${message}\n`);
  if (error instanceof Error && (!known || environment['STATEHOUSE_LOG_LEVEL'] === 'debug')) {
    terminal.stderr.write(`${error.stack ?? ''}\n`);
  }
  return error instanceof CliError ? error.exitCode : exitCode.failed;
}
