import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

const entry = fileURLToPath(new URL('../../src/cli/start.mjs', import.meta.url));

let database: TestDatabase;
let dataDir: string;

beforeAll(async () => {
  database = await createTestDatabase();
  dataDir = await mkdtemp(join(tmpdir(), 'statehouse-run-'));
});

afterAll(async () => {
  await database.drop();
  await rm(dataDir, { recursive: true, force: true });
});

function statehouse(...argv: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: process.env['HOME'] ?? '',
    DATABASE_URL: database.url,
    STATEHOUSE_DATA_DIR: dataDir,
    STATEHOUSE_PORT: '0',
    STATEHOUSE_REHEARSAL_TOKEN_DELAY_MS: '0',
  };
  return new Promise((resolve) => {
    execFile(process.execPath, [entry, ...argv], { env, timeout: 60_000 }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, stdout, stderr });
    });
  });
}

describe('the command run', { timeout: 120_000 }, () => {
  it('carries a task to its result, which task and tasks show afterwards', async () => {
    const { code, stdout, stderr } = await statehouse('run', 'Calculate the factorial of 10', '--json');
    expect(stderr).toBe('');
    expect(code).toBe(0);
    const events = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    const last = events.at(-1);
    expect(last).toMatchObject({ type: 'result', status: 'completed', rehearsal: true });
    expect(last?.['result']).toContain('3628800');
    const id = String(last?.['taskId']);
    const shown = await statehouse('task', id);
    expect(shown.stdout).toContain('3628800');
    expect((await statehouse('tasks')).stdout).toContain(id);
  });

  it('keeps to the limits that it is given, and shows what is used of them', async () => {
    const limits = ['--max-model-calls', '2', '--budget-tokens', '90000', '--fail-when-exhausted'];
    const { code, stdout } = await statehouse('run', 'Describe the tides of a harbour', '--json', ...limits);
    expect(code).not.toBe(0);
    const last = JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}') as Record<string, unknown>;
    expect(last).toMatchObject({ type: 'result', status: 'failed', failure: { code: 'budget.exhausted' } });
    const shown = await statehouse('task', String(last['taskId']));
    expect(shown.stdout).toMatch(/budget: \d+ of 90,000 tokens · 2 of 2 model calls/);
    const refused = await statehouse('run', 'Describe the tides of a harbour', '--max-model-calls', '0');
    expect(refused.stderr).toContain('a whole number from 1');
  });

  it('refuses a description that is too short, and says what is expected', async () => {
    const { code, stderr } = await statehouse('run', 'short');
    expect(code).toBe(1);
    expect(stderr).toContain('expected 10 to 5,000');
  });

  it('ends with its own exit code when a person has to approve the plan', async () => {
    const { code, stdout } = await statehouse('run', 'Describe the tides of a harbour', '--approve');
    expect(code).toBe(3);
    expect(stdout).toContain('awaitingApproval');
  });
});
