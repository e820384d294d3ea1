import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

const entry = fileURLToPath(new URL('../../src/cli/start.mjs', import.meta.url));
const goal = 'Should a 12-person company move its monolith to services this year?';

let database: TestDatabase;
let dataDir: string;
const children = new Set<ChildProcess>();

beforeAll(async () => {
  database = await createTestDatabase();
  dataDir = await mkdtemp(join(tmpdir(), 'statehouse-cli-'));
});

afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  children.clear();
});

afterAll(async () => {
  await database.drop();
  await rm(dataDir, { recursive: true, force: true });
});

type Event = Record<string, unknown> & { readonly type: string };

interface Command {
  readonly child: ChildProcess;
  readonly events: Event[];
  /** Resolves with the first event that fits, also one that came before. */
  sees(fits: (event: Event) => boolean): Promise<Event>;
  /** Exit code and everything it wrote. */
  end(): Promise<{ code: number | null; stdout: string; stderr: string }>;
}

function statehouse(argv: readonly string[], more: Record<string, string> = {}): Command {
  const child = spawn(process.execPath, [entry, ...argv], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: process.env['HOME'] ?? '',
      DATABASE_URL: database.url,
      STATEHOUSE_DATA_DIR: dataDir,
      STATEHOUSE_PORT: '0',
      STATEHOUSE_REHEARSAL_TOKEN_DELAY_MS: '0',
      ...more,
    },
  });
  children.add(child);
  const ended = once(child, 'close') as Promise<[number | null]>;
  const output = { stdout: '', stderr: '' };
  const events: Event[] = [];
  const waiting = new Set<() => void>();
  child.stderr?.on('data', (chunk) => {
    output.stderr += String(chunk);
  });
  createInterface({ input: child.stdout as NonNullable<typeof child.stdout> }).on('line', (line) => {
    output.stdout += `${line}\n`;
    if (line.startsWith('{"type"')) events.push(JSON.parse(line));
    for (const look of waiting) look();
  });
  return {
    child,
    events,
    sees: (fits) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = events.find(fits);
          if (found === undefined) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        void ended.then(() =>
          reject(new Error(`the command ended before: ${output.stderr}${output.stdout}`)),
        );
        look();
      }),
    async end() {
      const [code] = await ended;
      children.delete(child);
      return { code, ...output };
    },
  };
}

const isMessage = ({ type }: Event): boolean => type === 'message';
const ordinalsOf = (events: readonly Event[]): number[] =>
  events.filter(isMessage).map(({ message }) => (message as { ordinal: number }).ordinal);
const oneTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

describe('the command line over the whole application', { timeout: 120_000 }, () => {
  it('carries a deliberation to its decision, and its journal refolds to what is stored', async () => {
    const run = statehouse(['deliberate', goal, '--json']);
    const { code, stderr } = await run.end();
    expect(stderr).toBe('');
    expect(code).toBe(0);
    expect(run.events[0]).toMatchObject({ type: 'conversation', goal, rehearsal: true });
    const id = String(run.events[0]?.['conversationId']);
    expect(run.events.at(-1)).toMatchObject({
      type: 'result',
      status: 'completed',
      conversationId: id,
      decision: { rehearsal: true, title: expect.any(String), actionItems: expect.any(Array) },
    });
    const { totals } = run.events.at(-1) as unknown as { totals: { messages: number } };
    expect(ordinalsOf(run.events)).toEqual(oneTo(totals.messages));

    const replay = statehouse(['replay', '--all', '--json']);
    expect(await replay.end()).toMatchObject({ code: 0, stderr: '' });
    const fit = await statehouse(['migrate-check', '--json']).end();
    expect(fit.code).toBe(0);
    expect(JSON.parse(fit.stdout)).toMatchObject({ migrates: [], unfit: [] });
    const shown = await statehouse(['show', id]).end();
    expect(shown.code).toBe(0);
    expect(shown.stdout).toContain('Decision');
  });

  it('pauses durably at Ctrl-C and goes on with --resume, each message told once', async () => {
    const first = statehouse(['deliberate', goal, '--json'], { STATEHOUSE_REHEARSAL_TOKEN_DELAY_MS: '10' });
    await first.sees((event) => event.type === 'phase' && event['phase'] === 'discussion');
    first.child.kill('SIGINT');
    const paused = await first.end();
    expect(paused.code).toBe(130);
    expect(first.events.at(-1)).toMatchObject({ type: 'result', status: 'paused', decision: null });
    const id = String(first.events[0]?.['conversationId']);

    const second = statehouse(['deliberate', '--resume', id, '--json']);
    expect(await second.end()).toMatchObject({ code: 0, stderr: '' });
    expect(second.events[0]).toMatchObject({ type: 'conversation', conversationId: id, resumed: true });
    const { totals } = second.events.at(-1) as unknown as { totals: { messages: number } };
    expect([...ordinalsOf(first.events), ...ordinalsOf(second.events)]).toEqual(oneTo(totals.messages));
  });

  it('finds the running server, and carries on here when that is killed, each message told once', async () => {
    const server = statehouse(['serve', '--json'], { STATEHOUSE_REHEARSAL_TOKEN_DELAY_MS: '10' });
    const { url } = await server.sees(({ type }) => type === 'serving');
    const run = statehouse(['deliberate', goal, '--json']);
    const begun = await run.sees(({ type }) => type === 'conversation');
    expect(begun['url']).toBe(url);
    await run.sees((event) => event.type === 'phase' && event['phase'] === 'discussion');
    server.child.kill('SIGKILL');
    expect(await run.end()).toMatchObject({ code: 0 });
    expect(run.events.filter(({ type }) => type === 'connection').map(({ state }) => state)).toEqual([
      'lost',
      'restored',
    ]);
    const { totals } = run.events.at(-1) as unknown as { totals: { messages: number } };
    expect(ordinalsOf(run.events)).toEqual(oneTo(totals.messages));
  });

  it('serves until it is told to end, and leaves no note behind', async () => {
    const server = statehouse(['serve', '--json']);
    await server.sees(({ type }) => type === 'serving');
    const listed = await statehouse(['charts', '--json']).end();
    expect(JSON.parse(listed.stdout).charts.map(({ name }: { name: string }) => name)).toContain(
      'conversation',
    );
    server.child.kill('SIGTERM');
    expect(await server.end()).toMatchObject({ code: 0 });
    await expect(access(join(dataDir, 'server.json'))).rejects.toThrow('ENOENT');
  });

  it('examines settings, charts, database and model', async () => {
    const { code, stdout } = await statehouse(['doctor', '--json']).end();
    const { ok, findings } = JSON.parse(stdout) as { ok: boolean; findings: { part: string; ok: boolean }[] };
    expect({ code, ok }).toEqual({ code: 0, ok: true });
    expect(findings.map(({ part }) => part)).toEqual(['settings', 'charts', 'database', 'provider']);
  });

  it('says what is wrong with the settings instead of starting', async () => {
    const { code, stderr } = await statehouse(['serve'], { STATEHOUSE_PORT: 'many' }).end();
    expect(code).toBe(1);
    expect(stderr).toContain('STATEHOUSE_PORT');
    expect(stderr).not.toMatch(/^ {4}at /m);
  });
});
