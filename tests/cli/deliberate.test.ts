import { PassThrough } from 'node:stream';
import { afterEach, describe, expect, it } from 'vitest';
import { type FakeServer, startFakeServer } from './fake/fake-server.ts';
import { runCli } from './fake/run-cli.ts';
import { endlessStory, failingStory, type Story, wholeStory } from './fake/stories.ts';

const goal = 'Should a 12-person company move its monolith to services this year?';
let server: FakeServer | null = null;

async function start(story: Story, wordMs = 0): Promise<FakeServer> {
  server = await startFakeServer({ story, wordMs });
  return server;
}

afterEach(async () => {
  await server?.close();
  server = null;
});

describe('deliberate --json', () => {
  it('writes one event a line, names the conversation first and the decision last', async () => {
    const { url } = await start(wholeStory);
    const run = await runCli(['deliberate', goal, '--answer', '30,000', '--json'], { url });
    const events = run.events();
    expect(run.stderr).toBe('');
    expect(run.code).toBe(0);
    expect(events.every(({ type }) => typeof type === 'string')).toBe(true);
    expect(events[0]).toMatchObject({
      type: 'conversation',
      conversationId: 'conversation/fake1',
      goal,
      rehearsal: true,
    });
    expect(events.at(-1)).toMatchObject({
      type: 'result',
      status: 'completed',
      conversationId: 'conversation/fake1',
      reason: null,
      decision: { title: 'Modular monolith first', option: { key: 'modular' } },
    });
    const kinds = new Set(events.map(({ type }) => type));
    for (const kind of [
      'phase',
      'thinking',
      'token',
      'message',
      'question',
      'questionClosed',
      'ballotOpened',
      'vote',
      'ballotClosed',
      'decision',
      'usage',
    ]) {
      expect(kinds).toContain(kind);
    }
    expect(events.filter(({ type }) => type === 'decision')).toHaveLength(1);
    expect(events.filter(({ type }) => type === 'vote')).toHaveLength(3);
  });

  it('hands the given answers to the questions in order', async () => {
    const { url, conversations } = await start(wholeStory);
    await runCli(['deliberate', goal, '--answer', '30,000', '--json'], { url });
    expect(conversations.get('conversation/fake1')?.clarifications[0]).toMatchObject({
      status: 'answered',
      answer: '30,000',
    });
  });

  it('passes the options of the deliberation on', async () => {
    const { url, conversations } = await start(wholeStory);
    const options = [
      '--rule',
      'schulze',
      '--quorum',
      '80%',
      '--rounds',
      '2',
      '--personas',
      'a, b',
      '--seed',
      '7',
      '--time-limit',
      '2m',
      '--max-cost',
      '0.5',
      '--weight',
      'a=2',
      '--weight',
      'b=0.5',
    ];
    await runCli(['deliberate', goal, '--json', ...options], { url });
    expect(conversations.get('conversation/fake1')?.options).toEqual({
      votingRule: 'schulze',
      quorum: 0.8,
      maxConsensusRounds: 2,
      personas: ['a', 'b'],
      seed: 7,
      timeLimitSeconds: 120,
      maxCostUsd: 0.5,
      weights: [
        { voter: 'a', weight: 2 },
        { voter: 'b', weight: 0.5 },
      ],
      unattended: 'assume',
    });
  });

  it('ends with code 1 and the reason when the conversation fails', async () => {
    const { url } = await start(failingStory);
    const run = await runCli(['deliberate', goal, '--json'], { url });
    expect(run.code).toBe(1);
    expect(run.events().at(-1)).toMatchObject({
      type: 'result',
      status: 'failed',
      decision: null,
      reason: 'no model answered after 5 tries',
    });
  });

  it('ends with code 1 when the server refuses the goal', async () => {
    const { url } = await start(wholeStory);
    const run = await runCli(['deliberate', 'refuse this'], { url });
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('the goal is not acceptable');
    expect(run.stderr).not.toContain('at ');
  });

  it('ends its output with the reason when the command itself fails', async () => {
    const { url } = await start(wholeStory);
    const run = await runCli(['deliberate', 'refuse this', '--json'], { url });
    expect(run.code).toBe(1);
    expect(run.events()).toEqual([
      {
        type: 'result',
        status: 'error',
        conversationId: null,
        decision: null,
        reason: expect.stringContaining('the goal is not acceptable'),
      },
    ]);
  });
});

describe('questions without a terminal', () => {
  it('are answered by the lines of standard input', async () => {
    const { url, conversations } = await start(wholeStory);
    const stdin = new PassThrough();
    stdin.write('about 25,000\n');
    const run = await runCli(['deliberate', goal], { url, stdin });
    expect(run.code).toBe(0);
    expect(conversations.get('conversation/fake1')?.clarifications[0]).toMatchObject({
      answer: 'about 25,000',
    });
    expect(run.stdout).toContain('about 25,000');
  });

  it('are left to the assumption when standard input ends', async () => {
    const { url, conversations } = await start(wholeStory);
    const run = await runCli(['deliberate', goal], { url });
    expect(run.code).toBe(0);
    expect(conversations.get('conversation/fake1')?.clarifications[0]).toMatchObject({ status: 'withdrawn' });
    expect(run.stdout).toContain('no more than 40,000 euros');
  });

  it('cancel the conversation under the policy `fail`', async () => {
    const { url } = await start(wholeStory);
    const run = await runCli(['deliberate', goal, '--unattended', 'fail', '--json'], { url });
    expect(run.code).toBe(1);
    expect(run.events().at(-1)).toMatchObject({ status: 'cancelled', decision: null });
  });

  it('end the command with code 3 under the policy `wait`, and --resume goes on', async () => {
    const { url, conversations } = await start(wholeStory);
    const waiting = await runCli(['deliberate', goal, '--unattended', 'wait', '--json'], { url });
    expect(waiting.code).toBe(3);
    expect(waiting.events().at(-1)).toMatchObject({ type: 'result', status: 'awaitingUser' });
    const id = String(waiting.events()[0]?.['conversationId']);
    const resumed = await runCli(['deliberate', '--resume', id, '--answer', '20,000', '--json'], { url });
    expect(resumed.code).toBe(0);
    expect(conversations.get(id)?.clarifications[0]).toMatchObject({ answer: '20,000' });
    const told = resumed.events().filter(({ type }) => type === 'message').length;
    expect(told).toBe((conversations.get(id)?.messages.length ?? 0) - 1);
  });
});

describe('a paused deliberation', () => {
  it('that goes on with --resume shows what is said before it is looked at again', async () => {
    const { url, conversations } = await start(async (stage) => {
      const nia = stage.join('facilitator', 'Nia', 'Facilitator');
      await stage.phase('discussion');
      stage.post(nia, 'Before the pause.');
      stage.conversation.setStatus('paused');
      await stage.step();
      stage.post(nia, 'Said as soon as it goes on.');
      await wholeStory(stage);
    });
    const first = await runCli(['deliberate', goal, '--answer', '1', '--json'], { url });
    expect(first.code).toBe(3);
    const id = String(first.events()[0]?.['conversationId']);
    const second = await runCli(['deliberate', '--resume', id, '--answer', '20,000', '--json'], { url });
    expect(second.code).toBe(0);
    const told = [...first.events(), ...second.events()].filter(({ type }) => type === 'message');
    expect(told.map(({ message }) => (message as { ordinal: number }).ordinal)).toEqual(
      conversations.get(id)?.messages.map(({ ordinal }) => ordinal),
    );
  });
});

describe('the page without a terminal', () => {
  it('fits 80 columns, has no escape sequences and says where to look further', async () => {
    const { url } = await start(wholeStory);
    const { stdout } = await runCli(['deliberate', goal, '--answer', '30,000'], { url });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character is what must be absent
    expect(stdout).not.toMatch(/\u001B|\r/);
    const { default: stringWidth } = await import('string-width');
    for (const line of stdout.split('\n')) expect(stringWidth(line), line).toBeLessThanOrEqual(80);
    expect(stdout).toContain('show conversation/fake1');
    expect(stdout).toContain(`${url}/graphql`);
    expect(stdout).toContain('Modular monolith first');
    expect(stdout.match(/REHEARSAL/g)).toHaveLength(2);
  });
});

describe('a lost server', () => {
  it('is reached again, and each event is shown once', async () => {
    const { url, conversations, cut, comeBack } = await start(wholeStory, 5);
    let cutting: Promise<void> | null = null;
    const run = await runCli(['deliberate', goal, '--answer', '30,000', '--json'], {
      url,
      onOutput(text) {
        if (cutting === null && text.includes('"phase":"exploration"')) cutting = cut().then(comeBack);
      },
    });
    expect(cutting).not.toBeNull();
    expect(run.code).toBe(0);
    const events = run.events();
    expect(events.filter(({ type }) => type === 'connection').map(({ state }) => state)).toEqual([
      'lost',
      'restored',
    ]);
    const ordinals = events
      .filter(({ type }) => type === 'message')
      .map(({ message }) => (message as { ordinal: number }).ordinal);
    const all = conversations.get('conversation/fake1')?.messages.map(({ ordinal }) => ordinal);
    expect(ordinals).toEqual(all);
    expect(events.filter(({ type }) => type === 'vote')).toHaveLength(3);
  });

  it('is told plainly when it never answers', async () => {
    const { url, close } = await start(wholeStory);
    await close();
    const run = await runCli(['conversations'], { url });
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('does not answer');
  });
});

describe('a gap in the events', () => {
  it('is filled from the queries, each thing once', async () => {
    const fake = await start(wholeStory);
    fake.gapAfter = 'c14';
    const run = await runCli(['deliberate', goal, '--answer', '30,000', '--json'], { url: fake.url });
    const events = run.events();
    const messages = events
      .filter(({ type }) => type === 'message')
      .map(({ message }) => (message as { id: string }).id);
    expect(messages).toEqual(fake.conversations.get('conversation/fake1')?.messages.map(({ id }) => id));
    expect(events.filter(({ type }) => type === 'vote')).toHaveLength(3);
    expect(events.filter(({ type }) => type === 'ballotClosed')).toHaveLength(1);
    expect(run.code).toBe(0);
  });
});

describe('Ctrl-C', () => {
  it('pauses durably, tells how to go on and ends with code 130', async () => {
    const { url, conversations } = await start(endlessStory, 1);
    let sent = false;
    const run = await runCli(['deliberate', goal], {
      url,
      onOutput(text) {
        if (!sent && text.includes('turn 2')) {
          sent = true;
          process.emit('SIGINT');
          process.emit('SIGINT');
        }
      },
    });
    expect(run.code).toBe(130);
    expect(conversations.get('conversation/fake1')?.status).toBe('paused');
    expect(run.stdout).toContain('deliberate --resume conversation/fake1');
  });
});
