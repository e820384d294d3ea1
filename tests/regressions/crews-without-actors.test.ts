import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '../runtime/start-node.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { followTask, hasStatus } from '../support/follow-task.ts';
import { type CrewApp, startCrewApp } from '../support/start-crew-app.ts';

let database: TestDatabase;
let crew: CrewApp | undefined;
let gate = Promise.withResolvers<void>();
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  gate.resolve();
  await crew?.close();
  await database.drop();
});

async function start(): Promise<CrewApp['app']> {
  gate = Promise.withResolvers<void>();
  const { promise } = gate;
  crew = await startCrewApp(database, async () => {
    await promise;
    return null;
  });
  return crew.app;
}

interface WorkerView {
  readonly key: string;
  readonly availability: string;
  readonly completed: number;
  readonly actor: { readonly state: string } | null;
}

async function workers(app: CrewApp['app']): Promise<readonly WorkerView[]> {
  const answer = await app.ask<{ workers: { nodes: readonly WorkerView[] } }>(
    '{ workers { nodes { key availability completed actor { state } } } }',
  );
  return answer.workers.nodes;
}

async function submit(app: CrewApp['app'], description: string): Promise<string> {
  const { submitTask } = await app.ask<{ submitTask: { task: { address: string } } }>(
    'mutation ($description: String!) { submitTask(description: $description) { task { address } } }',
    { description },
  );
  return submitTask.task.address;
}

/** Makes the stored crew one of the time when agents were entries in its context and nothing else. */
async function forgetActors(): Promise<void> {
  const { rows } = await database.pool.query("select snapshot from actor where address = 'crew/main'");
  const { context, ...snapshot } = rows[0].snapshot;
  const { supervision: _, restarts: __, questions: ___, workers: all, ...kept } = context;
  const old = {
    ...snapshot,
    children: {},
    context: { ...kept, workers: all.map(({ actor: ____, ...worker }: { actor: string }) => worker) },
  };
  for (const table of ['actor', 'journal', 'checkpoint', 'timer'])
    await database.pool.query(`delete from ${table} where address like 'crew/main/%'`);
  await database.pool.query(
    "update actor set snapshot = $1, structure_hash = 'of an older version' where address = 'crew/main'",
    [JSON.stringify(old)],
  );
}

test('a crew that was stored before its agents were actors goes on with all it had, and gives them actors', async () => {
  const before = await start();
  const suspended = await before.ask<{ suspendWorker: { errors: object[] } }>(
    'mutation { suspendWorker(id: "scout") { errors { code } } }',
  );
  expect(suspended.suspendWorker.errors).toEqual([]);
  const task = await submit(before, 'Describe the tides');
  const busy = async () => (await workers(before)).find(({ availability }) => availability === 'working');
  const agent = (await eventually(busy, (worker) => worker !== undefined, 20_000))?.key;
  await crew?.close();
  await forgetActors();

  const after = await start();
  gate.resolve();
  await followTask(after, task, hasStatus('completed'));
  const all = await eventually(
    () => workers(after),
    (found) => found.every(({ actor }) => actor !== null),
  );
  expect(all.find(({ key }) => key === agent)).toMatchObject({ completed: 1 });
  const states = () =>
    workers(after).then((found) => found.map(({ key, actor }) => `${key} ${actor?.state}`));
  await eventually(states, (found) =>
    found.every(
      (each) => each === 'scout outOfService' || (each.endsWith(' idle') && !each.startsWith('scout')),
    ),
  );
  await followTask(after, await submit(after, 'Describe the moles'), hasStatus('completed'));
  expect(await after.runtime.replay('crew/main')).toMatchObject({ same: true, firstDifference: null });
});
