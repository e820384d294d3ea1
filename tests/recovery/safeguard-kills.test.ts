import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { eventually } from '../runtime/start-node.ts';
import { createTestDatabase } from '../support/database.ts';
import { createDice, testSeed } from './support/dice.ts';
import { type Spawned, spawnUntilReady } from './support/spawned.ts';
import { closeGate } from './support/transaction-gate.ts';

const cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const undo of cleanUp.splice(0).reverse()) await undo();
});

const script = new URL('./fixtures/app-process.ts', import.meta.url);

test('safeguards and rules are after kill -9 what they were before', { timeout: 300_000 }, async () => {
  const dice = createDice(testSeed());
  const database = await createTestDatabase();
  cleanUp.push(database.drop);
  const dataDir = mkdtempSync(join(tmpdir(), 'statehouse-safeguard-kills-'));
  cleanUp.push(() => rmSync(dataDir, { recursive: true, force: true }));
  const env = { DATABASE_URL: database.url, STATEHOUSE_DATA_DIR: dataDir, STATEHOUSE_PORT: '0' };
  type App = Spawned<{ readonly url: string }>;
  let app: App = await spawnUntilReady(script, { env });
  cleanUp.push(() => app.kill());
  const ask = async (query: string, variables: object = {}): Promise<unknown> => {
    const response = await fetch(`${app.ready?.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { data: unknown; errors?: unknown };
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  };
  const rows = async (sql: string, values: unknown[] = []) =>
    (await database.pool.query(sql, values)).rows as Record<string, unknown>[];
  const dieAndReturn = async (): Promise<void> => {
    await app.kill();
    app = await spawnUntilReady(script, { env });
  };
  /** An open breaker; the longest of all waits is what the others are measured by. */
  const trip = async (id: string, openMs: number): Promise<string> => {
    const input = { subject: id, kind: 'agent', openMs };
    await ask(
      'mutation ($input: StartActorInput!) { startActor(input: $input) { errors { code message } } }',
      { input: { chart: 'circuit-breaker', id, input } },
    );
    const address = `circuit-breaker/${id}`;
    await ask('mutation ($a: String!, $e: JSON!) { sendEvent(address: $a, event: $e) { errors { code } } }', {
      a: address,
      e: { type: 'breaker.trip', reason: 'a test' },
    });
    return address;
  };
  const look = async (address: string) =>
    (await rows('select state, seq::int as seq, status from actor where address = $1', [address]))[0];
  const firesOf = (address: string) =>
    rows(
      "select (extract(epoch from at) * 1000)::float8 as ms from journal where address = $1 and event_type like 'xstate.after.%'",
      [address],
    );

  const held = await trip('held', 500);
  await ask(`mutation { emergencyStop(root: "${held}", reason: "a test") { halted errors { code } } }`);
  const before = await look(held);
  const open = await trip('open', 8_000);
  expect(await look(open)).toMatchObject({ state: 'open' });
  const [timer] = await rows(
    'select (extract(epoch from due) * 1000)::float8 as ms from timer where address = $1',
    [open],
  );
  await dieAndReturn();
  await eventually(
    () => look(open),
    (found) => found?.['state'] === 'halfOpen',
    60_000,
  );
  const shots = await firesOf(open);
  expect(shots, `seed ${dice.seed}`).toHaveLength(1);
  expect(Number(shots[0]?.['ms'])).toBeGreaterThanOrEqual(Math.floor(Number(timer?.['ms'])));
  // It was due long before the other one.
  expect(await look(held)).toEqual(before);
  await ask(`mutation { emergencyReset(root: "${held}") { errors { code } } }`);
  await eventually(
    () => look(held),
    (found) => found?.['state'] === 'halfOpen',
    60_000,
  );
  expect(await firesOf(held)).toHaveLength(1);

  await ask(
    `mutation { createRule(rule: { pattern: "tick", action: { publish: { topic: "tock" } } }) { errors { code } } }`,
  );
  const gate = await closeGate(database.pool, 'commit.journal');
  const published = ask(
    'mutation { publishEvent(topic: "tick", idempotencyKey: "tick-1") { errors { code } } }',
  ).catch(() => {});
  expect(await gate.reached(30_000)).not.toBeNull();
  await app.kill();
  await published;
  await gate.open(dice);
  app = await spawnUntilReady(script, { env });
  await ask('mutation { publishEvent(topic: "tick", idempotencyKey: "tick-1") { errors { code } } }');
  const topics = () => rows('select topic from bus_event order by topic');
  await eventually(topics, (found) => found.length >= 2, 60_000);
  await dieAndReturn();
  await ask('mutation { publishEvent(topic: "last", idempotencyKey: "last") { errors { code } } }');
  const all = await eventually(topics, (found) => found.length >= 3, 60_000);
  expect(all, `seed ${dice.seed}`).toEqual([{ topic: 'last' }, { topic: 'tick' }, { topic: 'tock' }]);
});
