import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const compileCache = fileURLToPath(new URL('../../../node_modules/.cache/statehouse-tests', import.meta.url));

/** A child process that says one JSON line when it is ready. */
export interface Spawned<Ready> {
  readonly child: ChildProcess;
  /** Null when it ended before it was ready. */
  readonly ready: Ready | null;
  /** Resolves when it is gone. */
  readonly gone: Promise<unknown>;
  isGone(): boolean;
  kill(): Promise<void>;
}

export async function spawnUntilReady<Ready>(
  script: URL,
  options: { readonly args?: readonly string[]; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<Spawned<Ready>> {
  const child = spawn(process.execPath, [fileURLToPath(script), ...(options.args ?? [])], {
    stdio: ['ignore', 'pipe', 'inherit'],
    // A suite starts the same program dozens of times: it is compiled once.
    env: { NODE_COMPILE_CACHE: compileCache, ...process.env, ...options.env },
  });
  const gone = once(child, 'close');
  const first = Promise.withResolvers<Ready | null>();
  createInterface(child.stdout).once('line', (line) => first.resolve(JSON.parse(line) as Ready));
  void gone.then(() => first.resolve(null));
  return {
    child,
    ready: await first.promise,
    gone,
    isGone: () => child.exitCode !== null || child.signalCode !== null,
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}
