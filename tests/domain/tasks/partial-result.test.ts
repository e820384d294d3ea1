import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { followTask, hasStatus } from '../../support/follow-task.ts';
import { startTestApp, type TestApp } from '../../support/start-test-app.ts';
import { startTaskModel, type TaskModel } from '../../support/task-model.ts';

let database: TestDatabase;
let model: TaskModel;
let app: TestApp;

beforeAll(async () => {
  database = await createTestDatabase();
  model = await startTaskModel(({ purpose, text }) => {
    if (purpose !== 'work') return null;
    if (text.includes('# Subtask\nDescribe the ferries'))
      return { refusal: 'I do not talk of ferries', text: '' };
    return 'The harbour has three piers';
  });
  app = await startTestApp(database, model.settings);
});

afterAll(async () => {
  await app?.close();
  await model?.close();
  await database?.drop();
});

interface View {
  readonly status: string;
  readonly summary: string | null;
  readonly result: string | null;
  readonly resultComplete: boolean | null;
  readonly resultData: Readonly<Record<string, { readonly output: string }>> | null;
}

async function carryOut(text: string): Promise<View> {
  const { submitTask } = await app.ask<{ submitTask: { task: { address: string } } }>(
    `mutation ($text: String!) {
      submitTask(description: $text, options: { maxTries: 1 }) { task { address } errors { message } }
    }`,
    { text },
  );
  const { address } = submitTask.task;
  await followTask(app, address, hasStatus('completed', 'failed'));
  const { task } = await app.ask<{ task: View }>(
    'query ($id: ID!) { task(id: $id) { status summary result resultComplete resultData } }',
    { id: address },
  );
  return task;
}

it('keeps what was produced before a task failed as a partial result, without asking a model', async () => {
  const task = await carryOut('Describe the harbour; then describe the ferries');
  expect(task).toMatchObject({ status: 'failed', resultComplete: false });
  expect(task.result).toContain('The harbour has three piers');
  expect(task.summary).toContain('1 of 2 subtasks');
  expect(task.summary).toContain('ferries');
  expect(Object.values(task.resultData ?? {})).toMatchObject([{ output: 'The harbour has three piers' }]);
  expect(model.asked.filter(({ purpose }) => purpose === 'aggregate')).toEqual([]);
});

it('says so when a result is whole, and has none when nothing was produced', async () => {
  expect(await carryOut('Describe the harbour only')).toMatchObject({
    status: 'completed',
    resultComplete: true,
  });
  expect(await carryOut('Describe the ferries')).toMatchObject({
    status: 'failed',
    result: null,
    resultComplete: null,
  });
});
