import { type Client, createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { followTask, hasStatus } from '../support/follow-task.ts';
import { startTestApp, type TestApp } from '../support/start-test-app.ts';

let database: TestDatabase;
let app: TestApp;
let client: Client;

beforeAll(async () => {
  database = await createTestDatabase();
  app = await startTestApp(database);
  client = createClient({
    url: `${app.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
  });
});

afterAll(async () => {
  await client.dispose();
  await app.close();
  await database.drop();
});

interface WorkerView {
  readonly id: string;
  readonly key: string;
  readonly availability: string;
  readonly completed: number;
  readonly failed: number;
  readonly meanMs: number | null;
  readonly tokens: number;
  readonly currentSubtask: { readonly key: string } | null;
  readonly queue: { readonly name: string; readonly agents: number };
}

async function listWorkers(filter = ''): Promise<readonly WorkerView[]> {
  const { workers } = await app.ask<{ workers: { nodes: readonly WorkerView[] } }>(
    `{ workers${filter} { nodes { id key availability completed failed meanMs tokens costUsd heartbeatAt
        currentSubtask { key } queue { name agents } } } }`,
  );
  return workers.nodes;
}

async function change(field: string, args: string): Promise<{ code: string }[]> {
  const answer = await app.ask<Record<string, { errors: { code: string }[] }>>(
    `mutation { ${field}(${args}) { worker { key } receipt { seq } errors { code } } }`,
  );
  return answer[field]?.errors ?? [];
}

async function submit(description: string): Promise<{ cursor: string; task: { address: string } }> {
  const { submitTask } = await app.ask<{ submitTask: Awaited<ReturnType<typeof submit>> }>(
    `mutation ($description: String!) { submitTask(description: $description) { cursor task { address } } }`,
    { description },
  );
  return submitTask;
}

interface CrewEvent {
  readonly __typename: string;
  readonly change?: string;
  readonly key?: string;
  readonly worker?: { readonly availability: string } | null;
}

/** Reads what the crew does from a cursor on, until an event fits. */
async function readCrew(after: string, isLast: (event: CrewEvent) => boolean): Promise<readonly CrewEvent[]> {
  const events: CrewEvent[] = [];
  const query = `subscription ($after: Cursor) { crewEvents(after: $after) { __typename cursor
    ... on WorkerChanged { at key removed worker { key availability } }
    ... on WorkChanged { at change address queue agent } } }`;
  for await (const { data } of client.iterate<{ crewEvents: CrewEvent }>({ query, variables: { after } })) {
    if (!data) throw new Error('the stream gave an error');
    events.push(data.crewEvents);
    if (isLast(data.crewEvents)) break;
  }
  return events;
}

describe('the crew over GraphQL', () => {
  it('shows its agents, and those that can do something', async () => {
    const keys = (await listWorkers()).map(({ key }) => key);
    expect(keys).toEqual(
      expect.arrayContaining(['analyst', 'archivist', 'integrator', 'scout', 'statistician']),
    );
    const able = await listWorkers('(capability: "dataAnalysis", available: true)');
    expect(able.map(({ key }) => key)).toEqual(['analyst', 'statistician']);
    const page = await app.ask<{ workers: { nodes: unknown[]; pageInfo: object; totalCount: number } }>(
      '{ workers(first: 2) { nodes { key } pageInfo { hasNextPage } totalCount } }',
    );
    expect(page.workers).toMatchObject({ pageInfo: { hasNextPage: true }, totalCount: keys.length });
  });

  it('shows what waits while nobody is in service, and who takes it and with what figures', async () => {
    const workers = await listWorkers();
    for (const { id } of workers) expect(await change('suspendWorker', `id: "${id}"`)).toEqual([]);
    const { cursor, task } = await submit('Describe the tides of a harbour');
    await readCrew(cursor, ({ change: what }) => what === 'queued');
    const { queues } = await app.ask<{ queues: { nodes: { name: string; depth: number }[] } }>(
      `{ queues { nodes { name agentType depth oldestAt oldestAgeMs running limit agents
          waiting(first: 1) { totalCount nodes { address requestedBy subtask { key stage } } } } } }`,
    );
    expect(queues.nodes.filter(({ depth }) => depth > 0)).toMatchObject([
      { name: 'standard', depth: 1, running: 0, limit: null, waiting: { totalCount: 1 } },
    ]);
    expect(await listWorkers('(available: true)')).toEqual([]);

    for (const { key } of workers) expect(await change('reinstateWorker', `id: "${key}"`)).toEqual([]);
    await followTask(app, task.address, hasStatus('completed', 'failed'));
    const events = await readCrew(cursor, ({ change: what }) => what === 'left');
    expect(events.flatMap(({ change: what }) => what ?? [])).toEqual(['queued', 'assigned', 'left']);
    const [busy] = (await listWorkers()).filter(({ completed }) => completed > 0);
    expect(busy).toMatchObject({ completed: 1, failed: 0, meanMs: expect.any(Number) });
    expect(busy?.tokens).toBeGreaterThan(0);
  });

  it('takes in an agent with a queue of its own, and lets it leave', async () => {
    const input = 'input: { key: "painter", name: "Painter", capabilities: ["painting"] }';
    expect(await change('addWorker', input)).toEqual([]);
    expect(await change('addWorker', input)).toMatchObject([{ code: 'worker.exists' }]);
    const [painter] = await listWorkers('(capability: "painting")');
    expect(painter).toMatchObject({
      availability: 'free',
      meanMs: null,
      queue: { name: 'agent:painter', agents: 1 },
    });
    expect(await change('removeWorker', 'id: "painter"')).toEqual([]);
    expect(await listWorkers('(kind: "painter")')).toEqual([]);
    expect(await change('removeWorker', 'id: "painter"')).toMatchObject([{ code: 'worker.unknown' }]);
    expect(await change('suspendWorker', 'id: "nobody"')).toMatchObject([{ code: 'worker.unknown' }]);
    expect(
      await change('addWorker', 'input: { key: "Not Kebab", name: "x", capabilities: ["y"] }'),
    ).toHaveLength(1);
  });
});
