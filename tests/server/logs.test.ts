import { type Client, createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { followTask, hasStatus } from '../support/follow-task.ts';
import { startTestApp, type TestApp } from '../support/start-test-app.ts';

let database: TestDatabase;
let app: TestApp;
let client: Client;
let done: { readonly id: string; readonly address: string };
let cancelled: { readonly address: string };
let cursor: string;

beforeAll(async () => {
  database = await createTestDatabase();
  app = await startTestApp(database);
  client = createClient({
    url: `${app.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
  });
  const first = await submit('Describe a harbour; then describe its ferries');
  done = first.task;
  cursor = first.cursor;
  await followTask(app, done.address, hasStatus('completed'));
  cancelled = (await submit('Describe a lighthouse', { planApproval: 'required' })).task;
  await followTask(app, cancelled.address, hasStatus('awaitingApproval'));
  await app.ask('mutation ($id: ID!) { cancelTask(id: $id, reason: "not now") { errors { code } } }', {
    id: cancelled.address,
  });
});

afterAll(async () => {
  await client.dispose();
  await app.close();
  await database.drop();
});

async function submit(description: string, options: object = {}) {
  const { submitTask } = await app.ask<{
    submitTask: { cursor: string; task: { id: string; address: string } };
  }>(
    `mutation ($description: String!, $options: JSON) {
      submitTask(description: $description, options: $options) { cursor task { id address } } }`,
    { description, options },
  );
  return submitTask;
}

interface Line {
  readonly cursor: string;
  readonly at: string;
  readonly level: string;
  readonly kind: string;
  readonly address: string;
  readonly agent: string | null;
  readonly text: string;
}

const fields = 'cursor at level kind address root agent text fact';

async function logs(filter: object, page: object = { first: 200 }) {
  const answer = await app.ask<{
    logs: {
      nodes: readonly Line[];
      totalCount: number;
      pageInfo: { endCursor: string; hasNextPage: boolean };
    };
  }>(
    `query ($filter: LogFilter, $first: Int, $after: Cursor) { logs(filter: $filter, first: $first, after: $after) {
      nodes { ${fields} } totalCount pageInfo { hasNextPage endCursor } } }`,
    { filter, ...page },
  );
  return answer.logs;
}

describe('the log', () => {
  it('tells what happened in a task, newest first, and nothing of other tasks', async () => {
    const { nodes, totalCount } = await logs({ within: done.id });
    expect(nodes).toHaveLength(totalCount);
    expect(nodes[0]).toMatchObject({ kind: 'task.changed', level: 'info', text: 'task completed' });
    expect(nodes.at(-1)).toMatchObject({ kind: 'task.submitted', address: done.address });
    expect(nodes.every(({ address }) => address.startsWith(done.address))).toBe(true);
  });

  it('narrows by level, agent, kind and time', async () => {
    const warned = (await logs({ level: 'warn' })).nodes;
    expect(warned).toMatchObject([{ address: cancelled.address, text: 'task cancelled: not now' }]);
    const running = (await logs({ within: done.id, kinds: ['subtask.changed'] })).nodes;
    const agent = running.find((line) => line.agent !== null)?.agent ?? '';
    const ofAgent = (await logs({ agent, level: 'info' })).nodes;
    expect(ofAgent.length).toBeGreaterThan(0);
    expect(new Set(ofAgent.map((line) => line.agent))).toEqual(new Set([agent]));
    expect((await logs({ level: 'info' })).nodes.some(({ kind }) => kind.startsWith('work.'))).toBe(false);
    const since = warned[0]?.at;
    expect((await logs({ since })).nodes.every(({ at }) => at >= String(since))).toBe(true);
    expect((await logs({ until: since, level: 'warn' })).nodes).toEqual([]);
  });

  it('comes in pages without gap or repetition', async () => {
    const whole = (await logs({})).nodes.map((line) => line.cursor);
    const paged: string[] = [];
    for (let after: string | null = null; ; ) {
      const page: Awaited<ReturnType<typeof logs>> = await logs({}, { first: 7, after });
      paged.push(...page.nodes.map((line) => line.cursor));
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor;
    }
    expect(new Set(paged).size).toBe(paged.length);
    expect(paged).toEqual(whole);
  });

  it('is followed from any line on, in the order of what happened', async () => {
    const listed = (await logs({ within: done.id, level: 'info' })).nodes.toReversed();
    const query = `subscription ($filter: LogFilter, $after: Cursor) { logTail(filter: $filter, after: $after) {
      __typename ... on LogEntryAdded { cursor entry { ${fields} } } } }`;
    for (const from of [cursor, listed[3]?.cursor]) {
      const lines: Line[] = [];
      const wanted = from === cursor ? listed : listed.slice(4);
      const events = client.iterate<{ logTail: { entry: Line } }>({
        query,
        variables: { filter: { within: done.address, level: 'info' }, after: from },
      });
      for await (const { data } of events) {
        if (!data) throw new Error('the stream gave an error');
        lines.push(data.logTail.entry);
        if (lines.length === wanted.length) break;
      }
      expect(lines).toEqual(wanted);
    }
  });
});

describe('the level of a line', () => {
  const levelOf = async (fact: object): Promise<string> => {
    const { rows } = await database.pool.query<{ level: string }>('select log_level($1::json) as level', [
      JSON.stringify(fact),
    ]);
    return String(rows[0]?.level);
  };

  it.each([
    ['error', { type: 'subtask.changed', stage: 'failed' }],
    ['error', { type: 'conversation.changed', status: 'timedOut' }],
    ['error', { type: 'actor.failed' }],
    ['warn', { type: 'subtask.changed', stage: 'retrying' }],
    ['warn', { type: 'subtask.reviewed', accepted: false }],
    ['warn', { type: 'output.validated', passed: false }],
    ['warn', { type: 'supervisor.acted', action: 'pause' }],
    ['warn', { type: 'agent.answered', failure: 'no model' }],
    ['info', { type: 'ballot.opened' }],
    ['info', { type: 'agent.answered', failure: null }],
    ['info', { type: 'subtask.changed', stage: 'running' }],
    ['debug', { type: 'subtask.changed', stage: 'queued' }],
    ['debug', { type: 'worker.changed' }],
  ])('is %s for %j', async (level, fact) => {
    expect(await levelOf(fact)).toBe(level);
  });
});
