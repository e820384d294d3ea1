import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { followTask, hasStatus } from '../support/follow-task.ts';
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

const ended = hasStatus('completed', 'failed', 'cancelled');

interface TaskView {
  readonly id: string;
  readonly address: string;
  readonly status: string;
  readonly result: string | null;
  readonly subtasks: readonly {
    readonly key: string;
    readonly stage: string;
    readonly dependsOn: readonly string[];
    readonly incarnation: number;
    readonly outputs: readonly {
      readonly output: string;
      readonly toolCalls: readonly { readonly name: string; readonly result: string }[];
    }[];
  }[];
}

const fields = `id address status result fraction planSource failure { code message subtask }
  subtasks { key stage dependsOn incarnation error { code message } outputs { attempt agent output toolCalls } actor { address } }`;

async function submit(
  description: string,
  more: Readonly<Record<string, unknown>> = {},
): Promise<{
  task: TaskView | null;
  errors: readonly { readonly code: string; readonly message: string }[];
}> {
  const { submitTask } = await app.ask<{ submitTask: Awaited<ReturnType<typeof submit>> }>(
    `mutation ($description: String!, $options: JSON, $key: String) {
      submitTask(description: $description, options: $options, idempotencyKey: $key) {
        task { ${fields} } cursor errors { code message }
      }
    }`,
    { description, ...more },
  );
  return submitTask;
}

async function show(id: string): Promise<TaskView> {
  const { task } = await app.ask<{ task: TaskView }>(`query ($id: ID!) { task(id: $id) { ${fields} } }`, {
    id,
  });
  return task;
}

interface GraphView {
  readonly graph: {
    readonly nodes: readonly { readonly layer: number; readonly stage: string | null }[];
    readonly edges: readonly unknown[];
    readonly layers: readonly (readonly string[])[];
    readonly criticalPath: readonly string[];
  } | null;
  readonly progress: object;
}

async function showGraph(id: string): Promise<GraphView> {
  const { task } = await app.ask<{ task: GraphView }>(
    `query ($id: ID!) { task(id: $id) {
      graph { nodes { key title dependsOn estimatedSeconds layer critical stage subtask { startedAt } }
        edges { from to } layers criticalPath criticalSeconds }
      progress { total finished fraction stages { stage count } elapsedSeconds pace remainingSeconds } } }`,
    { id },
  );
  return task;
}

async function change(field: string, args: Readonly<Record<string, unknown>>): Promise<{ code: string }[]> {
  const list = Object.entries(args)
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
    .join(', ');
  const answer = await app.ask<Record<string, { errors: { code: string }[] }>>(
    `mutation { ${field}(${list}) { task { status } receipt { seq } errors { code } } }`,
  );
  return answer[field]!.errors;
}

describe('tasks over GraphQL', () => {
  it('are handed in, carried out and shown with the tool call behind the figure', async () => {
    const { task, errors } = await submit('Calculate the factorial of 10');
    expect(errors).toEqual([]);
    await followTask(app, task!.address, ended);
    const done = await show(task!.id);
    expect(done).toMatchObject({ status: 'completed', subtasks: [{ stage: 'completed' }] });
    expect(done.result).toContain('3628800');
    const [call] = done.subtasks[0]!.outputs[0]!.toolCalls;
    expect(call).toMatchObject({ name: 'calculator' });
    expect(call?.result).toContain('3628800');
  });

  it('show their graph, and are listed newest first by status', async () => {
    const { task } = await submit('Describe a harbour; describe a ferry; then compare both');
    await followTask(app, task!.address, ended);
    const { subtasks } = await show(task!.address);
    expect(subtasks.map(({ dependsOn }) => dependsOn.length)).toEqual([0, 0, 2]);
    const { graph, progress } = await showGraph(task!.address);
    const keys = subtasks.map(({ key }) => key);
    expect(graph?.layers).toEqual([keys.slice(0, 2), keys.slice(2)]);
    expect(graph?.edges).toEqual(keys.slice(0, 2).map((from) => ({ from, to: keys[2] })));
    expect(graph?.criticalPath).toHaveLength(2);
    expect(graph?.nodes.map(({ layer, stage }) => [layer, stage])).toEqual([
      [0, 'completed'],
      [0, 'completed'],
      [1, 'completed'],
    ]);
    expect(progress).toMatchObject({
      total: 3,
      finished: 3,
      fraction: 1,
      stages: [{ stage: 'completed', count: 3 }],
      remainingSeconds: 0,
    });
    const { tasks } = await app.ask<{ tasks: { nodes: { address: string }[]; totalCount: number } }>(
      '{ tasks(statuses: [completed], first: 1) { nodes { address } totalCount } }',
    );
    expect(tasks.nodes).toEqual([{ address: task!.address }]);
    expect(tasks.totalCount).toBe(2);
  });

  it('are the same task under the same key', async () => {
    const first = await submit('Describe the tides of a harbour', { key: 'once' });
    const again = await submit('Describe the tides of a harbour', { key: 'once' });
    expect(again.task?.address).toBe(first.task?.address);
    await followTask(app, first.task!.address, ended);
  });

  it('tell in the payload what is wrong with a request', async () => {
    expect((await submit('short')).errors).toMatchObject([{ code: 'task.invalidDescription' }]);
    expect((await submit('Do something useful', { options: { maxTries: 99 } })).errors).toMatchObject([
      { code: 'task.invalidOptions' },
    ]);
    expect(await change('pauseTask', { id: 'task/none' })).toMatchObject([{ code: 'task.unknown' }]);
  });

  it('wait for approval, and are approved, rejected, cancelled and retried', async () => {
    const options = { planApproval: 'required' };
    const one = (await submit('Describe a harbour; then describe its ferries', { options })).task!;
    const two = (await submit('Describe a lighthouse and its keeper', { options })).task!;
    await Promise.all(
      [one, two].map(({ address }) => followTask(app, address, hasStatus('awaitingApproval'))),
    );
    const { graph, progress } = await showGraph(one.id);
    expect(graph).toMatchObject({ nodes: [{ stage: null }, { stage: null }], edges: [{}] });
    expect(progress).toMatchObject({ total: 0, remainingSeconds: null });
    expect(await change('retrySubtask', { id: one.address, subtask: 'none' })).toMatchObject([
      { code: 'task.unknownSubtask' },
    ]);
    expect(await change('approvePlan', { id: one.id })).toEqual([]);
    expect(await change('rejectPlan', { id: two.id, reason: 'not now' })).toEqual([]);
    await Promise.all([one, two].map(({ address }) => followTask(app, address, ended)));
    expect((await show(two.id)).status).toBe('cancelled');
    const done = await show(one.id);
    expect(done.status).toBe('completed');
    const [first] = done.subtasks;
    expect(await change('retrySubtask', { id: one.id, subtask: first!.key, fromHere: true })).toEqual([]);
    expect((await show(one.id)).subtasks.map(({ incarnation }) => incarnation)).toEqual([2, 2]);
    expect(await change('cancelTask', { id: one.id })).toEqual([]);
    expect((await show(one.id)).status).toBe('cancelled');
  });
});
