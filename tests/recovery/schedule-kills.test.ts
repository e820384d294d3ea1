import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventually } from '../runtime/start-node.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { createDice, testSeed } from './support/dice.ts';
import { type Spawned, spawnUntilReady } from './support/spawned.ts';

const script = new URL('./fixtures/app-process.ts', import.meta.url);
const dataDir = mkdtempSync(join(tmpdir(), 'statehouse-schedule-kills-'));
let database: TestDatabase;
let app: Spawned<{ url: string }>;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(async () => {
  await app?.kill();
  await database.drop();
  rmSync(dataDir, { recursive: true, force: true });
});

async function up(): Promise<void> {
  const env = { DATABASE_URL: database.url, STATEHOUSE_DATA_DIR: dataDir, STATEHOUSE_PORT: '0' };
  app = await spawnUntilReady(script, { env });
}

async function ask<Data>(query: string, variables: object = {}): Promise<Data> {
  const response = await fetch(`${app.ready?.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data: Data; errors?: unknown };
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

async function rows<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
  return (await database.pool.query(sql, [...parameters])).rows as Row[];
}

it('starts what is scheduled exactly once for each time, through kills at random moments', async () => {
  const dice = createDice(testSeed());
  await up();
  const create = (name: string, everyMs: number, action: object) =>
    ask(
      `mutation ($schedule: ScheduleInput!) {
        createSchedule(schedule: $schedule) { schedule { address } errors { code message } } }`,
      { schedule: { name, timing: { everyMs }, misfire: 'fireAll', most: 1000, overlap: 'allow', action } },
    );
  await ask(
    `mutation { createRule(rule: { pattern: "tick", action: { publish: { topic: "tock" } } }) { errors { code } } }`,
  );
  await create('ticks', 1_000, { publish: { topic: 'tick', payload: { at: '{{at}}' } } });
  // Any chart will do that is there and rests.
  await create('starts', 2_000, { actor: { chart: 'event-bus', input: {} } });
  for (let kills = 0; kills < 6; kills += 1) {
    await new Promise((resolve) => setTimeout(resolve, dice.between(100, 2_500)));
    await app.kill();
    await up();
  }
  for (const id of ['ticks', 'starts']) {
    await ask('mutation ($id: ID!) { pauseSchedule(id: $id) { errors { code } } }', { id });
  }
  type Run = { key: string; fire_at: Date; status: string; target: string; since: Date; everyMs: number };
  const runs = await eventually(
    () =>
      rows<Run>(
        `select r.key, r.fire_at, r.status, r.target, s.name, s.timing ->> 'anchor' as since,
          (s.timing ->> 'everyMs')::int as "everyMs"
          from schedule_run r join schedule s on s.address = r.schedule order by s.name, r.fire_at`,
      ),
    (found) => found.every(({ status }) => status !== 'launching'),
    20_000,
  );
  const of = (everyMs: number) => runs.filter((run) => run.everyMs === everyMs);
  for (const everyMs of [1_000, 2_000]) {
    const found = of(everyMs);
    expect(found.length, `seed ${dice.seed}`).toBeGreaterThan(3);
    const times = found.map(({ fire_at, since }) => (fire_at.getTime() - Number(since)) / everyMs);
    // From the first on without a gap, and none twice.
    expect(times, `seed ${dice.seed}`).toEqual(found.map((_, index) => index + 1));
  }
  const keys = of(1_000).map(({ key }) => key);
  const events = await eventually(
    () => rows<{ id: string; topic: string; cause: string }>('select id, topic, cause from bus_event'),
    (found) => found.length === 2 * keys.length,
    20_000,
  );
  const ticks = events.filter(({ topic }) => topic === 'tick');
  expect(ticks.map(({ cause }) => cause).toSorted()).toEqual(keys.toSorted());
  const tocks = events.filter(({ topic }) => topic === 'tock');
  expect(tocks.map(({ cause }) => cause).toSorted()).toEqual(ticks.map(({ id }) => id).toSorted());
  const started = await rows<{ address: string }>(
    "select address from actor where chart = 'event-bus' and address <> 'event-bus/main'",
  );
  expect(started.map(({ address }) => address).toSorted()).toEqual(
    of(2_000)
      .map(({ target }) => target)
      .toSorted(),
  );
  expect(of(2_000).map(({ status }) => status)).toEqual(of(2_000).map(() => 'started'));
}, 180_000);
