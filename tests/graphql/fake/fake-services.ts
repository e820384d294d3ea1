import type { ActorEvent, ActorRuntime, ActorView, ProviderStatus, SendOptions, TurnReceipt } from '#core';
import { TerminalError } from '#core';
import type { ChatService, DeliberationService, Services } from '#graphql';
import { createFakeFeed, createFakeTokens, type FakeFeed, type FakeTokens } from './fake-feed.ts';
import { createFakeQueries } from './fake-queries.ts';

type Row = Readonly<Record<string, unknown>>;

/** What was asked of the services, in order. */
export interface Call {
  readonly name: string;
  readonly request: unknown;
}

export interface FakeServices extends Services {
  readonly feed: FakeFeed;
  readonly tokens: FakeTokens;
  readonly rows: Record<string, Row[]>;
  readonly calls: Call[];
  readonly providers: ProviderStatus[];
  /** Makes the next call of this name fail. */
  failNext(name: string, error: Error): void;
  chatAnswer: string;
}

/** Services in memory that record what they are asked for; the changes they pretend to make are turns in the feed. */
export function createFakeServices(): FakeServices {
  const feed = createFakeFeed();
  const tokens = createFakeTokens();
  const rows: Record<string, Row[]> = { journal: feed.entries as unknown as Row[] };
  const calls: Call[] = [];
  const failures = new Map<string, Error>();
  const providers: ProviderStatus[] = [];
  const record = (name: string, request: unknown) => {
    calls.push({ name, request });
    const failure = failures.get(name);
    failures.delete(name);
    if (failure !== undefined) throw failure;
  };
  const receipt = (address: string): TurnReceipt => {
    const { seq, position, state, status } = feed.commit({ address });
    return { address, seq, position, state, status, duplicate: false };
  };
  const runtime: ActorRuntime = {
    feed,
    tokens,
    async start(request) {
      record('start', request);
      return receipt(`${request.chart}/${request.id}`);
    },
    async send(address: string, event: ActorEvent, options?: SendOptions) {
      record('send', { address, event, options });
      return receipt(address);
    },
    async view(address) {
      const row = rows['actors']?.find((one) => one['address'] === address);
      return row === undefined ? null : ({ ...row, context: {}, accepts: [] } as unknown as ActorView);
    },
    viewAt: async () => null,
    async stop(address) {
      record('stop', { address });
      return receipt(address);
    },
    async emergencyStop(root, reason) {
      record('emergencyStop', { root, reason });
      rows['halts'] = [...(rows['halts'] ?? []), { root: root ?? '*', reason, at: new Date(1_000) }];
      return { halted: 3 };
    },
    async reset(root) {
      record('reset', { root });
      rows['halts'] = (rows['halts'] ?? []).filter((halt) => halt['root'] !== (root ?? '*'));
      return { resumed: 3 };
    },
    async discard(root, request) {
      record('discard', { root, request });
      return { discarded: 2 };
    },
    async resolveEffect(address, outcome) {
      record('resolveEffect', { address, outcome });
    },
    async redrive(id) {
      record('redrive', { id });
      return receipt('queue/1');
    },
  };
  const change = (name: string) => async (address: string, request: object) => {
    record(name, { address, ...request });
    return receipt(address);
  };
  const deliberations: DeliberationService = {
    async create(request) {
      record('create', request);
      const done = receipt(`conversation/${request.key ?? 'new'}`);
      rows['conversations'] = [...(rows['conversations'] ?? []), conversationRow(done.address)];
      return done;
    },
    start: change('startConversation'),
    pause: change('pause'),
    resume: change('resume'),
    cancel: change('cancel'),
    extendBudget: change('extendBudget'),
    async remove(address, request) {
      record('remove', { address, ...request });
    },
    async post(address, request) {
      record('post', { address, ...request });
      return { receipt: receipt(address), messageId: 'none' };
    },
    async interject(target, request) {
      record('interject', { target, ...request });
      return [receipt('agent/1')];
    },
    answer: change('answer'),
    withdraw: change('withdraw'),
    vote: change('vote'),
  };
  const services: FakeServices = {
    feed,
    tokens,
    rows,
    calls,
    providers,
    chatAnswer: 'I would wait.',
    failNext: (name, error) => failures.set(name, error),
    runtime,
    queries: createFakeQueries(rows),
    charts: {
      list: () => charts,
      find: (name) => charts.find((chart) => chart.name === name) ?? null,
      accepts: ({ chart }) => [{ type: `${chart}.poke`, schema: null }],
    },
    deliberations,
    personas: {
      save: async (persona) => record('savePersona', persona),
      remove: async (key) => {
        record('removePersona', { key });
        return true;
      },
    },
    notifications: {
      channels: () => [{ name: 'ops', kind: 'webhook', takes: ['question'] }],
      retry: change('retryNotification'),
      async test(channel) {
        record('testNotification', { channel });
        return { channel, ok: false, problem: 'nobody is there', tookMs: 3 };
      },
    },
    tasks: {} as Services['tasks'],
    crew: {} as Services['crew'],
    events: {} as Services['events'],
    safeguards: {
      async stopQueue(queue, request) {
        record('stopQueue', { queue, ...request });
        return { halted: 1 };
      },
      async resumeQueue(queue, request) {
        record('resumeQueue', { queue, ...request });
        return { resumed: 1 };
      },
      async discardQueue(queue, request) {
        record('discardQueue', { queue, ...request });
        return { discarded: 1 };
      },
      stopActor: (address, request) => runtime.stop(address, request),
      discardTree: (root, request) => runtime.discard(root, request),
      stoppedQueues: async () => [],
      policies: async () => [],
      setPolicy: async () => receipt('overseer/main'),
      removePolicy: async () => receipt('overseer/main'),
      interject: async (subtask) => receipt(subtask),
    },
    retention: {
      async count(request) {
        record('countPrunable', request);
        return { trees: 2, rows: { actor: 5 } };
      },
      async prune(request) {
        record('prune', request);
        return { trees: 1, rows: { actor: 3 } };
      },
    },
    limits: {
      spawning: { depth: 1, children: 2, descendants: 3 },
      task: { tokens: null, costUsd: null, modelCalls: null, turns: null, wallClockMs: null },
      whenTaskExhausted: 'askPerson',
      completionTokens: 4,
      conversation: { tokens: null, costUsd: null },
    },
    schedules: {} as Services['schedules'],
    orchestrations: {} as Services['orchestrations'],
    chat: { ask: (request) => ask(request) },
    health: {
      providers: () => providers,
      report: async () => ({
        ready: true,
        version: '0.0.0',
        startedAt: new Date(0),
        database: { reachable: true, kind: 'embedded', latencyMs: 1 },
        load: {
          cores: 2,
          processCpu: 0.5,
          machineCpu: 0.75,
          rssBytes: 2 ** 33,
          heapUsedBytes: 2 ** 20,
          heapLimitBytes: 2 ** 32,
          machineFreeBytes: 2 ** 30,
          machineTotalBytes: 2 ** 34,
          eventLoopLagMs: 1.5,
          eventLoopLagMaxMs: 20,
        },
      }),
    },
  };
  const ask: ChatService['ask'] = async ({ onToken, ...request }) => {
    record('ask', request);
    if (request.persona === 'nobody')
      throw new TerminalError("There is no persona 'nobody'.", {
        code: 'persona.unknown',
        details: { persona: 'nobody' },
      });
    const { chatAnswer } = services;
    for (let offset = 0; offset < chatAnswer.length; offset += 5)
      onToken?.(chatAnswer.slice(offset, offset + 5), offset);
    return { text: chatAnswer, callId: 'call-1' };
  };
  return services;
}

const charts = ['agent', 'conversation', 'queue'].map((name) => ({
  name,
  version: '1',
  structureHash: `hash of ${name}`,
  description: '',
  definition: { id: name },
  events: [{ type: `${name}.poke`, schema: { type: 'object' } }],
  inputSchema: null,
}));

export function conversationRow(address: string, changes: object = {}): Row {
  return {
    address,
    goal: 'Choose a database',
    status: 'running',
    phase: 'discussion',
    options: {},
    summary: null,
    decision: null,
    failure: null,
    messageCount: 0,
    promptTokens: 0,
    completionTokens: 0,
    costUsd: 0,
    rehearsal: true,
    deletedAt: null,
    createdAt: new Date(0),
    updatedAt: new Date(0),
    ...changes,
  };
}

export function actorRow(address: string, changes: object = {}): Row {
  return {
    address,
    chart: address.split('/')[0],
    chartVersion: '1',
    structureHash: 'h',
    parent: null,
    source: null,
    root: address.split('/').slice(0, 2).join('/'),
    status: 'active',
    seq: 1,
    state: 'running',
    paths: ['running'],
    tags: [],
    output: null,
    error: null,
    createdAt: new Date(0),
    updatedAt: new Date(0),
    ...changes,
  };
}

export function messageRow(id: string, conversation: string, changes: object = {}): Row {
  return {
    id,
    conversation,
    ordinal: 1,
    sender: 'user',
    senderType: 'user',
    senderName: 'Ada',
    type: 'discussion',
    phase: 'discussion',
    text: `text of ${id}`,
    data: null,
    parentId: null,
    requiresResponse: false,
    rehearsal: false,
    callId: null,
    cut: null,
    createdAt: new Date(0),
    ...changes,
  };
}

export function personaRow(key: string): Row {
  const words = {
    role: 'adviser',
    personality: 'calm',
    decisionCriteria: ['cost'],
    style: 'brief',
    outputFormat: 'prose',
  };
  return {
    key,
    name: key,
    role: 'adviser',
    data: { key, name: key, ...words },
    builtIn: true,
    createdAt: new Date(0),
    updatedAt: new Date(0),
  };
}
