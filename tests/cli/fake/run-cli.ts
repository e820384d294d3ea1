import { PassThrough, Writable } from 'node:stream';
import type { Application } from '../../../src/cli/application.ts';
import { run } from '../../../src/cli/run.ts';

export interface CliRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** The lines of standard output as JSON. */
  events(): Record<string, unknown>[];
}

export interface CliOptions {
  readonly url?: string;
  readonly stdin?: PassThrough;
  readonly environment?: Record<string, string>;
  readonly columns?: number;
  readonly application?: Application;
  /** Called with all of standard output so far, at each write. */
  readonly onOutput?: (text: string) => void;
}

/** Runs a command line in this process, with streams in place of a terminal. */
export async function runCli(argv: readonly string[], options: CliOptions = {}): Promise<CliRun> {
  const out = collector(options.onOutput);
  const error = collector();
  const stdin = options.stdin ?? new PassThrough().end();
  const environment = { ...(options.url ? { STATEHOUSE_URL: options.url } : {}), ...options.environment };
  const code = await run(argv, {
    terminal: {
      stdin,
      stdout: out.stream,
      stderr: error.stream,
      interactive: false,
      live: false,
      color: false,
      columns: () => options.columns ?? 80,
      rows: () => 24,
    },
    environment,
    version: '0.0.0-test',
    application: options.application ?? noApplication,
    now: Date.now,
    leave: () => undefined,
  });
  return {
    code,
    stdout: out.text(),
    stderr: error.text(),
    events: () =>
      out
        .text()
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Record<string, unknown>),
  };
}

const refuse = () => Promise.reject(new Error('this test has no application'));

export const noApplication: Application = {
  dataDir: refuse,
  launch: refuse,
  serve: refuse,
  checkCharts: refuse,
  openArchive: refuse,
  prune: refuse,
  // biome-ignore lint/correctness/useYield: it refuses before there is anything to yield
  async *examine() {
    await refuse();
  },
};

function collector(onOutput?: (text: string) => void): { stream: Writable; text(): string } {
  let text = '';
  const stream = new Writable({
    write(chunk, _, done) {
      text += String(chunk);
      onOutput?.(text);
      done();
    },
  });
  return { stream, text: () => text };
}
