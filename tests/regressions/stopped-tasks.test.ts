import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventually } from '../runtime/start-node.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { nextQuestion } from '../support/inbox.ts';
import { startTestApp, type TestApp } from '../support/start-test-app.ts';

let database: TestDatabase;
let app: TestApp;

beforeAll(async () => {
  database = await createTestDatabase();
  app = await startTestApp(database, { STATEHOUSE_REHEARSAL_TOKEN_DELAY_MS: '60' });
});

afterAll(async () => {
  await app.close();
  await database.drop();
});

interface Stopped {
  readonly stopActor: {
    readonly actor: { readonly status: string };
    readonly receipt: { readonly seq: number; readonly duplicate: boolean };
    readonly errors: readonly object[];
  };
}

async function submit(options: string): Promise<string> {
  const { submitTask } = await app.ask<{ submitTask: { task: { address: string } } }>(
    `mutation { submitTask(description: "Compare three ferries to the island", options: ${options}) { task { address } } }`,
  );
  return submitTask.task.address;
}

const stop = (address: string) =>
  app.ask<Stopped>(
    `mutation ($address: String!) { stopActor(address: $address, idempotencyKey: "stop") {
      actor { status } receipt { seq duplicate } errors { code } } }`,
    { address },
  );

async function busyAgents(): Promise<number> {
  const { workers } = await app.ask<{ workers: { nodes: { currentSubtask: object | null }[] } }>(
    '{ workers { nodes { currentSubtask { key } } } }',
  );
  return workers.nodes.filter(({ currentSubtask }) => currentSubtask !== null).length;
}

it('shows a task that was stopped as cancelled, and frees its agents', async () => {
  const address = await submit('{}');
  await eventually(busyAgents, (busy) => busy > 0, 30_000);
  const first = await stop(address);
  expect(first).toMatchObject({ stopActor: { errors: [], receipt: { duplicate: false } } });
  expect(first.stopActor.actor.status).not.toBe('active');
  const { task } = await app.ask<{ task: { status: string } }>(
    'query ($id: ID!) { task(id: $id) { status } }',
    {
      id: address,
    },
  );
  expect(task.status).toBe('cancelled');
  await eventually(busyAgents, (busy) => busy === 0, 30_000);
  expect((await stop(address)).stopActor).toMatchObject({ errors: [], receipt: { duplicate: true } });
});

it('withdraws the question of a task that was stopped while it waited', async () => {
  const address = await submit('{ planApproval: "required" }');
  const question = await nextQuestion(app, address);
  expect((await stop(address)).stopActor.errors).toEqual([]);
  const { inbox } = await app.ask<{ inbox: { nodes: { address: string; status: string }[] } }>(
    '{ inbox(filter: { statuses: [open, notified, answered, withdrawn] }, first: 50) { nodes { address status } } }',
  );
  expect(inbox.nodes).toEqual([{ address: question.address, status: 'withdrawn' }]);
});
