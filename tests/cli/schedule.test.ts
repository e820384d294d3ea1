import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { startTestApp, type TestApp } from '../support/start-test-app.ts';
import { runCli } from './fake/run-cli.ts';

let database: TestDatabase;
let app: TestApp;
let url: string;

beforeAll(async () => {
  database = await createTestDatabase();
  app = await startTestApp(database);
  url = app.url;
});

afterAll(async () => {
  await app.close();
  await database.drop();
});

const schedule = (...argv: string[]) => runCli(['schedule', ...argv], { url, columns: 160 });

describe('statehouse schedule', () => {
  it('says how to begin when there is none', async () => {
    expect((await schedule('list')).stdout).toContain('schedule add <name>');
  });

  it('makes, lists, holds, releases, runs and removes', async () => {
    const made = await schedule(
      'add',
      'report',
      '--cron',
      '30 6 * * MON-FRI',
      '--zone',
      'Europe/Berlin',
      '--task',
      'Write the report of {{at}}.',
    );
    expect(made.code).toBe(0);
    expect(made.stdout).toMatch(
      /report: 30 6 \* \* MON-FRI Europe\/Berlin, next \d{4}-\d\d-\d\d 0[45]:30:00Z/,
    );
    expect(
      (
        await schedule(
          'add',
          'ticks',
          '--every',
          '2h',
          '--publish',
          'clock.tick',
          '--payload',
          '{"n":1}',
          '--overlap',
          'allow',
        )
      ).stdout,
    ).toContain('ticks: every 2h');
    const table = await schedule();
    expect(table.stdout).toMatch(/NAME +STATUS +WHEN +NEXT +FIRED +DOES/);
    expect(table.stdout).toMatch(/ticks +waiting +every 2h .* 0 +publish clock\.tick/);
    const { totalCount, schedules } = JSON.parse((await schedule('list', '--json')).stdout);
    expect(totalCount).toBe(2);
    expect(schedules[0]).toMatchObject({ name: 'ticks', everyMs: 7_200_000, overlap: 'allow' });
    expect((await schedule('run', 'ticks', '--json')).stdout).toContain('"fired": 1');
    expect((await schedule('pause', 'ticks')).stdout).toContain('ticks: paused (paused, next —)');
    expect((await schedule('resume', 'ticks')).stdout).toContain('ticks: resumed (waiting');
    const edited = await schedule(
      'edit',
      'ticks',
      '--every',
      '15m',
      '--name',
      'quarters',
      '--overlap',
      'queue',
    );
    expect(edited.stdout).toMatch(/^quarters: every 15m \(waiting, next 2/);
    expect((await schedule('edit', 'quarters', '--name', 'ticks', '--json')).stdout).toContain('"fired": 1');
    expect((await schedule('remove', 'ticks')).stdout).toContain('ticks: removed (deleted');
    expect((await schedule('list')).stdout).not.toContain('ticks');
    expect((await schedule('list', '--status', 'deleted')).stdout).toContain('ticks');
  });

  it('tells the next times, of a schedule and of none', async () => {
    await schedule('add', 'leap', '--cron', '0 0 29 2 *', '--publish', 'leap.day');
    const own = JSON.parse((await schedule('next', 'leap', '--count', '2', '--json')).stdout);
    const free = await schedule('next', '--cron', '0 0 29 2 *', '--count', '2');
    expect(own).toHaveLength(2);
    expect(free.stdout.trim().split('\n')).toEqual(
      own.map((time: string) => time.replace('T', ' ').replace('.000Z', 'Z')),
    );
  });

  it.each([
    [['add', 'x', '--task', 'Do something useful'], /exactly one of --cron, --every and --at/],
    [['add', 'x', '--cron', '@daily'], /exactly one of --task, --actor and --publish/],
    [['add', 'x', '--cron', 'nonsense', '--publish', 'a'], /Cannot read the schedule 'nonsense'/],
    [['add', 'x', '--at', 'soon', '--publish', 'a'], /'soon' is no time/],
    [['edit', 'report'], /Say what is to be different/],
    [['edit', 'report', '--zone', 'Asia/Tokyo'], /exactly one of --cron, --every and --at/],
    [['edit', 'nobody', '--name', 'x'], /There is no schedule 'nobody'/],
    [['pause', 'nobody'], /There is no schedule 'nobody'/],
    [['next', 'nobody'], /There is no schedule 'nobody'/],
  ])('%j fails in words', async (argv, expected) => {
    const run = await schedule(...argv);
    expect(run.code).not.toBe(0);
    expect(run.stderr).toMatch(expected);
  });
});
