import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { nextQuestion } from '../support/inbox.ts';
import { startTestApp, type TestApp } from '../support/start-test-app.ts';

let database: TestDatabase;
let app: TestApp;

beforeAll(async () => {
  database = await createTestDatabase();
  app = await startTestApp(database);
});

afterAll(async () => {
  await app.close();
  await database.drop();
});

it('asks nothing in the inbox for an actor that was stopped', async () => {
  const { submitTask } = await app.ask<{ submitTask: { task: { address: string } } }>(
    `mutation { submitTask(description: "Calculate the factorial of 7", options: { planApproval: "required" }) { task { address } } }`,
  );
  const { address } = submitTask.task;
  const question = await nextQuestion(app, address);
  // As the end of a tree does it; `stopActor` cancels the task first.
  await app.runtime.stop(address);
  const { inbox, every } = await app.ask<Record<'inbox' | 'every', { nodes: { address: string }[] }>>(
    `{ inbox(first: 50) { nodes { address } }
       every: inbox(filter: { statuses: [open, notified, answered] }, first: 50) { nodes { address } } }`,
  );
  expect(inbox.nodes).toEqual([]);
  expect(every.nodes).toEqual([{ address: question.address }]);
});
