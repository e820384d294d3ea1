import {
  type GraphQLNamedType,
  type GraphQLObjectType,
  getNamedType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createUlids, silentLogger, systemClock } from '#core';
import { createEngine, type GraphqlEngine } from '#graphql';
import { createStores } from '#persistence';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { insertRows, second } from '../support/insert-rows.ts';
import {
  actorSample,
  agentSample,
  ballotSample,
  callSample,
  clarificationSample,
  conversationSample,
  deadLetterSample,
  effectSample,
  journalSample,
  messageSample,
  timerSample,
  voteSample,
} from '../support/row-samples.ts';
import { createFakeServices } from './fake/fake-services.ts';

let database: TestDatabase;
let engine: GraphqlEngine;

const conversation = 'conversation/1';
const agent = `${conversation}/panel:1/quinn:1`;
const ballot = `${conversation}/ballot:1`;
const clarification = `${conversation}/clarification:1`;

beforeAll(async () => {
  database = await createTestDatabase();
  const { queries } = createStores({ database: database.database, clock: systemClock });
  const services = createFakeServices();
  Object.assign(services.schedules, { preview: () => [new Date(0)] });
  services.providers.push({
    name: 'p',
    baseUrl: 'http://127.0.0.1:1/v1',
    model: 'm',
    rehearsal: false,
    circuit: 'halfOpen',
    consecutiveFailures: 2,
  });
  engine = createEngine({
    services: { ...services, queries },
    limits: { cost: Number.MAX_SAFE_INTEGER, depth: 100, tokens: 100_000 },
    clock: systemClock,
    ids: createUlids({ now: () => 0, random: () => 0 }),
    logger: silentLogger,
  });
  await insertSamples();
});

afterAll(() => database.drop());

async function insertSamples(): Promise<void> {
  const { pool } = database;
  const within = { parent: conversation, root: conversation };
  const error = { name: 'Error', message: 'it broke', code: 'x.broke' };
  await insertRows(pool, 'actor', [
    actorSample(conversation, { status: 'failed', error, output: { done: true } }),
    actorSample(agent, within),
    actorSample(ballot, within),
    actorSample(clarification, within),
  ]);
  const totals = { messages: 2, calls: 1, promptTokens: 1, completionTokens: 1, costUsd: 0.5 };
  const item = { title: 'write it', owner: 'Quinn', due: null };
  const dissent = [{ agent: 'Quinn', position: 'no', reason: 'cost' }];
  const decision = {
    title: 'Use PostgreSQL',
    summary: 'It is enough.',
    decidedBy: 'ballot',
    rule: 'majority',
    option: { key: 'yes', title: 'Yes' },
    ballot,
    reasons: ['it works'],
    dissent,
    actionItems: [item],
    rounds: 1,
    assumptions: [],
    rehearsal: false,
    totals,
  };
  const failure = { code: 'conversation.failed', message: 'no model' };
  await insertRows(pool, 'conversation', [
    conversationSample(conversation, { status: 'completed', decision, failure }),
  ]);
  const persona = {
    key: 'quinn',
    name: 'Quinn',
    role: 'r',
    personality: 'p',
    decisionCriteria: ['c'],
    style: 's',
    outputFormat: 'f',
    model: 'm',
    facilitates: true,
    weight: 2,
    capabilities: ['t'],
  };
  await insertRows(pool, 'persona', [
    {
      key: 'quinn',
      name: 'Quinn',
      role: 'r',
      data: persona,
      built_in: false,
      created_at: second(0),
      updated_at: second(0),
    },
  ]);
  await insertRows(pool, 'agent', [
    agentSample(agent, {
      conversation,
      persona_key: 'quinn',
      persona,
      current_request: { id: '1', kind: 'vote' },
    }),
  ]);
  await insertRows(pool, 'llm_call', [callSample('call', { address: agent, root: conversation })]);
  await insertRows(pool, 'message', [
    messageSample(conversation, 1, {
      sender: agent,
      call_id: 'call',
      cut: { callId: 'call', offset: 3, prefix: 'The', reason: 'stop' },
    }),
    messageSample(conversation, 2, {
      parent_id: `${conversation}-1`,
      sender: 'Ada',
      sender_type: 'user',
      type: 'userResponse',
    }),
  ]);
  const outcome = {
    status: 'passed',
    winner: 'yes',
    tied: [],
    tally: [{ option: 'yes', score: 1 }],
    turnout: 1,
    explanation: 'all',
    details: {},
    rule: {},
  };
  await insertRows(pool, 'ballot', [
    ballotSample(ballot, {
      conversation,
      rule: { kind: 'majority' },
      status: 'passed',
      proposal: {
        messageId: `${conversation}-1`,
        title: 't',
        summary: 's',
        recommended: 'yes',
        reasons: ['r'],
      },
      options: [{ key: 'yes', title: 'Yes', detail: 'do it' }],
      eligible: [{ voter: 'quinn', name: 'Quinn', weight: 1 }],
      outcome,
      minority_report: dissent,
    }),
  ]);
  await insertRows(pool, 'vote', [voteSample(ballot, 'quinn')]);
  await insertRows(pool, 'clarification', [
    clarificationSample(clarification, { conversation, asker: agent }),
  ]);
  await insertRows(pool, 'journal', [journalSample(conversation, 1, 1, { facts: [{ type: 'x' }] })]);
  await insertRows(pool, 'timer', [timerSample(conversation, 'late')]);
  await insertRows(pool, 'effect', [
    effectSample(`${conversation}/model:1`, { owner: conversation, root: conversation }),
  ]);
  await insertRows(pool, 'notification', [
    {
      id: 'notice',
      kind: 'question',
      channel: 'ops',
      subject: clarification,
      detail: '',
      status: 'delivered',
      tries: 2,
      last_error: 'it answered 500',
      created_at: second(0),
      updated_at: second(1),
      delivered_at: second(1),
    },
  ]);
  await insertRows(pool, 'dead_letter', [deadLetterSample('letter', { address: conversation })]);
  await insertTask();
  await insertCrew();
  await insertEvents();
  await insertRows(pool, 'halt', [{ root: '*', reason: 'drill', at: second(1) }]);
}

async function insertEvents(): Promise<void> {
  const { pool } = database;
  const event = { topic: 'a.b', payload: { n: 1 }, publisher: 'eve', root: 'event', refused: null };
  await insertRows(pool, 'bus_event', [
    { id: 'event', ...event, cause: null, depth: 0, at: second(0) },
    { id: 'later', ...event, cause: 'event', depth: 1, at: second(1) },
  ]);
  await insertRows(pool, 'causation', [
    { consequence: 'later', kind: 'event', cause: 'event', via: null, at: second(1) },
    { consequence: 'task/1', kind: 'actor', cause: 'later', via: 'rule', at: second(2) },
  ]);
  await insertRows(pool, 'event_rule', [
    {
      id: 'rule',
      kind: 'rule',
      name: 'r',
      pattern: 'a.*',
      condition: { n: 1 },
      action: { kind: 'task', description: 'Look around' },
      rate_limit: { events: 1, perSeconds: 1 },
      enabled: true,
      fired: 1,
      limited: 0,
      last_fired_at: second(2),
      created_by: 'eve',
      created_at: second(0),
      removed_at: null,
    },
  ]);
  const fire = { event: 'later', rule: 'rule', outcome: 'started', reaction: 'task', target: 'task/1' };
  const address = 'schedule/1';
  await insertRows(pool, 'actor', [actorSample(address)]);
  await insertRows(pool, 'schedule', [
    {
      address,
      name: 's',
      timing: { cron: '@daily', timeZone: 'UTC' },
      misfire: { kind: 'fireOnce' },
      overlap: 'skip',
      action: { kind: 'publish', topic: 'a.b', payload: null },
      status: 'waiting',
      next_at: second(9),
      last_fired_at: second(1),
      fired: 1,
      created_by: 'eve',
      created_at: second(0),
      updated_at: second(1),
    },
  ]);
  await insertRows(pool, 'schedule_run', [
    {
      key: 'schedule/1@x',
      schedule: address,
      fire_at: second(1),
      manual: false,
      status: 'published',
      reaction: 'publish',
      target: 'a.b',
      error: null,
      at: second(1),
      ended_at: second(1),
    },
  ]);
  await insertRows(pool, 'actor', [actorSample('coordinator/1')]);
  await insertRows(pool, 'orchestration', [
    {
      address: 'coordinator/1',
      kind: 'coordinator',
      goal: 'Keep the harbour open',
      material: null,
      started_by: 'eve',
      status: 'waiting',
      round: 1,
      assessment: 'a',
      report: 'r',
      failure: null,
      prompt_tokens: 1,
      completion_tokens: 1,
      cost_usd: 0,
      rehearsal: true,
      created_at: second(0),
      updated_at: second(1),
      ended_at: null,
    },
  ]);
  await insertRows(pool, 'orchestration_task', [
    {
      orchestration: 'coordinator/1',
      task: 'task/1',
      round: 1,
      ordinal: 1,
      description: 'Look around',
      status: 'running',
      created_at: second(1),
      ended_at: null,
    },
  ]);
  await insertRows(pool, 'orchestration_note', [
    { orchestration: 'coordinator/1', ordinal: 1, text: 'hurry', by: 'eve', at: second(1) },
  ]);
  await insertRows(pool, 'rule_fire', [{ ...fire, error: null, at: second(2) }]);
}

async function insertTask(): Promise<void> {
  const task = 'task/1';
  const address = `${task}/subtask-look:2`;
  const times = { created_at: second(0), updated_at: second(1), finished_at: second(1) };
  await insertRows(database.pool, 'actor', [
    actorSample(task),
    actorSample(address, { parent: task, root: task }),
  ]);
  await insertRows(database.pool, 'task', [
    {
      address: task,
      description: 'Look around the harbour',
      submitted_by: 'eve',
      options: {},
      status: 'failed',
      reason: 'it broke',
      failure: { code: 'x.broke', message: 'it broke', subtask: 'look' },
      plan: { summary: 's', subtasks: [] },
      plan_revision: 1,
      plan_source: 'model',
      plan_problems: [],
      summary: 's',
      result: 'r',
      result_data: {},
      result_complete: true,
      subtask_count: 1,
      finished_count: 1,
      fraction: 1,
      prompt_tokens: 3,
      completion_tokens: 2,
      cost_usd: 0.5,
      rehearsal: true,
      ...times,
    },
  ]);
  await insertRows(database.pool, 'subtask', [
    {
      task,
      id: 'look',
      address,
      ordinal: 1,
      title: 'Look',
      description: 'Look around',
      capabilities: ['dataAnalysis'],
      depends_on: [],
      priority: 5,
      estimated_seconds: 10,
      tier: 'standard',
      validation: [],
      incarnation: 1,
      stage: 'failed',
      agent: 'scout',
      attempt: 1,
      reason: 'it broke',
      error: { name: 'Error', message: 'it broke' },
      ...times,
    },
  ]);
  await insertQuality(task);
  await insertRows(database.pool, 'subtask_result', [
    {
      task,
      subtask: 'look',
      attempt: 1,
      agent: 'scout',
      output: 'nothing to see',
      data: null,
      tool_calls: [],
      prompt_tokens: 3,
      completion_tokens: 2,
      cost_usd: 0.5,
      rehearsal: true,
      created_at: second(1),
    },
  ]);
}

async function insertQuality(task: string): Promise<void> {
  const about = { task, subtask: 'look', attempt: 1, created_at: second(1) };
  const { pool } = database;
  await insertRows(pool, 'quality_score', [
    {
      ...about,
      score: 0.4,
      threshold: 0.7,
      accepted: false,
      criteria: [{ name: 'correctness', score: 0.4, comment: 'so' }],
      critique: 'Look longer.',
      rehearsal: false,
      agent: 'scout',
      model: 'm',
      capabilities: ['webScraping'],
      prompt_version: 'work-1',
      plan_prompt_version: 'plan-1',
      critic_model: 'c',
      critic_prompt_version: 'review-1',
      first_try: true,
      lessons_mode: 'measure',
      lessons_given: true,
      lesson_count: 1,
    },
  ]);
  await insertRows(pool, 'quality_figure', [
    {
      key: 'review:agent:scout',
      source: 'review',
      dimension: 'agent',
      value: 'scout',
      value2: null,
      rehearsal: false,
      count: 1,
      passed: 0,
      mean: 0.4,
      variance: 0,
      last: 0.4,
      updated_at: second(1),
    },
  ]);
  await insertRows(pool, 'validation_report', [
    {
      ...about,
      passed: false,
      score: 0,
      action: 'retry',
      problems: ['notEmpty: it is empty'],
      report: {
        skipped: [],
        durationMs: 2,
        findings: [
          {
            strategy: 'notEmpty',
            check: '',
            passed: false,
            severity: 'error',
            onFail: 'retry',
            message: 'it is empty',
          },
        ],
      },
    },
  ]);
  await insertRows(pool, 'subtask_route', [
    { ...about, queue: 'standard', tier: 'large', avoid: ['ann'], ask_person: false, why: ['because'] },
  ]);
  await insertRows(pool, 'attempt_lessons', [
    {
      ...about,
      mode: 'on',
      given: true,
      lessons: [{ id: 'l', text: 'Look longer.', relevance: 0.5, task, subtask: 'look', attempt: 1 }],
    },
  ]);
}

async function insertCrew(): Promise<void> {
  const work = 'task/1/subtask-look:2';
  await insertRows(database.pool, 'actor', [actorSample('crew/main')]);
  await insertRows(database.pool, 'worker', [
    {
      crew: 'crew/main',
      key: 'scout',
      name: 'Scout',
      kind: 'scout',
      capabilities: ['webScraping'],
      available: true,
      removed: false,
      current: work,
      completed: 3,
      failed: 1,
      total_ms: 8_000,
      tokens: 10,
      cost_usd: 0.5,
      heartbeat_at: second(1),
    },
  ]);
  await insertRows(database.pool, 'work_item', [
    {
      crew: 'crew/main',
      id: work,
      queue: 'orchestration',
      requested_by: 'eve',
      priority: 5,
      capabilities: ['webScraping'],
      estimated_ms: 1_000,
      state: 'waiting',
      agent: null,
      enqueued_at: second(0),
      started_at: null,
      ended_at: null,
    },
  ]);
}

const viewer = { name: 'test', role: 'admin' } as const;

async function ask(query: string): Promise<Record<string, unknown>> {
  const prepared = engine.prepare({ query });
  if ('errors' in prepared) throw new Error(`${prepared.errors[0]?.message} in ${query.slice(0, 300)}`);
  const { data, errors } = await engine.run({ document: prepared.document }, viewer);
  expect(errors).toBeUndefined();
  return data as Record<string, unknown>;
}

/** All fields of a type, so many objects deep. */
function selectAll(type: GraphQLNamedType, depth: number): string {
  if (!isObjectType(type)) return type.name === 'Node' ? '{ __typename id }' : '{ __typename }';
  const fields = Object.values(type.getFields()).flatMap((field) => {
    if (field.args.some(isRequiredArgument)) return [];
    const inner = getNamedType(field.type);
    if (isLeafType(inner)) return [field.name];
    // Edges and nodes of a page are one step, not two.
    const step = type.name.endsWith('Connection') || type.name.endsWith('Edge') ? 0 : 1;
    return depth < step ? [] : [`${field.name} ${selectAll(inner, depth - step)}`];
  });
  return `{ __typename ${fields.join(' ')} }`;
}

const roots: Readonly<Record<string, string>> = {
  actor: `(address: "${conversation}")`,
  agent: `(id: "${agent}")`,
  ballot: `(id: "${ballot}")`,
  chart: '(name: "conversation")',
  clarification: `(id: "${clarification}")`,
  conversation: `(id: "${conversation}")`,
  message: `(id: "${conversation}-1")`,
  modelCall: '(id: "call")',
  persona: '(key: "quinn")',
  task: '(id: "task/1")',
  worker: '(id: "scout")',
  busEvent: '(id: "later")',
  activity: '(root: "event")',
  orchestration: '(id: "coordinator/1")',
  schedule: '(id: "schedule/1")',
  scheduleTimes: '(timing: { cron: "@daily" })',
  rule: '(id: "rule")',
  notification: '(id: "notice")',
  searchMessages: '(text: "message")',
  node: '(id: "x")',
  nodes: '(ids: ["x"])',
};

function rootFields(): [string, GraphQLNamedType][] {
  const query = engine.schema.getQueryType() as GraphQLObjectType;
  return Object.values(query.getFields()).map((field) => [field.name, getNamedType(field.type)]);
}

describe('every field of every type that a query reaches', () => {
  test('resolves on real rows, two objects deep', async () => {
    for (const [name, type] of rootFields()) {
      const selection = isLeafType(type) ? '' : selectAll(type, 2);
      const data = await ask(`{ ${name}${roots[name] ?? ''} ${selection} }`);
      if (!name.startsWith('node')) expect([name, data[name]]).not.toEqual([name, null]);
    }
  }, 60_000);

  test('of type Node is found again by its id', async () => {
    const found = new Map<string, string>();
    const gather = (value: unknown): void => {
      if (value === null || typeof value !== 'object') return;
      const { __typename, id } = value as { __typename?: string; id?: string };
      if (__typename !== undefined && id !== undefined) found.set(__typename, id);
      for (const inner of Object.values(value)) gather(inner);
    };
    for (const [name, type] of rootFields())
      if (!isLeafType(type)) gather(await ask(`{ ${name}${roots[name] ?? ''} ${selectAll(type, 1)} }`));
    const nodes = engine.schema
      .getPossibleTypes(engine.schema.getType('Node') as never)
      .map(({ name }) => name);
    expect([...found.keys()].sort()).toEqual(nodes.toSorted());
    for (const [typeName, id] of found)
      expect(await ask(`{ node(id: "${id}") { __typename id } }`)).toEqual({
        node: { __typename: typeName, id },
      });
    const ids = [...found.values()].map((id) => `"${id}"`).join(' ');
    const { nodes: all } = (await ask(`{ nodes(ids: [${ids} "x"]) { __typename } }`)) as { nodes: unknown[] };
    expect(all).toEqual([...[...found.keys()].map((name) => ({ __typename: name })), null]);
  });

  test('shows what the rows hold', async () => {
    expect(
      await ask(`{ message(id: "${conversation}-1") { cut { offset prefix reason } agent { workingOn } modelCall { id } replies { nodes { senderName parent { ordinal } } } }
        ballot(id: "${ballot}") { rule outcome { result winner tally { option score } } minorityReport { agent } proposal { message { ordinal } } votes { nodes { voter agent { name } ballot { round } } } }
        persona(key: "quinn") { decisionCriteria model facilitates weight capabilities }
        conversation(id: "${conversation}") { decision { title option { key } ballot { round } actionItems { title } totals { calls } } failure { code } totals { messages } }
        health { halts { root reason } providers { circuit } deadLetters } }`),
    ).toMatchObject({
      message: {
        cut: { offset: 3, prefix: 'The', reason: 'stop' },
        agent: { workingOn: 'vote' },
        replies: { nodes: [{ parent: { ordinal: 1 } }] },
      },
      ballot: {
        rule: 'majority',
        outcome: { result: 'passed', winner: 'yes' },
        minorityReport: [{ agent: 'Quinn' }],
        proposal: { message: { ordinal: 1 } },
        votes: { nodes: [{ voter: 'quinn', agent: { name: 'Quinn' }, ballot: { round: 1 } }] },
      },
      persona: { decisionCriteria: ['c'], model: 'm', facilitates: true, weight: 2, capabilities: ['t'] },
      conversation: {
        decision: {
          title: 'Use PostgreSQL',
          option: { key: 'yes' },
          ballot: { round: 1 },
          totals: { calls: 1 },
        },
        failure: { code: 'conversation.failed' },
      },
      health: {
        halts: [{ root: null, reason: 'drill' }],
        providers: [{ circuit: 'halfOpen' }],
        deadLetters: 1,
      },
    });
  });
});

test('lists narrow by their filters', async () => {
  const count = async (list: string) => {
    const [connection] = Object.values(await ask(`{ ${list} { totalCount } }`)) as { totalCount: number }[];
    return connection?.totalCount;
  };
  expect(await count('actors(filter: { rootsOnly: true })')).toBe(5);
  expect(await count(`actors(filter: { root: "${conversation}", statuses: [active] })`)).toBe(3);
  expect(await count('conversations(filter: { statuses: [running] })')).toBe(0);
  expect(await count('conversations(filter: { search: "DATABASE", rehearsal: false })')).toBe(1);
  expect(await count('inbox')).toBe(1);
  expect(await count('inbox(filter: { urgency: harsh })')).toBe(0);
  expect(await count(`inbox(filter: { conversation: "${conversation}", statuses: [answered] })`)).toBe(0);
  expect(await count('modelCalls(filter: { purpose: "vote" })')).toBe(0);
  expect(await count(`journal(filter: { address: "${conversation}", eventTypes: ["tick"] })`)).toBe(1);
  expect(await count('effects(status: running)')).toBe(1);
  expect(await count('deadLetters(filter: { redriven: true })')).toBe(0);
  expect(await count('workers(capability: "webScraping", kind: "scout", available: false)')).toBe(1);
  expect(await count('workers(available: true)')).toBe(0);
  expect(await count('workers(capability: "webScrap")')).toBe(0);
  expect(await count('queues')).toBe(5);
  expect(await count('agents(persona: "quinn", status: idle)')).toBe(1);
  expect(
    await count(`searchMessages(text: "message", conversation: "${conversation}", types: [userResponse])`),
  ).toBe(1);
});

test('a contradictory page and a foreign cursor are refused with a code', async () => {
  const codes = async (query: string) => {
    const prepared = engine.prepare({ query });
    if ('errors' in prepared) throw prepared.errors[0];
    const { errors } = await engine.run({ document: prepared.document }, viewer);
    return errors?.map(({ extensions }) => extensions?.['code']);
  };
  expect(await codes('{ actors(first: 1, last: 1) { totalCount } }')).toEqual(['input.invalid']);
  expect(await codes('{ actors(first: 0) { totalCount } }')).toEqual(['input.invalid']);
  expect(await codes('{ actors(last: 201) { totalCount } }')).toEqual(['input.invalid']);
  expect(await codes('{ actors(after: "nonsense") { totalCount } }')).toEqual(['input.invalid']);
  const other = Buffer.from('l:nonsense').toString('base64url');
  expect(await codes(`{ actors(after: "${other}") { nodes { id } } }`)).toEqual(['query.cursorUnreadable']);
  expect(await codes(`{ message(id: "${Buffer.from('Actor:x').toString('base64url')}") { id } }`)).toEqual([
    'input.invalid',
  ]);
});
