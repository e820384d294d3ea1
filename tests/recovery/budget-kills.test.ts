import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { eventually } from '../runtime/start-node.ts';
import { createTestDatabase } from '../support/database.ts';
import { startTaskModel } from '../support/task-model.ts';
import { spawnUntilReady } from './support/spawned.ts';

const cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const undo of cleanUp.splice(0).reverse()) await undo();
});

const appScript = new URL('./fixtures/app-process.ts', import.meta.url);
const budget = `limits { modelCalls tokens } used { modelCalls tokens } reserved { modelCalls tokens } remaining { modelCalls tokens }`;

interface Figures {
  readonly modelCalls: number;
  readonly tokens: number;
}

interface TaskView {
  readonly status: string;
  readonly budget: Readonly<Record<'limits' | 'used' | 'reserved' | 'remaining', Figures>>;
}

test('a budget is neither reset nor counted twice when the process dies between reservation and settlement', async () => {
  const database = await createTestDatabase();
  cleanUp.push(database.drop);
  const dataDir = await mkdtemp(join(tmpdir(), 'statehouse-budget-'));
  cleanUp.push(() => rm(dataDir, { recursive: true, force: true }));
  const heard = Promise.withResolvers<void>();
  const killed = Promise.withResolvers<void>();
  const model = await startTaskModel(async ({ purpose, before }) => {
    if (purpose !== 'work' || before > 0) return null;
    heard.resolve();
    await killed.promise;
    return null;
  });
  cleanUp.push(model.close);
  const env = {
    ...model.settings,
    DATABASE_URL: database.url,
    STATEHOUSE_DATA_DIR: dataDir,
    STATEHOUSE_PORT: '0',
    STATEHOUSE_COMPLETION_TOKENS: '500',
  };
  const start = () => spawnUntilReady<{ readonly url: string }>(appScript, { env });
  const first = await start();
  cleanUp.push(() => first.kill());
  const options = { budget: { tokens: 100_000, modelCalls: 4 } };
  const { submitTask } = await ask<{ submitTask: { task: { address: string } } }>(
    first.ready!.url,
    `mutation ($options: JSON) {
      submitTask(description: "Describe the tides of a harbour", options: $options) { task { address } }
    }`,
    { options },
  );
  const { address } = submitTask.task;
  const show = async (url: string) =>
    (
      await ask<{ task: TaskView }>(
        url,
        `query ($id: ID!) { task(id: $id) { status budget { ${budget} } } }`,
        {
          id: address,
        },
      )
    ).task;

  await heard.promise;
  const atWork = await show(first.ready!.url);
  expect(atWork.budget).toMatchObject({ used: { modelCalls: 1 }, reserved: { modelCalls: 1 } });
  expect(atWork.budget.reserved.tokens).toBeGreaterThan(500);
  await first.kill();
  killed.resolve();

  const second = await start();
  cleanUp.push(() => second.kill());
  const { url } = second.ready!;
  const done = await eventually(
    () => show(url),
    ({ status }) => status === 'completed',
    60_000,
  );
  const { rows } = await database.pool.query<{ known: number; unknown: number; requests: number }>(
    `select sum(coalesce(prompt_tokens, 0) + coalesce(completion_tokens, 0))::int as known, count(*)::int as requests,
        count(*) filter (where status = 'outcomeUnknown')::int as unknown from llm_call where root = $1`,
    [address],
  );
  const [calls] = rows;
  // The plan, the work that nobody saw the end of, the work again, and the result.
  expect(calls).toMatchObject({ requests: 4, unknown: 1 });
  expect(done.budget.used).toEqual({
    modelCalls: 4,
    tokens: calls!.known + atWork.budget.reserved.tokens,
  });
  expect(done.budget.reserved).toEqual({ modelCalls: 0, tokens: 0 });
  expect(done.budget.remaining.modelCalls).toBe(0);
  const { rows: reservations } = await database.pool.query(
    'select status, count(*)::int as n from budget_reservation where root = $1 group by status',
    [address],
  );
  expect(reservations).toEqual([{ status: 'settled', n: 3 }]);
});

async function ask<Data>(url: string, query: string, variables: object): Promise<Data> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data: Data; errors?: readonly object[] };
  if (errors) throw new Error(`the operation failed: ${JSON.stringify(errors)}`);
  return data;
}
