import { type Client, createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { followTask, hasStatus } from '../support/follow-task.ts';
import { startTestApp, type TestApp } from '../support/start-test-app.ts';

let database: TestDatabase;
let app: TestApp;
let client: Client;
const night = 'crew/night';

beforeAll(async () => {
  database = await createTestDatabase();
  app = await startTestApp(database, { STATEHOUSE_REHEARSAL_TOKEN_DELAY_MS: '0' });
  client = createClient({
    url: `${app.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
  });
  const owl = { key: 'owl', name: 'Owl', kind: 'owl', capabilities: ['dataAnalysis'] };
  await app.ask(
    `mutation ($input: JSON) { startActor(input: { chart: "crew", id: "night", input: $input }) { errors { code } } }`,
    { input: { workers: [owl] } },
  );
});

afterAll(async () => {
  await client.dispose();
  await app.close();
  await database.drop();
});

interface Crew {
  readonly id: string;
  readonly address: string;
  readonly isMain: boolean;
  readonly agents: number;
  readonly busy: number;
  readonly waiting: number;
}

const crewFields = 'id address isMain status agents busy waiting createdAt actor { address }';

async function submit(
  description: string,
  crew: string | null,
): Promise<{ cursor: string; address: string }> {
  const { submitTask } = await app.ask<{
    submitTask: { cursor: string; task: { address: string } };
  }>(
    `mutation ($description: String!, $crew: ID) {
      submitTask(description: $description, crew: $crew) { cursor task { address } errors { message } } }`,
    { description, crew },
  );
  return { cursor: submitTask.cursor, address: submitTask.task.address };
}

describe('crews over GraphQL', { timeout: 120_000 }, () => {
  it('are listed, and each shows its own agents and queues', async () => {
    const { crews } = await app.ask<{ crews: { nodes: readonly Crew[]; totalCount: number } }>(
      `{ crews { totalCount nodes { ${crewFields} } } }`,
    );
    expect(crews).toMatchObject({
      totalCount: 2,
      nodes: [
        { address: night, isMain: false, status: 'active', agents: 1, busy: 0, waiting: 0 },
        { address: 'crew/main', isMain: true, actor: { address: 'crew/main' } },
      ],
    });
    const own = await app.ask(`{
      main: crew { address agents }
      night: crew(id: "${night}") { queues { nodes { name agents } totalCount } limits { queues { name } } }
      opaque: crew(id: "${crews.nodes[0]?.id}") { address }
      none: crew(id: "task/1") { address }
      workers(crew: "${night}") { nodes { key crew } totalCount }
      queues(crew: "${night}") { nodes { name } }
    }`);
    expect(own).toMatchObject({
      main: { address: 'crew/main', agents: crews.nodes[1]?.agents },
      opaque: { address: night },
      none: null,
      workers: { nodes: [{ key: 'owl', crew: night }], totalCount: 1 },
    });
    const names = ['orchestration', 'critic', 'heavy', 'standard', 'agent:owl'];
    expect((own['queues'] as { nodes: { name: string }[] }).nodes.map(({ name }) => name)).toEqual(names);
    const { workers } = await app.ask<{ workers: { nodes: { key: string }[] } }>(
      '{ workers(first: 200) { nodes { key } } }',
    );
    expect(workers.nodes.map(({ key }) => key)).not.toContain('owl');
  });

  it('take work of their own, and tell of it to who follows them', async () => {
    const suspended = await app.ask<{ suspendWorker: { worker: { availability: string } } }>(
      `mutation { suspendWorker(id: "${night}|owl") { worker { availability } errors { code } } }`,
    );
    expect(suspended.suspendWorker.worker.availability).toBe('suspended');
    const { address, cursor } = await submit('Describe the tides of a harbour', night);
    const changes: string[] = [];
    const query = `subscription ($crew: ID, $after: Cursor) { crewEvents(crew: $crew, after: $after) {
      ... on WorkChanged { change agent address } ... on WorkerChanged { key } } }`;
    const variables = { crew: night, after: cursor };
    const events = client.iterate<{ crewEvents: { change?: string; agent?: string | null } }>({
      query,
      variables,
    });
    for await (const { data } of events) {
      if (data?.crewEvents.change === undefined) continue;
      changes.push(data.crewEvents.change);
      if (data.crewEvents.change === 'queued') {
        const seen = await app.ask(`{
          night: queues(crew: "${night}") { nodes { name depth waiting { nodes { address } } } }
          main: queues { nodes { name depth waiting { nodes { address } } } }
          crew(id: "${night}") { waiting }
        }`);
        const at = {
          name: 'standard',
          depth: 1,
          waiting: { nodes: [{ address: expect.stringContaining(address) }] },
        };
        expect(seen).toMatchObject({
          night: { nodes: expect.arrayContaining([at]) },
          main: { nodes: expect.arrayContaining([{ name: 'standard', depth: 0, waiting: { nodes: [] } }]) },
          crew: { waiting: 1 },
        });
        await app.ask(`mutation { reinstateWorker(id: "${night}|owl") { errors { code } } }`);
      }
      if (data.crewEvents.change === 'left') break;
    }
    expect(changes).toEqual(['queued', 'assigned', 'left']);
    await followTask(app, address, hasStatus('completed'));
    const { task } = await app.ask<{ task: { subtasks: { agent: string }[] } }>(
      `{ task(id: "${address}") { subtasks { agent } } }`,
    );
    expect(task.subtasks).toEqual([{ agent: 'owl' }]);
  });

  it('are given agents and limits, and the main crew keeps its own', async () => {
    const changed = await app.ask(`mutation {
      addWorker(crew: "${night}", input: { key: "bat", name: "Bat", capabilities: ["dataAnalysis"] }) {
        worker { key crew } errors { code } }
      setCrewLimits(crew: "${night}", queues: [{ name: "heavy", limit: 1 }]) { limits { queues { name limit } } errors { code } }
      setCrewSupervision(crew: "${night}", intensity: 7) { supervision { intensity } errors { code } }
    }`);
    expect(changed).toEqual({
      addWorker: { worker: { key: 'bat', crew: night }, errors: [] },
      setCrewLimits: { limits: { queues: [{ name: 'heavy', limit: 1 }] }, errors: [] },
      setCrewSupervision: { supervision: { intensity: 7 }, errors: [] },
    });
    const removed = await app.ask(
      `mutation { removeWorker(id: "${night}|bat") { worker { key } errors { code } } }`,
    );
    expect(removed).toEqual({ removeWorker: { worker: null, errors: [] } });
    expect(
      await app.ask(
        `{ limits { crew { queues { name } } } crew(id: "${night}") { agents limits { queues { name } } } }`,
      ),
    ).toEqual({
      limits: { crew: { queues: [] } },
      crew: { agents: 1, limits: { queues: [{ name: 'heavy' }] } },
    });
  });

  it('refuse what names no crew', async () => {
    for (const field of [
      'workers(crew: "task/1") { totalCount }',
      'queues(crew: "crew/none") { totalCount }',
    ])
      await expect(app.ask(`{ ${field} }`)).rejects.toThrow('`crews` lists them');
    const input = 'input: { key: "x", name: "X", capabilities: ["y"] }';
    const refused = await app.ask(`mutation {
      submitTask(description: "Describe a harbour", crew: "crew/none") { task { id } errors { code } }
      addWorker(crew: "crew/none", ${input}) { worker { key } errors { code } }
      setCrewLimits(crew: "crew/none") { limits { queues { name } } errors { code } }
    }`);
    const errors = [{ code: 'input.invalid' }];
    expect(refused).toMatchObject({
      submitTask: { errors },
      addWorker: { errors },
      setCrewLimits: { errors },
    });
  });
});
