import type { Command } from 'commander';
import type { ServingApp } from '../application.ts';
import type { CommandContext } from '../command-context.ts';
import { watchInterrupts } from '../deliberate/interrupts.ts';
import { exitCode } from '../exit-code.ts';
import { portNumber } from '../parse-options.ts';
import { pageOf, printLines } from '../print.ts';
import { rehearsalNotice } from '../render/header-lines.ts';
import { labelled } from '../render/labelled.ts';
import { type Page, ruled } from '../render/page.ts';
import { examples } from '../server-options.ts';

interface Options {
  readonly port?: number;
  readonly host?: string;
  readonly json?: boolean;
}

export function addServe(program: Command, context: CommandContext): void {
  program
    .command('serve')
    .description('serve the GraphQL API (the command without a name)')
    .option('--port <port>', 'port to listen on; 0 takes a free one (STATEHOUSE_PORT)', portNumber)
    .option('--host <address>', 'address to listen on (STATEHOUSE_HOST)')
    .option('--json', 'print one line of JSON once it serves')
    .addHelpText('after', examples('statehouse serve', 'statehouse serve --port 5000'))
    .action(async (options: Options) => {
      const { terminal } = context;
      const interrupts = watchInterrupts({
        now: context.now,
        again: () => context.leave(exitCode.interrupted),
      });
      const app = await context.application.serve({
        ...(options.port === undefined ? {} : { port: options.port }),
        ...(options.host === undefined ? {} : { host: options.host }),
      });
      if (options.json) {
        const { url, database, dataDir, providers } = app;
        terminal.stdout.write(`${JSON.stringify({ type: 'serving', url, database, dataDir, providers })}\n`);
      } else {
        printLines(terminal, servingLines(pageOf(terminal), app, context.program));
      }
      await stopped(interrupts.signal);
      if (!options.json)
        printLines(terminal, ['Stopping: what runs is committed, the rest goes on with the next start.']);
      await app.close();
      interrupts.close();
    });
}

function servingLines(page: Page, app: ServingApp, program: string): string[] {
  const [inForce, ...others] = app.providers;
  const providers = [inForce, ...others].flatMap((each) => (each ? [nameOf(each)] : []));
  return [
    ruled(page, 'Statehouse'),
    ...labelled(page, 'API', new URL('/graphql', app.url).href),
    ...labelled(page, '', 'open it in a browser for the playground'),
    ...labelled(page, 'Data', app.database),
    ...labelled(page, 'Model', providers.join(' · then ') || 'none'),
    ...labelled(page, 'Try', `${program} deliberate "What shall we decide?"   (in another terminal)`),
    ...(inForce?.rehearsal ? ['', ...rehearsalNotice(page)] : []),
    '',
    page.color.dim('Ctrl-C stops it.'),
  ];
}

/** The rehearsal provider and its model share one name. */
function nameOf({ name, model }: ServingApp['providers'][number]): string {
  return name === model ? name : `${name}, ${model}`;
}

function stopped(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
