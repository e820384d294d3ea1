#!/usr/bin/env node
// Plain JavaScript that any Node can parse: it finds a Node that runs TypeScript, or says which one is needed.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';

const needed = [22, 18];
const [major, minor] = process.versions.node.split('.').map(Number);

if (major > needed[0] || (major === needed[0] && minor >= needed[1])) {
  // What was compiled is kept beside the packages, where only who installed them writes: later starts are quicker.
  module.enableCompileCache?.(
    fileURLToPath(new URL('../../node_modules/.cache/statehouse', import.meta.url)),
  );
  await import('./main.ts');
} else {
  const packaged = `../../node_modules/node-${process.platform}-${process.arch}/bin/node`;
  const bundled = fileURLToPath(new URL(packaged, import.meta.url));
  if (existsSync(bundled)) runWith(bundled);
  else refuse();
}

function runWith(node) {
  const self = fileURLToPath(import.meta.url);
  const child = spawn(node, [...process.execArgv, self, ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    process.stderr.write(`statehouse: could not start '${node}': ${error.message}\n`);
    process.exitCode = 1;
  });
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 1);
  });
}

function refuse() {
  process.stderr.write(
    `statehouse: this is Node ${process.versions.node}, which cannot run it; Node ${needed.join('.')} or newer is needed.\n` +
      'On Linux, `npm ci` brings Node 24: use `npm start -- <command>` after it.\n' +
      'On macOS and Windows, install Node 24 (https://nodejs.org/en/download, or `brew install node@24`).\n',
  );
  process.exitCode = 1;
}
