import { readFileSync } from 'node:fs';
import process from 'node:process';
import { run } from './run.ts';
import { statehouseApplication } from './statehouse-application.ts';
import { createTerminal } from './terminal.ts';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};
const code = await run(process.argv.slice(2), {
  terminal: createTerminal(process, process.env),
  environment: process.env,
  version,
  application: statehouseApplication(process.env),
  now: Date.now,
  leave: (leaving) => process.exit(leaving),
});
// Standard input or a keep-alive socket may still hold the process; everything of ours is closed.
process.stdout.write('', () => process.exit(code));
