import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventually } from '../runtime/start-node.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { createDice, testSeed } from './support/dice.ts';
import { type Spawned, spawnUntilReady } from './support/spawned.ts';

const script = new URL('./fixtures/app-process.ts', import.meta.url);
const dataDir = mkdtempSync(join(tmpdir(), 'statehouse-orchestration-kills-'));
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

async function rows<Row>(sql: string): Promise<Row[]> {
  return (await database.pool.query(sql)).rows as Row[];
}

it('an orchestrator delegates each task once and a policy acts once on each event, through kills at random moments', async () => {
  const dice = createDice(testSeed());
  await up();
  const policy = await ask<{ setCrewPolicy: { errors: object[] } }>(
    'mutation ($input: CrewPolicyInput!) { setCrewPolicy(input: $input) { errors { code message } } }',
    {
      input: {
        id: 'assigned',
        on: 'event',
        event: 'subtask.assign',
        address: 'orchestrator/*',
        action: 'interject',
        limit: { count: 100, perMs: 3_600_000 },
      },
    },
  );
  expect(policy.setCrewPolicy.errors).toEqual([]);
  // It watches from here on.
  await eventually(
    () => rows<{ state: unknown }>("select state from actor where address = 'overseer/main'"),
    ([overseer]) => overseer?.state === 'watching',
    60_000,
  );
  for (const n of [1, 2]) {
    const { startOrchestration } = await ask<{ startOrchestration: { errors: object[] } }>(
      `mutation ($goal: String!) { startOrchestration(goal: $goal, idempotencyKey: "goal-${n}") { errors { code message } } }`,
      { goal: `Calculate the factorial of ${n + 4}. Calculate the factorial of ${n + 7}.` },
    );
    expect(startOrchestration.errors).toEqual([]);
  }
  for (let kills = 0; kills < 5; kills += 1) {
    await new Promise((resolve) => setTimeout(resolve, dice.between(50, 1_500)));
    await app.kill();
    await up();
  }
  type Orchestration = { address: string; status: string; report: string };
  const found = await eventually(
    () => rows<Orchestration>('select address, status, report from orchestration order by created_at'),
    (all) => all.every(({ status }) => status === 'completed' || status === 'failed'),
    120_000,
  );
  expect(
    found.map(({ status }) => status),
    `seed ${dice.seed}`,
  ).toEqual(['completed', 'completed']);
  for (const [index, results] of [
    ['120', '40320'],
    ['720', '362880'],
  ].entries())
    for (const result of results) expect(found[index]?.report).toContain(result);
  const tasks = await rows<{ description: string; status: string }>(
    'select description, status from task order by description',
  );
  expect(tasks, `seed ${dice.seed}`).toEqual(
    [5, 6, 8, 9].map((n) => ({ description: `Calculate the factorial of ${n}`, status: 'completed' })),
  );
  // Each assignment was seen once, however often the watch began anew.
  const assigned = await rows<{ address: string }>(
    "select address from journal where event_type = 'subtask.assign' and address like 'orchestrator/%' order by address",
  );
  const acted = await eventually(
    () =>
      rows<{ address: string }>(
        "select subject as address from safeguard_alert where kind = 'policy' order by subject",
      ),
    (all) => all.length >= assigned.length,
    30_000,
  );
  expect(acted, `seed ${dice.seed}`).toEqual(assigned);
}, 300_000);
