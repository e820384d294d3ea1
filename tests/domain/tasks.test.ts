import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createUlids, systemClock } from '#core';
import { createTasks, type Tasks } from '#domain';
import { createStores } from '#persistence';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { followTask, hasStatus } from '../support/follow-task.ts';
import { startTestApp, type TestApp } from '../support/start-test-app.ts';

let database: TestDatabase;
let app: TestApp;
let tasks: Tasks;

beforeAll(async () => {
  database = await createTestDatabase();
  app = await startTestApp(database);
  const stores = createStores({ database: database.database, clock: systemClock });
  tasks = createTasks({
    runtime: app.runtime,
    tasks: stores.tasks,
    ids: createUlids({ now: Date.now, random: Math.random }),
  });
});

afterAll(async () => {
  await app.close();
  await database.drop();
});

const ended = hasStatus('completed', 'failed', 'cancelled');
const me = { sender: 'eve' };

async function row(task: string): Promise<Record<string, unknown>> {
  const { rows } = await database.pool.query('select * from task where address = $1', [task]);
  return rows[0] as Record<string, unknown>;
}

async function subtasks(task: string): Promise<Record<string, unknown>[]> {
  const { rows } = await database.pool.query('select * from subtask where task = $1 order by ordinal', [
    task,
  ]);
  return rows as Record<string, unknown>[];
}

describe('a task in the whole application', () => {
  it('is carried out in the order of its dependencies, with a result and rows for all of it', async () => {
    const { address } = await tasks.submit({
      ...me,
      description:
        'Read the old prices from the csv file; collect the new prices from the web page; then compare the results of both.',
    });
    await followTask(app, address, ended);
    const task = await row(address);
    expect(task).toMatchObject({
      status: 'completed',
      submitted_by: 'eve',
      plan_source: 'model',
      rehearsal: true,
      subtask_count: 3,
      finished_count: 3,
      fraction: 1,
      result_complete: true,
    });
    expect(Number(task['prompt_tokens'])).toBeGreaterThan(0);
    const done = await subtasks(address);
    expect(done.map(({ stage }) => stage)).toEqual(['completed', 'completed', 'completed']);
    expect(done[2]?.['depends_on']).toEqual([done[0]?.['id'], done[1]?.['id']]);
    const { rows: results } = await database.pool.query(
      'select subtask, output from subtask_result where task = $1 order by created_at',
      [address],
    );
    expect(results).toHaveLength(3);
    // The last one read what the others gave.
    expect(results[2].output).toContain('It builds on');
    expect(Object.keys(task['result_data'] as object)).toEqual(done.map(({ id }) => id));
    const { rows: workers } = await database.pool.query('select sum(completed)::int as done from worker');
    expect(workers[0].done).toBeGreaterThanOrEqual(3);
  });

  it.each([
    [7, '5040'],
    [10, '3628800'],
    [23, '25852016738884976640000'],
  ])('calculates the factorial of %i by a call of the calculator', async (n, value) => {
    const { address } = await tasks.submit({ ...me, description: `Calculate the factorial of ${n}` });
    await followTask(app, address, ended);
    const task = await row(address);
    expect(task['status']).toBe('completed');
    expect(task['result']).toContain(value);
    const { rows: calls } = await database.pool.query(
      'select name, status, arguments, result from tool_call where root = $1',
      [address],
    );
    expect(calls).toMatchObject([{ name: 'calculator', status: 'completed' }]);
    expect(JSON.parse(calls[0].arguments)).toEqual({ expression: `factorial(${n})` });
    expect(calls[0].result).toContain(value);
    const { rows: results } = await database.pool.query(
      'select tool_calls from subtask_result where task = $1',
      [address],
    );
    expect(results[0].tool_calls).toMatchObject([{ name: 'calculator', failed: false }]);
    // The figure is in no prompt before the calculator gave it.
    const { rows: first } = await database.pool.query(
      `select request::text as request from llm_call where root = $1 order by started_at limit 2`,
      [address],
    );
    for (const { request } of first) expect(request).not.toContain(value);
  });

  it('checks the result by rules that came with the task', async () => {
    const { address } = await tasks.submit({
      ...me,
      description: 'Calculate the factorial of 6',
      options: { validation: [{ strategy: 'contains', params: { texts: ['5041'] } }] },
    });
    await followTask(app, address, ended);
    const task = await row(address);
    expect(task).toMatchObject({ status: 'failed', failure: { code: 'task.invalidResult' } });
    expect(task['result']).toContain('720');
    const { rows } = await database.pool.query(
      'select passed, problems from validation_report where task = $1',
      [address],
    );
    // It is put together once more before the task fails.
    expect(rows).toMatchObject([{ passed: false }, { passed: false }]);
    await expect(
      tasks.submit({
        ...me,
        description: 'Do something useful',
        options: { validation: { strategy: 'no' } },
      }),
    ).rejects.toMatchObject({ code: 'validation.invalidSpec' });
  });

  it('is handed in once under one key', async () => {
    const request = { ...me, key: 'k1', description: 'Write a short note about tides' };
    const first = await tasks.submit(request);
    const again = await tasks.submit(request);
    expect(again.address).toBe(first.address);
    await followTask(app, first.address, ended);
    const { rows } = await database.pool.query('select 1 from task where address = $1', [first.address]);
    expect(rows).toHaveLength(1);
  });

  it.each(['too short', 'x'.repeat(5_001)])(
    'refuses a description outside 10 to 5,000 characters',
    async (description) => {
      await expect(tasks.submit({ ...me, description })).rejects.toMatchObject({
        code: 'task.invalidDescription',
      });
    },
  );

  it('refuses options that it does not know', async () => {
    const submitted = tasks.submit({
      ...me,
      description: 'Do something useful',
      options: { maxTries: 0, x: 1 },
    });
    await expect(submitted).rejects.toMatchObject({ code: 'task.invalidOptions' });
  });

  it('waits for the approval of its plan, and carries out the one that a person gave instead', async () => {
    const { address } = await tasks.submit({
      ...me,
      description: 'Describe a harbour; then describe its ferries',
      options: { planApproval: 'required' },
    });
    await followTask(app, address, hasStatus('awaitingApproval'));
    const { rows: open } = await database.pool.query(
      `select kind, asker from clarification where status in ('open', 'notified') and asker = $1`,
      [address],
    );
    expect(open).toEqual([{ kind: 'approval', asker: address }]);
    const own = {
      id: 'own',
      title: 'Describe the harbour',
      description: 'Describe the harbour only',
      capabilities: ['dataAnalysis'],
      dependsOn: [],
      priority: 5,
      estimatedSeconds: 30,
      tier: 'standard',
      validation: [],
    };
    const circular = { summary: 's', subtasks: [{ ...own, dependsOn: ['own'] }] };
    await expect(tasks.editPlan(address, { ...me, plan: circular })).rejects.toMatchObject({
      code: 'task.invalidPlan',
    });
    await tasks.editPlan(address, { ...me, plan: { summary: 's', subtasks: [own] } });
    await followTask(app, address, ended);
    expect(await row(address)).toMatchObject({
      status: 'completed',
      plan_source: 'person',
      plan_revision: 2,
    });
    expect((await subtasks(address)).map(({ id }) => id)).toEqual(['own']);
  });

  it('reviews outputs when asked to, and keeps the scores', async () => {
    const { address } = await tasks.submit({
      ...me,
      description: 'Describe tides and ferries of the harbour',
      options: { review: { threshold: 0.1 } },
    });
    await followTask(app, address, ended);
    const { rows } = await database.pool.query(
      'select accepted, score, critic from quality_score where task = $1',
      [address],
    );
    expect(rows).toMatchObject([{ accepted: true }]);
    expect(rows[0].score).toBeGreaterThan(0.1);
    const { rows: calls } = await database.pool.query(
      `select purpose, persona from llm_call where root = $1 and purpose in ('work', 'review') order by purpose`,
      [address],
    );
    expect(calls).toMatchObject([{ persona: rows[0].critic }, { purpose: 'work' }]);
    expect(calls[1].persona).not.toBe(calls[0].persona);
    const { rows: critics } = await database.pool.query('select completed from worker where key = $1', [
      rows[0].critic,
    ]);
    expect(critics).toEqual([{ completed: 1 }]);
  });

  it('does a subtask again, and knows tasks and subtasks from their absence', async () => {
    const { address } = await tasks.submit({
      ...me,
      description: 'Describe a harbour; then describe its ferries',
    });
    await followTask(app, address, ended);
    const [first] = await subtasks(address);
    await expect(tasks.retry(address, { ...me, subtask: 'nope' })).rejects.toMatchObject({
      code: 'task.unknownSubtask',
    });
    await expect(tasks.pause('task/none', me)).rejects.toMatchObject({ code: 'task.unknown' });
    const receipt = await tasks.retryFrom(address, { ...me, subtask: String(first?.['id']) });
    expect(receipt.state).toEqual({ ongoing: 'active' });
    await followTask(
      app,
      address,
      (fact) => fact['type'] === 'subtask.changed' && fact['attempt'] === 2 && fact['stage'] === 'completed',
    );
    expect((await subtasks(address))[0]).toMatchObject({ incarnation: 2 });
  });
});
