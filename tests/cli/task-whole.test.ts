import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

const entry = fileURLToPath(new URL('../../src/cli/start.mjs', import.meta.url));
const description = 'Describe a harbour; describe a ferry; then compare both';

let database: TestDatabase;
let dataDir: string;
const children = new Set<ChildProcess>();

beforeAll(async () => {
  database = await createTestDatabase();
  dataDir = await mkdtemp(join(tmpdir(), 'statehouse-task-'));
});

afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  children.clear();
});

afterAll(async () => {
  await database.drop();
  await rm(dataDir, { recursive: true, force: true });
});

type Line = Record<string, unknown>;

interface Command {
  readonly child: ChildProcess;
  readonly lines: Line[];
  /** Resolves with the first line of JSON that fits, also one that came before. */
  sees(fits: (line: Line) => boolean): Promise<Line>;
  end(): Promise<{ readonly code: number | null; readonly stderr: string }>;
}

function statehouse(argv: readonly string[], tokenDelayMs = 0): Command {
  const child = spawn(process.execPath, [entry, ...argv], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: process.env['HOME'] ?? '',
      DATABASE_URL: database.url,
      STATEHOUSE_DATA_DIR: dataDir,
      STATEHOUSE_PORT: '0',
      STATEHOUSE_REHEARSAL_TOKEN_DELAY_MS: String(tokenDelayMs),
    },
  });
  children.add(child);
  const ended = once(child, 'close') as Promise<[number | null]>;
  const lines: Line[] = [];
  const waiting = new Set<() => void>();
  let stderr = '';
  child.stderr?.on('data', (chunk) => {
    stderr += String(chunk);
  });
  createInterface({ input: child.stdout as NonNullable<typeof child.stdout> }).on('line', (line) => {
    if (line.startsWith('{')) lines.push(JSON.parse(line));
    for (const look of waiting) look();
  });
  return {
    child,
    lines,
    sees: (fits) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = lines.find(fits);
          if (found !== undefined) resolve(found);
        };
        waiting.add(look);
        void ended.then(() => reject(new Error(`the command ended before: ${stderr}`)));
        look();
      }),
    async end() {
      const [code] = await ended;
      children.delete(child);
      return { code, stderr };
    },
  };
}

const completions = (lines: readonly Line[]): readonly unknown[] =>
  lines.filter(({ type, stage }) => type === 'subtask' && stage === 'completed').map(({ key }) => key);

const doneBy = (line: Line | undefined): number =>
  ((line?.['agents'] ?? []) as { completed: number }[]).reduce((sum, { completed }) => sum + completed, 0);

describe('a task at the terminal', { timeout: 180_000 }, () => {
  it('is paused durably at Ctrl-C, and goes on with --resume to its result', async () => {
    const first = statehouse(['run', description, '--json'], 25);
    const { taskId } = await first.sees(({ type }) => type === 'task');
    await first.sees(({ type, stage }) => type === 'subtask' && stage === 'running');
    await first.sees(({ type }) => type === 'token');
    first.child.kill('SIGINT');
    expect((await first.end()).code).toBe(130);
    expect(first.lines.at(-1)).toMatchObject({ type: 'result', status: 'paused', taskId });

    const second = statehouse(['run', '--resume', String(taskId), '--json']);
    expect(await second.end()).toMatchObject({ code: 0, stderr: '' });
    expect(second.lines[0]).toMatchObject({ type: 'task', taskId, resumed: true });
    expect(second.lines.at(-1)).toMatchObject({ type: 'result', status: 'completed', taskId });
    expect(second.lines.at(-1)?.['result']).toEqual(expect.any(String));
    expect(new Set(completions(second.lines)).size).toBe(3);
  });

  it('asks nobody without a terminal, takes an answer given beforehand, and else says how to go on', async () => {
    const waiting = statehouse(['run', description, '--approve', '--json']);
    expect((await waiting.end()).code).toBe(3);
    const { taskId, status } = waiting.lines.at(-1) as { taskId: string; status: string };
    expect(status).toBe('awaitingApproval');
    const question = waiting.lines.find(({ type }) => type === 'question');
    expect(question).toMatchObject({ clarification: { urgency: 'harsh' } });

    const { clarification } = question as { clarification: { options: readonly string[] } };
    const [approval = 'yes'] = clarification.options;
    const answered = statehouse(['run', '--resume', taskId, '--answer', approval, '--json']);
    expect((await answered.end()).code).toBe(0);
    expect(answered.lines.at(-1)).toMatchObject({ type: 'result', status: 'completed', taskId });
  });

  it('is followed through a server that is killed, each subtask completed once', async () => {
    const server = statehouse(['serve', '--json'], 25);
    await server.sees(({ type }) => type === 'serving');
    const run = statehouse(['run', description, '--json'], 25);
    await run.sees(({ type, stage }) => type === 'subtask' && stage === 'completed');
    server.child.kill('SIGKILL');
    expect(await run.end()).toMatchObject({ code: 0 });
    expect(run.lines.filter(({ type }) => type === 'connection').map(({ state }) => state)).toEqual([
      'lost',
      'restored',
    ]);
    expect(completions(run.lines)).toHaveLength(3);
  });

  it('shows up in tables that are watched, until Ctrl-C', async () => {
    const server = statehouse(['serve', '--json'], 10);
    await server.sees(({ type }) => type === 'serving');
    const agents = statehouse(['agents', '--watch', '--json']);
    const tasks = statehouse(['tasks', '--watch', '--json']);
    const logs = statehouse(['logs', '--follow', '--json', '--limit', '1']);
    await Promise.all([agents.sees(() => true), tasks.sees(() => true), logs.sees(() => true)]);
    const run = statehouse(['run', 'Describe the keeper of a lighthouse', '--json']);
    const { taskId } = await run.sees(({ type }) => type === 'task');
    const listed = (status: string) => (line: Line) =>
      (line['tasks'] as { address: string; status: string }[]).some(
        (task) => task.address === taskId && task.status === status,
      );
    const doneBefore = doneBy(agents.lines[0]);
    await agents.sees((line) => doneBy(line) > doneBefore);
    await tasks.sees(listed('completed'));
    await logs.sees(({ text, address }) => text === 'task completed' && address === taskId);
    expect((await run.end()).code).toBe(0);
    for (const watched of [agents, tasks, logs]) {
      watched.child.kill('SIGINT');
      expect((await watched.end()).code).toBe(0);
    }
  });
});
