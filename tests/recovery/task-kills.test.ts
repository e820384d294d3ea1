import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { afterEach, describe, expect, test } from 'vitest';
import { silentLogger } from '#core';
import { openDatabase } from '#persistence';
import type { FailpointName } from '#runtime';
import { type Receiver, startReceiver } from '../notify/receiver.ts';
import { eventually } from '../runtime/start-node.ts';
import { createTestDatabase } from '../support/database.ts';
import { createDice, type Dice, testSeed } from './support/dice.ts';
import { failpointsOf } from './support/kill-suites.ts';
import { type AppProcess, createPanel, type Panel } from './support/panel.ts';
import { awaitTaskEnd, gatherTaskPeople, superviseCrew, workUndisturbed } from './support/task-people.ts';
import { closeGate } from './support/transaction-gate.ts';

const cleanUp: (() => unknown)[] = [];
afterEach(async () => {
  for (const undo of cleanUp.splice(0).reverse()) await undo();
});

interface Disturbed {
  readonly panel: Panel;
  readonly hook: Receiver;
  readonly app: AppProcess;
  readonly kills: number;
  /** Every task that was acknowledged. */
  readonly tasks: readonly string[];
}

/** Tasks, and kill -9 of the application at random moments; then all of them come to their ends. */
async function workThrough(
  kills: number,
  env: Record<string, string>,
  dice: Dice,
  pool?: Pool,
): Promise<Disturbed> {
  const hook = await startReceiver();
  cleanUp.push(hook.close);
  const panel = await createPanel({ env, tokenDelayMs: 1, office: true, hookUrl: hook.url });
  cleanUp.push(panel.close);
  let app = await panel.up();
  await superviseCrew(panel, dice);
  const people = gatherTaskPeople(panel, dice);
  const points = pool === undefined ? [] : failpointsOf('tasks');
  const neverHit: FailpointName[] = [];
  for (const name of points) {
    const gate = await closeGate(pool!, name);
    if ((await gate.reached(30_000)) === null) neverHit.push(name);
    if (app) await panel.kill(app);
    await gate.open(dice);
    app = await panel.up();
  }
  expect(neverHit, `seed ${dice.seed}`).toEqual([]);
  for (let killed = points.length; killed < kills; killed += 1) {
    await new Promise((resolve) => setTimeout(resolve, dice.between(0, 900)));
    if (app) await panel.kill(app);
    app = await panel.up();
  }
  await people.leave();
  if (!app) throw new Error('the application did not come back');
  for (const task of people.tasks)
    expect(await awaitTaskEnd(panel, task, 90_000), `seed ${dice.seed}: ${task}`).not.toBeNull();
  // A dead system must not pass: one more, undisturbed.
  const last = await workUndisturbed(panel, `last-${dice.seed}`);
  expect(last.ended, `seed ${dice.seed}: ${last.task}`).toBe('completed');
  return { panel, hook, app, kills, tasks: [...people.tasks, last.task] };
}

type OpenDatabase = Parameters<Panel['check']>[0];

/** Each question was told of once, however often the application died, unless it was closed before. */
async function judgeNotices({ hook }: Disturbed, database: OpenDatabase): Promise<void> {
  const read = async (text: string) => (await database.pool.query(text)).rows as Record<string, string>[];
  const asked = await read('select address from clarification order by address');
  const told = await eventually(
    () => read("select subject, id, status from notification where kind = 'question' order by subject"),
    (rows) => rows.length >= asked.length && rows.every(({ status }) => status !== 'pending'),
    60_000,
  );
  expect(told.map(({ subject }) => subject)).toEqual(asked.map(({ address }) => address));
  const keys = new Set(hook.received.map(({ headers }) => headers['idempotency-key']));
  for (const { id, status } of told) if (status === 'delivered') expect(keys).toContain(id);
}

async function judge(run: Disturbed, database: OpenDatabase, dice: Dice): Promise<void> {
  const { panel, tasks, kills } = run;
  await judgeNotices(run, database);
  const stored = await database.pool.query('select address from task');
  expect(new Set(stored.rows.map(({ address }) => address))).toEqual(new Set(tasks));
  const completed = await database.pool.query(
    `select (select count(*)::int from task where status = 'completed' and result is not null) as tasks,
      (select count(*)::int from subtask where stage = 'completed') as subtasks,
      (select count(*)::int from tool_call where status = 'completed') as calls,
      (select count(*)::int from journal where event_type = 'statehouse.restart' and address like 'crew/main/worker-%') as restarts`,
  );
  expect(completed.rows[0].tasks, `seed ${dice.seed}`).toBeGreaterThan(0);
  expect(completed.rows[0].subtasks).toBeGreaterThan(3);
  expect(completed.rows[0].calls).toBeGreaterThan(2);
  if (kills > 10) expect(completed.rows[0].restarts).toBeGreaterThan(0);
  const active = await database.pool.query(
    "select address from actor where status = 'active' and parent is null",
  );
  for (const { address } of active.rows) await panel.probe(address);
  // A task may end between a look at it and the request, which is refused then.
  const report = await panel.check(database, { lateMs: 2_000, successShare: 0.2 });
  expect(report.text, `seed ${dice.seed}`).toBe('');
  expect(report.outsideCalls).toBeGreaterThan(20);
}

describe('kill -9 at failpoints and at random moments loses no task and does nothing twice', () => {
  test('25 times, on a server of its own', { timeout: 900_000 }, async () => {
    const dice = createDice(testSeed());
    const database = await createTestDatabase();
    cleanUp.push(database.drop);
    const run = await workThrough(25, { DATABASE_URL: database.url }, dice, database.pool);
    await judge(run, database, dice);
  });

  test('5 times, on the embedded database', { timeout: 400_000 }, async () => {
    const dice = createDice(testSeed());
    const dataDir = mkdtempSync(join(tmpdir(), 'statehouse-task-kills-'));
    cleanUp.push(() => rmSync(dataDir, { recursive: true, force: true }));
    const run = await workThrough(5, { DATABASE_URL: '', STATEHOUSE_DATA_DIR: dataDir }, dice);
    const database = await openDatabase({ config: { dataDir, poolSize: 2 }, logger: silentLogger });
    // The last to leave stops the server.
    cleanUp.push(database.close);
    await judge(run, database, dice);
    run.app.child.kill('SIGTERM');
    await run.app.gone;
  });
});
