import { assign, enqueueActions, raise, setup } from 'xstate';
import { z } from 'zod';
import {
  type AgentModelInput,
  type AgentModelOutput,
  type AgentStatus,
  type DeliberationFact,
  defineChart,
  effect,
  failedTag,
  type ModelCutInput,
  type ModelCutOutput,
  type PlainError,
  type ToolEffectInput,
  type ToolEffectOutput,
  turnOf,
  waitsOnPerson,
} from '#core';
import {
  type AgentContext,
  type AgentEvent,
  type AgentInput,
  type AgentReport,
  agentInput,
  chatEvent,
  clearedRequest,
  exchangesOf,
  interjectEvent,
  limits,
  modelInput,
  newAgent,
  toInterjection,
  toRequest,
} from './agent/agent-state.ts';
import {
  drainedError,
  failedAnswer,
  failedReport,
  interjectedReport,
  ownInterjection,
  ownMessage,
  refusal,
  repliedReport,
  statusFact,
} from './agent/reports.ts';

const machine = setup({
  types: {
    context: {} as AgentContext,
    events: {} as AgentEvent,
    input: {} as AgentInput,
    emitted: {} as DeliberationFact,
  },
  actors: {
    model: effect<AgentModelInput, AgentModelOutput>(),
    modelCut: effect<ModelCutInput, ModelCutOutput>(),
    tool: effect<ToolEffectInput, ToolEffectOutput>(),
  },
  delays: {
    retryDelay: 2_000,
    humanPatience: 30 * 24 * 3_600_000,
    drainTime: 30_000,
  },
  guards: {
    isDraining: ({ context }) => context.isDraining,
    hasQueued: ({ context }) => context.queue.length > 0,
    hasRequest: ({ context }) => context.request !== null,
    mayNotQueue: ({ context }) => context.isDraining || context.queue.length >= limits.queue,
    isMisplacedChat: ({ context, event }) =>
      event.type === 'agent.ask' && event.kind === 'chat' && context.conversation !== null,
    isCurrent: ({ context, event }) =>
      event.type === 'agent.withdraw' && context.request?.requestId === event.requestId,
    mayRetry: ({ context }) => context.tries + 1 < limits.tries,
    isBeyondHope: ({ context }) => context.failures + 1 >= limits.failuresInARow,
    mayUseTools: ({ context, event }) => {
      const { output } = event as unknown as { output: AgentModelOutput };
      const rounds = new Set(context.exchange.map(({ call }) => call.id)).size;
      return output.toolCalls.length > 0 && rounds < limits.toolRounds;
    },
  },
  actions: {
    join: enqueueActions(({ enqueue, context, event, system }) => {
      const { address } = turnOf(system);
      const { input } = event as unknown as { input?: AgentInput };
      enqueue.assign({ address });
      if (input !== undefined) {
        const { persona, conversation } = input;
        enqueue.emit({
          type: 'agent.joined',
          agent: address,
          conversation,
          persona: JSON.parse(JSON.stringify(persona)),
        });
      }
      enqueue.sendParent({ type: 'agent.started', agent: context.key, address } satisfies AgentReport);
    }),
    show: enqueueActions(({ enqueue, context, system }, params: { status: AgentStatus }) => {
      enqueue.emit(statusFact(context, turnOf(system).address, params.status));
    }),
    startOver: assign({ ...clearedRequest, queue: [], failures: 0, interjections: [], isDraining: false }),
    queueAsk: enqueueActions(({ enqueue, context, event, system }) => {
      if (event.type !== 'agent.ask') return;
      enqueue.assign({ queue: [...context.queue, toRequest(event)] });
      if (!('text' in event) || context.conversation !== null) return;
      enqueue.assign({ ordinal: context.ordinal + 1 });
      enqueue.emit(
        ownMessage(context, {
          id: turnOf(system).id(),
          sender: event.from ?? 'user',
          senderType: 'user',
          senderName: event.from ?? 'user',
          messageType: 'discussion',
          text: event.text,
          requiresResponse: true,
        }),
      );
    }),
    refuseAsk: enqueueActions(({ enqueue, context, event }) => {
      if (event.type !== 'agent.ask') return;
      const error = refusal(context, event.kind);
      enqueue.sendParent(failedReport(context, event, error));
      if (context.conversation === null) enqueue.emit(failedAnswer(context, event.requestId, error));
    }),
    takeNext: assign(({ context }) => ({
      ...clearedRequest,
      request: context.queue[0] ?? null,
      queue: context.queue.slice(1),
    })),
    dropQueued: assign({
      queue: ({ context, event }) =>
        event.type === 'agent.withdraw'
          ? context.queue.filter(({ requestId }) => requestId !== event.requestId)
          : context.queue,
    }),
    nameCall: assign({
      callKey: ({ system }) => `${turnOf(system).address}/model:${turnOf(system).seq}`,
    }),
    countTry: assign({ tries: ({ context }) => context.tries + 1 }),
    reply: enqueueActions(({ enqueue, context, event, system }) => {
      const { output } = event as unknown as { output: AgentModelOutput };
      const { request } = context;
      if (request === null) return;
      const turn = turnOf(system);
      enqueue.assign({ ...clearedRequest, failures: 0, interjections: [] });
      enqueue.sendParent(repliedReport(context, request, output));
      if (context.conversation !== null) return;
      const id = turn.id();
      enqueue.assign({ ordinal: context.ordinal + 1 });
      enqueue.emit(
        ownMessage(context, {
          id,
          sender: turn.address,
          senderType: 'agent',
          senderName: context.name,
          messageType: 'response',
          text: typeof output.reply === 'string' ? output.reply : JSON.stringify(output.reply),
          data: { persona: context.key },
          rehearsal: output.rehearsal,
          callId: output.callId,
        }),
      );
      enqueue.emit({
        type: 'agent.answered',
        agent: turn.address,
        requestId: request.requestId,
        messageId: id,
        callId: output.callId,
        failure: null,
      });
    }),
    giveUp: enqueueActions(({ enqueue, context, event }) => {
      const { request } = context;
      if (request === null) return;
      const error = (event as unknown as { error?: PlainError }).error ?? drainedError(context);
      enqueue.assign({ ...clearedRequest, failures: context.failures + 1, interjections: [] });
      enqueue.sendParent(failedReport(context, request, error));
      if (context.conversation === null) enqueue.emit(failedAnswer(context, request.requestId, error));
    }),
    forget: assign(clearedRequest),
    refuseQueued: enqueueActions(({ enqueue, context }) => {
      for (const request of context.queue) {
        enqueue.sendParent(failedReport(context, request, drainedError(context)));
      }
      enqueue.assign({ queue: [] });
    }),
    reportMatch: enqueueActions(({ enqueue, context, event }) => {
      if (event.type !== 'model.matched' || context.request === null) return;
      enqueue.sendParent({
        type: 'agent.matched',
        agent: context.key,
        requestId: context.request.requestId,
        policyId: event.policyId,
        offset: event.offset,
        prefix: event.prefix,
      } satisfies AgentReport);
    }),
    noteCut: assign(({ context, event }) => {
      if (event.type !== 'agent.interject') return {};
      const interjection = toInterjection(event);
      return {
        cutting: interjection,
        cuts: context.cuts + 1,
        interjections: [...context.interjections, interjection.text].slice(-limits.interjections),
      };
    }),
    heedNext: enqueueActions(({ enqueue, context, event, system }) => {
      if (event.type !== 'agent.interject') return;
      const interjection = toInterjection(event);
      enqueue.assign({
        interjections: [...context.interjections, interjection.text].slice(-limits.interjections),
      });
      enqueue.sendParent(interjectedReport(context, interjection, null));
      if (context.conversation !== null) return;
      enqueue.assign({ ordinal: context.ordinal + 1 });
      enqueue.emit(ownInterjection(context, turnOf(system).id(), interjection, null));
    }),
    recordCut: enqueueActions(({ enqueue, context, event, system }) => {
      const { cutting } = context;
      if (cutting === null) return;
      const { output } = event as unknown as { output?: ModelCutOutput };
      const _turn = turnOf(system);
      const cut = {
        callId: output?.callId ?? null,
        offset: output?.offset ?? 0,
        prefix: output?.prefix ?? '',
        reason: cutting.reason,
      };
      enqueue.assign({ cutting: null });
      enqueue.sendParent(interjectedReport(context, cutting, cut));
      if (context.conversation !== null) return;
      enqueue.assign({ ordinal: context.ordinal + 1 });
      enqueue.emit(ownInterjection(context, turnOf(system).id(), cutting, cut));
    }),
    noteCalls: assign({
      calls: ({ event }) => (event as unknown as { output: AgentModelOutput }).output.toolCalls,
    }),
    keepResults: assign(({ context, event }) => {
      const { output, error } = event as unknown as { output?: ToolEffectOutput; error?: PlainError };
      const failed = context.calls.map(() => JSON.stringify({ error: error?.message ?? 'the tool failed' }));
      return {
        calls: [],
        exchange: [...context.exchange, ...exchangesOf(context.calls, output?.results ?? failed)],
      };
    }),
    beginDraining: assign({ isDraining: true }),
    boundDraining: raise({ type: 'agent.drainOverdue' }, { delay: 'drainTime', id: 'drainOverdue' }),
    reportDrained: enqueueActions(({ enqueue, context }) => {
      enqueue.sendParent({ type: 'agent.drained', agent: context.key } satisfies AgentReport);
    }),
  },
}).createMachine({
  id: 'agent',
  context: ({ input }) => newAgent(input),
  initial: 'starting',
  on: {
    'agent.ask': [
      { guard: 'isMisplacedChat', actions: 'refuseAsk' },
      { guard: 'mayNotQueue', actions: 'refuseAsk' },
      { actions: 'queueAsk' },
    ],
    'agent.withdraw': [{ guard: 'isCurrent', target: '.idle', actions: 'forget' }, { actions: 'dropQueued' }],
    'agent.interject': { actions: 'heedNext' },
    'agent.restart': { target: '.starting', actions: 'startOver' },
    'agent.drain': {
      actions: ['beginDraining', 'boundDraining', { type: 'show', params: { status: 'draining' } }],
    },
    'agent.halt': '.stopped',
    'agent.drainOverdue': { target: '.draining', actions: 'giveUp' },
  },
  states: {
    starting: {
      entry: 'join',
      always: 'idle',
    },
    idle: {
      entry: { type: 'show', params: { status: 'idle' } },
      always: [
        { guard: 'isDraining', target: 'draining' },
        { guard: 'hasQueued', target: 'thinking', actions: 'takeNext' },
      ],
      on: {
        'agent.pause': 'paused',
        'agent.awaitHuman': 'awaitingHuman',
      },
    },
    thinking: {
      entry: ['nameCall', { type: 'show', params: { status: 'thinking' } }],
      invoke: {
        src: 'model',
        id: 'model',
        input: ({ context }) => modelInput(context),
        onDone: [
          { guard: 'mayUseTools', target: 'usingTool', actions: 'noteCalls' },
          { target: 'idle', actions: 'reply' },
        ],
        onError: [
          { guard: 'mayRetry', target: 'retrying', actions: 'countTry' },
          { guard: 'isBeyondHope', target: 'failed', actions: 'giveUp' },
          { target: 'idle', actions: 'giveUp' },
        ],
      },
      on: {
        'model.matched': { actions: 'reportMatch' },
        'agent.interject': { target: 'interrupted', actions: 'noteCut' },
        'agent.pause': 'paused',
      },
    },
    interrupted: {
      entry: { type: 'show', params: { status: 'interrupted' } },
      invoke: {
        src: 'modelCut',
        id: 'cut',
        input: ({ context }) => ({ key: context.callKey, kind: context.request?.kind ?? 'chat' }),
        onDone: { target: 'thinking', actions: 'recordCut' },
        onError: { target: 'thinking', actions: 'recordCut' },
      },
      on: { 'agent.pause': { target: 'paused', actions: 'recordCut' } },
    },
    retrying: {
      after: { retryDelay: 'thinking' },
      on: { 'agent.pause': 'paused' },
    },
    usingTool: {
      entry: { type: 'show', params: { status: 'usingTool' } },
      invoke: {
        src: 'tool',
        id: 'tool',
        input: ({ context }) => ({ calls: context.calls }),
        onDone: { target: 'thinking', actions: 'keepResults' },
        onError: { target: 'thinking', actions: 'keepResults' },
      },
      on: { 'agent.pause': 'paused' },
    },
    awaitingHuman: {
      tags: waitsOnPerson,
      entry: { type: 'show', params: { status: 'awaitingHuman' } },
      on: {
        'agent.humanAnswered': 'idle',
        'agent.resume': 'idle',
        'agent.pause': 'paused',
      },
      after: { humanPatience: 'idle' },
    },
    paused: {
      entry: { type: 'show', params: { status: 'paused' } },
      on: {
        'agent.resume': [{ guard: 'hasRequest', target: 'thinking' }, { target: 'idle' }],
        'agent.withdraw': [{ guard: 'isCurrent', actions: 'forget' }, { actions: 'dropQueued' }],
        'agent.drain': { target: 'draining', actions: ['beginDraining', 'giveUp'] },
      },
    },
    draining: {
      entry: [{ type: 'show', params: { status: 'draining' } }, 'refuseQueued'],
      always: 'stopped',
    },
    stopped: {
      type: 'final',
      entry: ['reportDrained', { type: 'show', params: { status: 'stopped' } }],
    },
    failed: {
      type: 'final',
      tags: failedTag,
      entry: { type: 'show', params: { status: 'failed' } },
    },
  },
});

/** A participant that speaks through a model: one request at a time, others wait; can be cut, paused and drained. */
export default defineChart({
  machine,
  description: 'Turns requests into model calls and reports what the model said.',
  input: agentInput,
  events: {
    'agent.ask': chatEvent,
    'agent.interject': interjectEvent,
    'agent.pause': z.object({}),
    'agent.resume': z.object({}),
    'agent.drain': z.object({}),
  },
});
