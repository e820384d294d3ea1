import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { startTestApp, type TestApp } from '../support/start-test-app.ts';
import { longLines } from './fake/long-lines.ts';
import { type CliOptions, runCli } from './fake/run-cli.ts';

let database: TestDatabase;
let app: TestApp;

beforeAll(async () => {
  database = await createTestDatabase();
  app = await startTestApp(database);
});

afterAll(async () => {
  await app.close();
  await database.drop();
});

const cli = (...argv: string[]) => runCli(argv, { url: app.url });
const json = async (...argv: string[]) => JSON.parse((await cli(...argv, '--json')).stdout);

async function until(argv: readonly string[], fits: (stdout: string) => boolean): Promise<string> {
  const seen: string[] = [];
  const look = async () => {
    seen.push((await cli(...argv)).stdout);
    return fits(seen.at(-1) ?? '');
  };
  await expect.poll(look, { timeout: 30_000 }).toBe(true);
  return seen.at(-1) ?? '';
}

describe('statehouse events and rules', { timeout: 120_000 }, () => {
  it('say how to begin when there is nothing', async () => {
    expect((await cli('events')).stdout).toContain('events publish <topic> <json>');
    expect((await cli('rules')).stdout).toContain('rules add "orders.*"');
  });

  it('publish an event, and show what came of it and why', async () => {
    const added = await cli(
      'rules',
      'add',
      'orders.*',
      '--name',
      'big orders',
      '--where',
      '{"total":{"$gte":100}}',
      '--publish',
      'audit.order',
      '--payload',
      '{"id":"{{payload.id}}"}',
      '--most',
      '10',
      '--per',
      '60s',
    );
    expect(added.stdout).toMatch(/^Added: 01\w{24}, for orders\.\*\n$/);
    const big = await json('events', 'publish', 'orders.created', '{"id":7,"total":240}');
    expect(big).toMatchObject({ topic: 'orders.created', payload: { id: 7, total: 240 }, cause: null });
    await cli('events', 'publish', 'orders.created', '{"id":8,"total":3}');

    const table = await until(['events'], (text) => text.includes('audit.order'));
    expect(table).toMatch(/EVENT +AGE +TOPIC +PAYLOAD/);
    expect(table).toMatch(/orders\.created +\{"id":7,"total":240\}/);
    expect(longLines(table)).toEqual([]);

    const shown = (await cli('events', 'show', big.key)).stdout;
    expect(shown).toContain('it is a first link');
    expect(shown).toMatch(/big orders \(01\w+\): published audit\.order/);
    const { events } = await json('events', '--topic', 'audit.#');
    expect(events).toHaveLength(1);
    expect((await cli('events', 'show', events[0].key)).stdout).toContain(`↑ orders.created ${big.key}`);
    const { ancestry } = await json('events', 'show', events[0].key);
    expect(ancestry).toMatchObject([{ link: big.key, kind: 'event', distance: 1 }]);
  });

  it('continue a chain of causes with --because', async () => {
    const first = await json('events', 'publish', 'lunch.began');
    const second = await json('events', 'publish', 'lunch.ended', 'null', '--because', first.key);
    expect(second).toMatchObject({ payload: null, cause: first.key, rootCause: first.key, depth: 1 });
    const again = await json('events', 'publish', 'lunch.over', '--key', 'same');
    expect(await json('events', 'publish', 'lunch.over', '--key', 'same')).toEqual(again);
  });

  it('page through the list, by number and by cursor', async () => {
    const all = await json('events');
    expect(all.next).toBeNull();
    const first = await cli('events', '--limit', '2');
    expect(first.stdout).toContain(`2 of ${all.totalCount} · more: --page 2`);
    const second = await json('events', '--limit', '2', '--page', '2');
    expect(second.events).toEqual(all.events.slice(2, 4));
    const { next } = await json('events', '--limit', '2');
    expect((await json('events', '--limit', '2', '--after', next)).events).toEqual(second.events);
    const beyond = await cli('events', '--limit', '2', '--page', '99');
    expect(beyond.code).toBe(2);
    expect(beyond.stderr).toContain('There is no page 99');
  });

  it('follow what is published, one JSON object per line', async () => {
    const events: unknown[] = [];
    let finished: (code: number) => void = () => undefined;
    const done = new Promise<number>((resolve) => {
      finished = resolve;
    });
    const options: CliOptions = {
      url: app.url,
      onOutput(text) {
        events.splice(
          0,
          events.length,
          ...text
            .trim()
            .split('\n')
            .map((line) => JSON.parse(line)),
        );
        process.emit('SIGINT');
      },
    };
    const following = runCli(['events', '--follow', '--topic', 'tail.*', '--json'], options).then(
      ({ code }) => finished(code),
    );
    // A follower begins with now, so it is told again until it has begun.
    await expect
      .poll(
        async () => {
          await cli('events', 'publish', 'other.thing');
          await cli('events', 'publish', 'tail.one', '{"n":1}');
          return events.length;
        },
        { timeout: 30_000 },
      )
      .toBeGreaterThan(0);
    expect(await done).toBe(0);
    await following;
    expect(events[0]).toMatchObject({ topic: 'tail.one', payload: { n: 1 } });
  });

  it('show, hold, release and remove a rule by name or key', async () => {
    const shown = (await cli('rules', 'show', 'big orders')).stdout;
    for (const words of ['publish audit.order', '10 times in 60 s', 'Fired     1 time', '"$gte": 100'])
      expect(shown).toContain(words);
    expect(longLines(shown)).toEqual([]);
    expect((await cli('rules', 'disable', 'big orders')).stdout).toMatch(
      /^Disabled: big orders \(01\w+\)\n$/,
    );
    expect((await cli('rules')).stdout).toMatch(/ off +orders\.\*/);
    expect(await json('rules', 'enable', 'big orders')).toMatchObject({ enabled: true });
    const [rule] = (await json('rules')).rules;
    expect((await cli('rules', 'remove', rule.key)).stdout).toContain('Removed: big orders');
    expect((await json('rules')).rules).toEqual([]);
    expect((await cli('rules', '--removed')).stdout).toMatch(/removed +orders\.\*/);
  });

  it('end a subscription', async () => {
    await app.ask(
      'mutation { subscribeToTopic(pattern: "a.#", action: { publish: { topic: "b" } }, name: "mine") { errors { code } } }',
    );
    expect((await cli('rules', '--kind', 'subscription')).stdout).toContain('subscribed');
    expect((await cli('rules', 'remove', 'mine')).stdout).toContain('Removed: mine');
  });

  it.each([
    [['events', 'publish', 'bad topic!'], 1, 'is no word'],
    [['events', 'publish', 'a.b', '{x'], 2, 'expected JSON'],
    [['events', 'show', 'nothing'], 1, '`statehouse events`'],
    [['events', '--limit', '500'], 2, 'from 1 to 200'],
    [['events', '--since', 'soon'], 2, 'expected a time'],
    [['events', '--follow', '--watch'], 2, 'not both'],
    [['events', '--follow', '--root', 'x'], 2, 'no --root'],
    [['rules', 'add', 'a'], 2, 'exactly one of --task'],
    [['rules', 'add', 'a', '--task', 'x', '--publish', 'y'], 2, 'exactly one of --task'],
    [['rules', 'add', 'a', '--publish', 'y', '--input', '{}'], 2, '--input belongs to --actor'],
    [['rules', 'add', 'a', '--publish', 'y', '--most', '2'], 2, '--most and --per together'],
    [['rules', 'add', 'a..b', '--publish', 'y'], 1, 'a..b'],
    [['rules', 'remove', 'nothing'], 1, "no rule 'nothing'"],
    [['rules', '--kind', 'other'], 2, 'rule, subscription'],
  ])('%j ends with code %i and says why', async (argv, code, words) => {
    const refused = await cli(...argv);
    expect(refused).toMatchObject({ code, stdout: '' });
    expect(refused.stderr).toContain(words);
    expect(refused.stderr).not.toMatch(/\n +at /);
  });
});
