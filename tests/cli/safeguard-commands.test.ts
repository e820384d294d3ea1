import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Receiver, startReceiver } from '../notify/receiver.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { followTask, hasStatus } from '../support/follow-task.ts';
import { insertRows } from '../support/insert-rows.ts';
import { deadLetterSample } from '../support/row-samples.ts';
import { startTestApp, type TestApp } from '../support/start-test-app.ts';
import { longLines } from './fake/long-lines.ts';
import { runCli } from './fake/run-cli.ts';

let database: TestDatabase;
let app: TestApp;
let hook: Receiver;
let folder: string;

beforeAll(async () => {
  database = await createTestDatabase();
  hook = await startReceiver();
  folder = await mkdtemp(join(tmpdir(), 'statehouse-cli-'));
  app = await startTestApp(
    database,
    { STATEHOUSE_REHEARSAL_TOKEN_DELAY_MS: '0' },
    {
      configFile: {
        notifications: {
          ops: { kind: 'webhook', url: hook.url },
          gone: { kind: 'webhook', url: 'http://127.0.0.1:9/', takes: ['alert'] },
        },
      },
    },
  );
});

afterAll(async () => {
  await app.close();
  await hook.close();
  await rm(folder, { recursive: true });
  await database.drop();
});

const cli = (...argv: string[]) => runCli(argv, { url: app.url });
const json = async (...argv: string[]) => JSON.parse((await cli(...argv, '--json')).stdout);

async function fileOf(content: unknown): Promise<string> {
  const file = join(folder, 'policies.json');
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

describe('statehouse limits', { timeout: 60_000 }, () => {
  it('shows the limits in force', async () => {
    const { code, stdout } = await cli('limits');
    expect(code).toBe(0);
    for (const words of ['32 generations', 'A task', 'A conversation', 'Queues         no limit'])
      expect(stdout).toContain(words);
    expect(longLines(stdout)).toEqual([]);
    expect(await json('limits')).toMatchObject({ spawnDepth: 32, crew: { queues: [], agentTypes: [] } });
  });

  it('changes those that are named, and leaves the others', async () => {
    await cli('limits', 'set', '--queue', 'heavy=2', '--queue', 'critic=1', '--agent-type', 'analyst=1');
    expect((await cli('limits', 'set', '--queue', 'critic=none')).stdout).toBe(
      'Queues         heavy 2\nAgent types    analyst 1\n',
    );
    expect((await json('limits')).crew).toEqual({
      queues: [{ name: 'heavy', limit: 2 }],
      agentTypes: [{ name: 'analyst', limit: 1 }],
    });
    expect(await json('limits', 'set', '--queue', 'heavy=none', '--agent-type', 'analyst=none')).toEqual({
      queues: [],
      agentTypes: [],
    });
  });
});

describe('statehouse policies', { timeout: 60_000 }, () => {
  const noSql = { id: 'no-sql', on: 'stream', pattern: 'drop table', action: 'interject', text: 'Never.' };
  const slow = { id: 'slow', event: 'subtask.*', rate: { count: 3, withinMs: 60_000 }, action: 'escalate' };

  it('are set from a file, listed, and set again from what was listed', async () => {
    expect((await cli('policies')).stdout).toContain('policies set <file>');
    expect((await cli('policies', 'set', await fileOf([noSql, slow]))).stdout).toBe(
      'Set: no-sql\nSet: slow\n',
    );
    const { stdout } = await cli('policies');
    expect(stdout).toMatch(/no-sql +streamed words +task\/\* +interject +\/drop table\//);
    expect(stdout).toMatch(/slow +events subtask\.\* +task\/\* +escalate +3 in 1m 00s/);
    expect(longLines(stdout)).toEqual([]);
    const { policies } = await json('policies');
    expect((await cli('policies', 'set', await fileOf(policies))).code).toBe(0);
    expect((await json('policies')).policies).toEqual(policies);
  });

  it('are read from standard input, and removed', async () => {
    const stdin = new PassThrough().end(JSON.stringify({ ...noSql, text: 'Not here.' }));
    const set = await runCli(['policies', 'set', '-', '--json'], { url: app.url, stdin });
    expect(JSON.parse(set.stdout)).toEqual({ set: ['no-sql'] });
    expect((await json('policies')).policies).toHaveLength(2);
    expect((await cli('policies', 'remove', 'no-sql')).stdout).toBe('Removed: no-sql\n');
    expect((await json('policies')).policies).toMatchObject([{ id: 'slow' }]);
  });
});

describe('statehouse breakers', { timeout: 60_000 }, () => {
  it('says when nothing has failed', async () => {
    expect((await cli('breakers')).stdout).toContain('has failed so far');
  });

  it('shows, opens and closes a breaker by the name of what it is for', async () => {
    await app.ask(
      'mutation { startActor(input: { chart: "circuit-breaker", id: "far", input: { subject: "far", kind: "provider" } }) { errors { code } } }',
    );
    const breaker = 'circuit-breaker/far';
    expect((await cli('breakers', 'trip', breaker, '--reason', 'maintenance')).stdout).toBe('far: open\n');
    const { stdout } = await cli('breakers');
    expect(stdout).toMatch(/OF +KIND +STATE +IN A ROW +FAILED +TRIAL IN +REASON/);
    expect(stdout).toMatch(/far +provider +open .* maintenance/);
    expect(longLines(stdout)).toEqual([]);
    expect(await json('breakers', 'reset', 'far')).toMatchObject({ subject: 'far', state: 'closed' });
    expect((await json('breakers')).breakers).toMatchObject([{ id: breaker, state: 'closed' }]);
  });
});

describe('statehouse dead-letters', { timeout: 60_000 }, () => {
  async function deadLetter(id: string, event: object): Promise<string> {
    const { submitTask } = await app.ask<{ submitTask: { task: { address: string } } }>(
      `mutation { submitTask(description: "Describe the harbour ${id}", options: { planApproval: "required" }) { task { address } } }`,
    );
    const { address } = submitTask.task;
    await followTask(app, address, hasStatus('awaitingApproval'));
    await insertRows(database.pool, 'dead_letter', [deadLetterSample(id, { address, event })]);
    return address;
  }

  it('are listed, shown, and put back', async () => {
    expect((await cli('dead-letters')).stdout).toBe('No dead letters.\n');
    const address = await deadLetter('letter-1', { type: 'task.cancel', reason: 'over' });
    const { stdout } = await cli('dead-letters');
    expect(stdout).toMatch(/LETTER +AGE +EVENT +FOR/);
    expect(stdout).toMatch(/letter-1 +\S.* +task\.cancel +task\//);
    expect(longLines(stdout)).toEqual([]);
    const shown = (await cli('dead-letters', 'show', 'letter-1')).stdout;
    expect(shown).toContain(address);
    expect(shown).toContain('"reason": "over"');
    expect((await cli('dead-letters', 'redrive', 'letter-1')).stdout).toBe(
      `letter-1: put back for ${address}\n`,
    );
    await followTask(app, address, hasStatus('cancelled'));
    expect((await json('dead-letters')).deadLetters).toEqual([]);
    expect((await cli('dead-letters', '--redriven')).stdout).toContain('letter-1');
  });

  it('are all put back at once', async () => {
    await deadLetter('letter-2', { type: 'task.cancel' });
    await deadLetter('letter-3', { type: 'task.cancel' });
    expect((await cli('dead-letters', 'redrive', '--all')).stdout).toContain('2 dead letters put back.');
    expect(await json('dead-letters', 'redrive', '--all')).toEqual({ redriven: [] });
  });
});

describe('statehouse notifications', { timeout: 120_000 }, () => {
  it('shows the channels, and tries one', async () => {
    expect((await cli('notifications', 'channels')).stdout).toMatch(/ops +webhook +question, taskFailed/);
    expect((await cli('notifications', 'test', 'ops')).stdout).toMatch(/^ops took it in /);
    const failed = await cli('notifications', 'test', 'gone', '--json');
    expect(failed.code).toBe(1);
    expect(JSON.parse(failed.stdout)).toMatchObject({ channel: 'gone', ok: false });
    expect((await cli('notifications', 'test', 'nowhere')).stderr).toContain('The channels are ops, gone');
  });

  it('lists notices by what became of them, and sends one again', async () => {
    // The trip of the breaker above, or of this one, is an alert.
    await cli('breakers', 'trip', 'circuit-breaker/far');
    await expect
      .poll(
        async () => (await json('notifications', '--channel', 'ops', '--status', 'delivered')).totalCount,
        {
          timeout: 60_000,
        },
      )
      .toBeGreaterThan(0);
    const { stdout } = await cli('notifications', '--kind', 'alert');
    expect(stdout).toMatch(/NOTIFICATION +AGE +KIND +CHANNEL +STATUS +ABOUT/);
    expect(longLines(stdout)).toEqual([]);
    await expect
      .poll(
        async () => (await json('notifications', '--channel', 'gone', '--status', 'retrying')).totalCount,
        {
          timeout: 60_000,
        },
      )
      .toBeGreaterThan(0);
    const { notifications } = await json('notifications', '--channel', 'gone', '--status', 'retrying');
    const again = await cli('notifications', 'retry', notifications[0].address);
    expect(again.stdout).toContain(`Sent again: ${notifications[0].address}`);
  });
});

describe('wrong input to the safeguards', { timeout: 60_000 }, () => {
  it.each([
    [['limits', 'set'], 2, 'Say what to change'],
    [['limits', 'set', '--queue', 'heavy'], 2, 'heavy=none'],
    [['limits', 'set', '--queue', 'heavy=1001'], 2, 'from 0 to 1000'],
    [['policies', 'set', '/nowhere.json'], 2, 'there is none'],
    [['policies', 'remove', 'nothing'], 1, '`statehouse policies`'],
    [['breakers', 'reset', 'nothing'], 1, '`statehouse breakers`'],
    [['dead-letters', 'redrive'], 2, 'or --all'],
    [['dead-letters', 'redrive', 'nothing'], 1, 'deadLetter.unknown'],
    [['dead-letters', 'show', 'nothing'], 1, '`statehouse dead-letters`'],
    [['notifications', '--status', 'lost'], 2, 'pending, retrying'],
    [['notifications', 'retry', 'nothing'], 1, 'notification.unknown'],
  ])('%j ends with code %i and says why', async (argv, code, words) => {
    const refused = await cli(...argv);
    expect(refused).toMatchObject({ code, stdout: '' });
    expect(refused.stderr).toContain(words);
    expect(refused.stderr).not.toMatch(/\n +at /);
  });

  it.each([
    ['no JSON at all', '{', 'holds no JSON'],
    ['no policy', [], 'holds no policy'],
    ['no id', { action: 'pause' }, 'holds no policy'],
    ['an unknown action', { id: 'x', action: 'explode' }, 'explode'],
  ])('a file with %s sets nothing', async (_, content, words) => {
    const refused = await cli('policies', 'set', await fileOf(content));
    expect(refused.code).toBeGreaterThan(0);
    expect(refused.stderr).toContain(words);
  });
});
