import { afterAll, beforeAll, expect, test } from 'vitest';
import { createUlids, silentLogger, systemClock } from '#core';
import { createEngine, type GraphqlEngine } from '#graphql';
import { createStores } from '#persistence';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { insertRows, second } from '../support/insert-rows.ts';
import {
  actorSample,
  callSample,
  conversationSample,
  journalSample,
  messageSample,
} from '../support/row-samples.ts';
import { createStatementCounter, type StatementCounter } from '../support/statement-counter.ts';
import { createFakeServices } from './fake/fake-services.ts';

let database: TestDatabase;
let counter: StatementCounter;
let engine: GraphqlEngine;

beforeAll(async () => {
  database = await createTestDatabase();
  counter = createStatementCounter(database.pool);
  const { queries } = createStores({ database: database.database, clock: systemClock });
  engine = createEngine({
    services: { ...createFakeServices(), queries },
    // The query below is dearer than what a stranger may ask.
    limits: { cost: 100_000 },
    clock: systemClock,
    ids: createUlids({ now: () => 0, random: () => 0 }),
    logger: silentLogger,
  });
  for (let index = 0; index < 30; index += 1) await insertConversation(index);
});

afterAll(async () => {
  counter.stop();
  await database.drop();
});

/** A conversation of three agents that said four things, voted, asked and called models. */
async function insertConversation(index: number): Promise<void> {
  const address = `conversation/${String(index).padStart(2, '0')}`;
  const ballot = `${address}/ballot:1`;
  const agents = ['a', 'b', 'c'].map((key) => ({ key, address: `${address}/panel:1/${key}:1` }));
  const { pool } = database;
  await insertRows(pool, 'conversation', [
    conversationSample(address, { status: 'running', created_at: second(index) }),
  ]);
  await insertRows(pool, 'actor', [
    actorSample(address, { created_at: second(index) }),
    ...agents.map((agent) =>
      actorSample(agent.address, { parent: address, root: address, created_at: second(index) }),
    ),
  ]);
  await insertRows(
    pool,
    'agent',
    agents.map((agent) => ({
      address: agent.address,
      conversation: address,
      persona_key: agent.key,
      name: agent.key,
      role: 'adviser',
      persona: {},
      status: 'idle',
      created_at: second(index),
      updated_at: second(index),
    })),
  );
  await insertRows(
    pool,
    'llm_call',
    agents.map((agent, n) => callSample(`${index}-${n}`, { address: agent.address, root: address })),
  );
  await insertRows(
    pool,
    'message',
    [1, 2, 3, 4].map((ordinal) =>
      messageSample(address, ordinal, {
        sender: agents[ordinal % 3]?.address,
        parent_id: ordinal === 1 ? null : `${address}-1`,
        call_id: `${index}-${ordinal % 3}`,
      }),
    ),
  );
  await insertRows(pool, 'ballot', [
    {
      address: ballot,
      conversation: address,
      round: 1,
      rule: { kind: 'majority' },
      proposal: { messageId: `${address}-1`, title: 't', summary: 's', recommended: null, reasons: [] },
      options: [],
      eligible: [],
      quorum: 0.5,
      status: 'open',
      created_at: second(index),
    },
  ]);
  await insertRows(
    pool,
    'vote',
    agents.map(({ key }) => ({
      ballot,
      voter: key,
      reason: 'r',
      weight: 1,
      rehearsal: false,
      at: second(index),
    })),
  );
  await insertRows(
    pool,
    'journal',
    [1, 2, 3].map((seq) => journalSample(address, seq, index * 10 + seq)),
  );
}

const deep = (size: number) => `{
  conversations(first: ${size}) {
    totalCount
    nodes {
      address
      agents { totalCount nodes { name modelCalls(first: 2) { nodes { model } } actor { paths context accepts { type } } } }
      messages(first: 4) {
        totalCount
        pageInfo { hasNextPage }
        nodes { text agent { name } modelCall { model actor { seq } } parent { text } replies(first: 2) { nodes { text } } conversation { goal } }
      }
      ballots { nodes { proposal { message { text } } votes { nodes { voter agent { name } } } } }
      clarifications { nodes { question } }
      actor { paths context children { nodes { address parent { address } timers { name } effects { source } } } journal(last: 2) { nodes { seq actor { chart { name } } } } }
    }
  }
}`;

const viewer = { name: 'test', role: 'admin' } as const;

async function countStatements(size: number): Promise<number> {
  const prepared = engine.prepare({ query: deep(size) });
  if ('errors' in prepared) throw prepared.errors[0];
  const { result, statements } = await counter.during(() =>
    engine.run({ document: prepared.document }, viewer),
  );
  expect(result.errors).toBeUndefined();
  const { conversations } = result.data as { conversations: { nodes: { messages: { nodes: unknown[] } }[] } };
  expect(conversations.nodes).toHaveLength(size);
  for (const { messages } of conversations.nodes) expect(messages.nodes).toHaveLength(4);
  return statements.length;
}

test('a deep query sends as many statements for 30 conversations as for 3', async () => {
  const few = await countStatements(3);
  const many = await countStatements(30);
  expect(many).toBe(few);
  expect(many).toBeLessThanOrEqual(32);
});

/** A task of three subtasks, one of which waits for an agent and one of which an agent has. */
async function insertTask(index: number): Promise<void> {
  const address = `task/${String(index).padStart(2, '0')}`;
  const { pool } = database;
  const times = { created_at: second(index), updated_at: second(index) };
  await insertRows(pool, 'task', [
    {
      address,
      description: 'Look',
      submitted_by: 'eve',
      options: {},
      status: 'active',
      subtask_count: 3,
      ...times,
    },
  ]);
  await insertRows(
    pool,
    'subtask',
    ['a', 'b', 'c'].map((id, ordinal) => ({
      task: address,
      id,
      address: `${address}/subtask-${id}:1`,
      ordinal,
      title: id,
      description: id,
      capabilities: [],
      depends_on: id === 'a' ? [] : ['a'],
      priority: 5,
      estimated_seconds: 10,
      tier: 'standard',
      validation: [],
      incarnation: 1,
      stage: 'queued',
      ...times,
    })),
  );
  await insertRows(pool, 'work_item', [
    {
      crew: 'crew/main',
      id: `${address}/subtask-a:1`,
      queue: index % 2 === 0 ? 'standard' : 'heavy',
      requested_by: 'eve',
      priority: 5,
      capabilities: [],
      estimated_ms: 1,
      state: 'waiting',
      enqueued_at: second(index),
    },
  ]);
  await insertRows(pool, 'worker', [
    {
      crew: 'crew/main',
      key: `w${index}`,
      name: 'W',
      kind: index % 2 === 0 ? 'even' : 'odd',
      capabilities: [],
      available: true,
      current: `${address}/subtask-b:1`,
      completed: 0,
      failed: 0,
      total_ms: 0,
      tokens: 0,
      cost_usd: 0,
      heartbeat_at: second(index),
    },
  ]);
}

const ofTasks = (size: number) => `{
  tasks(first: ${size}) { nodes {
    description progress { remainingSeconds stages { count } } graph { nodes { key subtask { stage } } layers }
    subtasks { key outputs { output } actor { seq } }
  } }
  workers(first: ${size}) { nodes { key availability actor { address state } currentSubtask { key } queue { name depth limit } } }
  queues { nodes { name depth limit waiting(first: ${size}) { nodes { subtask { key stage } } } } }
}`;

test('tasks, agents and queues take as many statements for 30 tasks as for 3', async () => {
  for (let index = 0; index < 30; index += 1) await insertTask(index);
  const crew = 'crew/main';
  const keys = Array.from({ length: 30 }, (_, index) => `w${index}`);
  const workers = keys.map((key) => ({ key, actor: `${crew}/worker-${key}:1` }));
  await insertRows(database.pool, 'actor', [
    actorSample(crew, { snapshot: { context: { workers } } }),
    ...workers.map(({ actor }) => actorSample(actor, { parent: crew, root: crew })),
  ]);
  const countOf = async (size: number) => {
    const prepared = engine.prepare({ query: ofTasks(size) });
    if ('errors' in prepared) throw prepared.errors[0];
    const { result, statements } = await counter.during(() =>
      engine.run({ document: prepared.document }, viewer),
    );
    expect(result.errors).toBeUndefined();
    const { nodes } = (result.data as { workers: { nodes: { [field: string]: object }[] } }).workers;
    expect(nodes).toMatchObject(Array(size).fill({ currentSubtask: { key: 'b' }, actor: {} }));
    return statements.length;
  };
  const few = await countOf(3);
  expect(await countOf(30)).toBe(few);
  expect(few).toBeLessThanOrEqual(15);
});

test('the same row asked for twice is read once', async () => {
  const prepared = engine.prepare({
    query:
      '{ a: actor(address: "conversation/00") { seq } b: actor(address: "conversation/00") { paths } c: conversation(id: "conversation/00") { actor { seq } } }',
  });
  if ('errors' in prepared) throw prepared.errors[0];
  const { statements } = await counter.during(() => engine.run({ document: prepared.document }, viewer));
  expect(statements).toHaveLength(2);
});

test('a count is not taken unless it is asked for', async () => {
  const prepared = engine.prepare({ query: '{ conversations { nodes { goal } } }' });
  if ('errors' in prepared) throw prepared.errors[0];
  const { statements } = await counter.during(() => engine.run({ document: prepared.document }, viewer));
  expect(statements).toHaveLength(1);
});

test('pages follow each other without gap or repetition, forwards and backwards', async () => {
  const ask = async (page: string) => {
    const prepared = engine.prepare({
      query: `{ conversations(${page}) { edges { cursor node { address } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
    });
    if ('errors' in prepared) throw prepared.errors[0];
    const { data, errors } = await engine.run({ document: prepared.document }, viewer);
    expect(errors).toBeUndefined();
    return (data as { conversations: Page }).conversations;
  };
  const forwards: string[] = [];
  for (
    let page = await ask('first: 7');
    ;
    page = await ask(`first: 7, after: "${page.pageInfo.endCursor}"`)
  ) {
    forwards.push(...page.edges.map(({ node }) => node.address));
    if (!page.pageInfo.hasNextPage) break;
  }
  const backwards: string[] = [];
  for (
    let page = await ask('last: 7');
    ;
    page = await ask(`last: 7, before: "${page.pageInfo.startCursor}"`)
  ) {
    backwards.unshift(...page.edges.map(({ node }) => node.address));
    if (!page.pageInfo.hasPreviousPage) break;
  }
  expect(forwards).toHaveLength(30);
  expect(new Set(forwards).size).toBe(30);
  expect(backwards).toEqual(forwards);
});

interface Page {
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly address: string } }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string;
    readonly endCursor: string;
  };
}
