import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ChatServer } from '#llm';
import { openTurnStore } from '#persistence';
import { createChartRegistry, loadCharts, replayActor } from '#runtime';
import { machinesFolder, namedEffects } from '../../src/app/chart-sources.ts';
import { eventually } from '../runtime/start-node.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { isWork, startWorkModel, told } from '../support/start-crew-app.ts';
import { type Spawned, spawnUntilReady } from './support/spawned.ts';

type Node = Spawned<{ readonly url: string; readonly node: string }>;

const patienceMs = 60_000;
let database: TestDatabase;
let model: ChatServer;
let folder: string;
/** The first has the crew; the second gets the tasks. */
let [first, second] = [] as unknown as [Node, Node];
let isSlow = true;

beforeAll(async () => {
  database = await createTestDatabase();
  folder = mkdtempSync(join(tmpdir(), 'statehouse-stops-'));
  model = await startWorkModel((request) => {
    if (!told(request).includes('slowly')) return null;
    return isSlow ? { kind: 'hang' } : 'The harbour has two moles.';
  });
});

beforeEach(async () => {
  isSlow = true;
  first = await up('first');
  second = await up('second');
});

afterEach(async () => {
  await first.kill();
  await second.kill();
});

afterAll(async () => {
  await model.close();
  rmSync(folder, { recursive: true, force: true });
  await database.drop();
});

function up(name: string): Promise<Node> {
  return spawnUntilReady(new URL('./fixtures/app-process.ts', import.meta.url), {
    env: {
      DATABASE_URL: database.url,
      STATEHOUSE_DATA_DIR: join(folder, name),
      STATEHOUSE_PORT: '0',
      STATEHOUSE_MONITOR_MS: '0',
      STATEHOUSE_BASE_URL: model.baseUrl,
      STATEHOUSE_MODEL: 'scripted',
    },
  });
}

async function ask<Data>(node: Node, query: string): Promise<Data> {
  const response = await fetch(`${node.ready?.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const { data, errors } = (await response.json()) as { data: Data; errors?: readonly object[] };
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

async function change(node: Node, mutation: string): Promise<Record<string, unknown>> {
  const data = await ask<Record<string, Record<string, unknown>>>(node, `mutation { ${mutation} }`);
  return Object.values(data)[0] ?? {};
}

async function submit(node: Node, description: string): Promise<string> {
  const { task } = await change(node, `submitTask(description: "${description}") { task { address } }`);
  return (task as { address: string }).address;
}

const statusOf = async (node: Node, task: string): Promise<string> =>
  (await ask<{ task: { status: string } }>(node, `{ task(id: "${task}") { status } }`)).task.status;

const awaitStatus = (node: Node, task: string, status: string) =>
  eventually(
    () => statusOf(node, task),
    (found) => found === status,
    patienceMs,
  );

async function callOf(words: string) {
  const find = async () =>
    model.calls.findLast(
      ({ request, outcome }) => isWork(request) && told(request).includes(words) && outcome === 'running',
    );
  return (await eventually(find, (call) => call !== undefined, patienceMs))!;
}

async function ownersOf(root: string): Promise<readonly string[]> {
  const { rows } = await database.pool.query(
    "select distinct owner from actor where root = $1 and status = 'active'",
    [root],
  );
  return rows.map(({ owner }) => owner);
}

async function turnsOf(root: string): Promise<number> {
  const { rows } = await database.pool.query('select count(*)::int as turns from journal where root = $1', [
    root,
  ]);
  return rows[0].turns;
}

/** A slow task of the second node, at work. */
async function startSlowTask(words: string) {
  const task = await submit(second, `Describe the harbour slowly, ${words}`);
  const call = await callOf(`slowly, ${words}`);
  expect(await ownersOf(task)).toEqual([second.ready?.node]);
  return { task, call };
}

const abandoned = (call: { outcome: string }) =>
  eventually(
    async () => call.outcome,
    (outcome) => outcome === 'abandoned',
  );

describe('with two processes on one database', () => {
  test('a stop at one aborts the model call of the other, where nothing goes on until a reset', {
    timeout: 240_000,
  }, async () => {
    const { task, call } = await startSlowTask('one');
    expect(
      await change(first, `emergencyStop(root: "${task}", reason: "drill") { halted errors { code } }`),
    ).toEqual({ halted: 1, errors: [] });
    await abandoned(call);
    const turns = await turnsOf(task);
    const calls = model.calls.length;
    for (const node of [first, second])
      expect(await change(node, `pauseTask(id: "${task}") { errors { code } }`)).toEqual({
        errors: [{ code: 'actor.halted' }],
      });
    // Another task has the time to come to its end.
    const other = await submit(second, 'Calculate the factorial of 7');
    await awaitStatus(second, other, 'completed');
    expect(await turnsOf(task)).toBe(turns);
    expect(model.calls.slice(calls).some(({ request }) => told(request).includes('slowly, one'))).toBe(false);
    isSlow = false;
    expect(await change(first, `emergencyReset(root: "${task}") { resumed errors { code } }`)).toEqual({
      resumed: 1,
      errors: [],
    });
    await awaitStatus(first, task, 'completed');
    const { rows } = await database.pool.query('select distinct owner from actor where root = $1', [task]);
    expect(rows).toEqual([{ owner: second.ready?.node }]);
  });

  test('a stop of everything at one holds the other, too', { timeout: 240_000 }, async () => {
    const { task, call } = await startSlowTask('two');
    await change(first, 'emergencyStop(reason: "fire") { halted errors { code } }');
    await abandoned(call);
    for (const node of [first, second])
      expect(
        await change(node, 'submitTask(description: "Calculate the factorial of 5") { errors { code } }'),
      ).toEqual({ errors: [{ code: 'actor.halted' }] });
    isSlow = false;
    // A third one comes up all the same, and it may be the one that is told to go on.
    await second.kill();
    second = await up('second');
    await change(second, 'emergencyReset { resumed errors { code } }');
    await awaitStatus(second, task, 'completed');
    await awaitStatus(first, await submit(first, 'Calculate the factorial of 4'), 'completed');
  });

  test('a discard at one ends a tree of the other, whose journals still fold to its state', {
    timeout: 240_000,
  }, async () => {
    const { task, call } = await startSlowTask('three');
    const { discarded, errors } = await change(
      first,
      `emergencyDiscard(root: "${task}", reason: "not wanted") { discarded errors { code } }`,
    );
    expect(errors).toEqual([]);
    expect(discarded).toBeGreaterThanOrEqual(2);
    await abandoned(call);
    for (const node of [first, second]) expect(await statusOf(node, task)).toBe('cancelled');
    const { rows } = await database.pool.query(
      `select (select count(*)::int from actor where root = $1 and status in ('active', 'quarantined')) as actors,
        (select count(*)::int from effect where root = $1) as effects, (select count(*)::int from halt) as halts,
        (select count(*)::int from dead_letter) as letters,
        (select array_agg(address) from actor where root = $1) as addresses`,
      [task],
    );
    expect(rows[0]).toMatchObject({ actors: 0, effects: 0, halts: 0, letters: 0 });
    const seen = async () =>
      (await ask<{ actor: { status: string } }>(second, `{ actor(address: "${task}") { status } }`)).actor;
    await eventually(seen, ({ status }) => status === 'done' || status === 'stopped', patienceMs);
    const store = await openTurnStore({ database: database.database });
    const charts = createChartRegistry({ charts: await loadCharts(machinesFolder), effects: namedEffects() });
    for (const address of rows[0].addresses)
      expect(await replayActor({ store, charts, address })).toMatchObject({ same: true });
    // Both have a crew that is free for the next one.
    isSlow = false;
    for (const node of [first, second])
      await awaitStatus(node, await submit(node, 'Calculate the factorial of 6'), 'completed');
  });
});
