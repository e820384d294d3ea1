import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FakeServer, startFakeServer } from './fake/fake-server.ts';
import { runCli } from './fake/run-cli.ts';
import { wholeStory } from './fake/stories.ts';

let server: FakeServer;
let url: string;

beforeEach(async () => {
  server = await startFakeServer({ story: wholeStory });
  url = server.url;
});

afterEach(() => server.close());

/** A conversation that waits for its first answer. */
async function waiting(): Promise<string> {
  const run = await runCli(['deliberate', 'Which database?', '--unattended', 'wait', '--json'], { url });
  return String(run.events()[0]?.['conversationId']);
}

describe('conversations', () => {
  it('lists what there is, as a table and as JSON', async () => {
    const id = await waiting();
    const table = await runCli(['conversations'], { url });
    expect(table.stdout).toMatch(new RegExp(`${id} +awaitingUser \\[R\\] +Which database\\?`));
    const json = await runCli(['conversations', '--json'], { url });
    expect(JSON.parse(json.stdout)).toMatchObject({ totalCount: 1, conversations: [{ address: id }] });
  });

  it('says how to begin when there is none', async () => {
    const { stdout } = await runCli(['conversations'], {
      url,
      environment: { npm_lifecycle_event: 'start' },
    });
    expect(stdout).toContain('npm start -- deliberate');
  });
});

describe('inbox and answer', () => {
  it('shows the open question with the command that answers it, and takes the answer', async () => {
    const id = await waiting();
    const inbox = await runCli(['inbox'], { url });
    expect(inbox.stdout).toContain('How much may it cost at most?');
    expect(inbox.stdout).toContain(`statehouse answer ${id}/question:1`);
    const answer = await runCli(['answer', `${id}/question:1`, 'about', '30,000', '--by', 'Ann'], { url });
    expect(answer.code).toBe(0);
    expect(answer.stdout).toContain('→ Mira: about 30,000 (Ann)');
    expect((await runCli(['inbox'], { url })).stdout).toContain('No question waits');
  });

  it('leaves a question to the assumption on request', async () => {
    const id = await waiting();
    const run = await runCli(['answer', `${id}/question:1`, '--assume', '--json'], { url });
    expect(JSON.parse(run.stdout)).toMatchObject({ status: 'withdrawn' });
  });

  it('says when the question is unknown, settled already, or the answer missing', async () => {
    const id = await waiting();
    const unknown = await runCli(['answer', 'nowhere', 'yes'], { url });
    expect(unknown).toMatchObject({ code: 1 });
    expect(unknown.stderr).toContain("no question 'nowhere'");
    expect(await runCli(['answer', `${id}/question:1`], { url })).toMatchObject({ code: 2 });
    await runCli(['answer', `${id}/question:1`, 'yes'], { url });
    const again = await runCli(['answer', `${id}/question:1`, 'no'], { url });
    expect(again.code).toBe(1);
    expect(again.stderr).toContain('settled already (clarification.closed)');
  });
});

describe('show', () => {
  it('prints the whole transcript with its phases, and the decision', async () => {
    const run = await runCli(['deliberate', 'Which database?', '--answer', '30,000', '--json'], { url });
    const id = String(run.events()[0]?.['conversationId']);
    const { stdout } = await runCli(['show', id], { url });
    for (const part of [
      'Initialization',
      'Exploration',
      'Discussion',
      'Consensus',
      '#6',
      'Tally',
      'Decision',
      '30,000',
    ]) {
      expect(stdout).toContain(part);
    }
    const json = JSON.parse((await runCli(['show', id, '--json'], { url })).stdout);
    expect(json).toMatchObject({ address: id, status: 'completed' });
    expect(json.messages).toHaveLength(6);
  });

  it('says what is not there', async () => {
    const run = await runCli(['show', 'conversation/none'], { url });
    expect(run.code).toBe(1);
    expect(run.stderr).toContain("no conversation or actor 'conversation/none'");
  });
});

describe('stop-all and reset', () => {
  it('tell how many actors are held and released', async () => {
    const stop = await runCli(['stop-all', '--reason', 'drill'], { url });
    expect(stop.stdout).toContain('7 actors held');
    expect(stop.stdout).toContain('statehouse reset');
    expect((await runCli(['reset', '--json'], { url })).stdout).toContain('"resumed": 7');
  });
});

describe('a server with tokens', () => {
  it('is told the token of the option or the environment, and refuses without', async () => {
    server.token = 'secret';
    const refused = await runCli(['conversations'], { url });
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('STATEHOUSE_TOKEN');
    expect((await runCli(['conversations', '--token', 'secret'], { url })).code).toBe(0);
    const run = await runCli(['deliberate', 'x', '--json'], {
      url,
      environment: { STATEHOUSE_TOKEN: 'secret' },
    });
    expect(run.code).toBe(0);
  });
});

describe('a wrong command line', () => {
  it.each([
    [['frobnicate'], "unknown command 'frobnicate'"],
    [['deliberate'], 'The goal is missing'],
    [['deliberate', 'x', '--resume', 'y'], 'a goal cannot be given beside it'],
    [['deliberate', 'x', '--quorum', 'all'], 'expected a share'],
    [['deliberate', 'x', '--unattended', 'shrug'], 'Allowed choices are assume, fail, wait'],
    [['deliberate', 'x', '--nonsense'], "unknown option '--nonsense'"],
    [['send', 'a', 'not json'], 'expected JSON'],
    [['send', 'a', '{}'], 'has no type'],
  ])('%j ends with code 2 and says why', async (argv, words) => {
    const run = await runCli(argv, { url });
    expect(run.code).toBe(2);
    expect(run.stderr).toContain(words);
    expect(run.stdout).toBe('');
  });
});

describe('help', () => {
  const commands = [
    'deliberate',
    'conversations',
    'show',
    'inbox',
    'answer',
    'actors',
    'charts',
    'send',
    'run',
    'tasks',
    'task',
    'agents',
    'queues',
    'status',
    'logs',
    'cancel',
    'pause',
    'resume',
    'approve',
    'reject',
    'retry',
    'selftest',
    'stop',
    'reset',
    'discard',
  ];

  it('names every command and the exit codes', async () => {
    const { code, stdout } = await runCli(['--help'], {});
    expect(code).toBe(0);
    for (const command of commands) expect(stdout).toContain(command);
    expect(stdout).toContain('130  interrupted');
  });

  it.each(commands)('of %s has an example and fits 80 columns', async (command) => {
    const { code, stdout } = await runCli([command, '--help'], {});
    expect(code).toBe(0);
    expect(stdout).toContain('Examples:');
    const tooLong = stdout.split('\n').filter((line) => line.length > 80 && !line.startsWith('  statehouse'));
    expect(tooLong).toEqual([]);
  });
});
