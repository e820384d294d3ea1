import { describe, expect, it } from 'vitest';
import type {
  ActorEvent,
  AgentModelInput,
  AgentModelOutput,
  EffectContext,
  JsonValue,
  ModelCallContext,
  ModelReply,
  ModelRequest,
  ToolRunner,
} from '#core';
import { createModelEffect } from '#domain';
import { persona } from '../../machines/scripted-panel.ts';
import { ManualClock } from './manual-clock.ts';
import { message, modelInput } from './transcript-of.ts';

const discussed = {
  statement: 'There is an ERROR here',
  type: 'response',
  addressedTo: null,
  inReplyTo: 'm2',
  concernsRaised: [],
  concernsResolved: [],
  bid: 1,
  readyForConsensus: true,
  questionToUser: null,
};

const replied = (value: JsonValue, text = JSON.stringify(value)): ModelReply => ({
  callId: 'call-1',
  text,
  value,
  toolCalls: [],
  usage: { promptTokens: 10, completionTokens: 5 },
  costUsd: 0.5,
  provider: 'test',
  model: 'test',
  rehearsal: true,
  finishReason: 'stop',
});

interface Setting {
  readonly call?: (request: ModelRequest, context: ModelCallContext) => Promise<ModelReply>;
  readonly tools?: ToolRunner;
  readonly known?: boolean;
}

function start(setting: Setting = {}) {
  const clock = new ManualClock();
  const requests: ModelRequest[] = [];
  const streamed: [string, number][] = [];
  const notices: ActorEvent[] = [];
  const abort = new AbortController();
  const ranges: unknown[] = [];
  const effect = createModelEffect({
    clock,
    gateway: {
      providers: () => [],
      call: (request, context) => {
        requests.push(request);
        return setting.call?.(request, context) ?? Promise.resolve(replied(discussed));
      },
    },
    transcripts: {
      load: async (_, range) => {
        ranges.push(range);
        return [message(2)];
      },
    },
    agents: {
      personaOf: async () => (setting.known === false ? null : persona('ada', { model: 'large' })),
    },
    ...(setting.tools ? { tools: setting.tools } : {}),
  });
  const context: EffectContext = {
    key: 'agent/1/model:3',
    attempt: 2,
    address: 'agent/1',
    root: 'agent/1',
    signal: abort.signal,
    stream: (delta, offset) => streamed.push([delta, offset]),
    notify: async (event) => {
      notices.push(event);
    },
  };
  const run = (input: Partial<AgentModelInput> = {}) =>
    effect.run(modelInput(input) as never, context) as Promise<AgentModelOutput>;
  return { run, clock, requests, streamed, notices, abort, ranges };
}

describe('the effect model', () => {
  it('asks under its own key, as its persona, for the schema of the kind', async () => {
    let asked: ModelCallContext | undefined;
    const { run, requests, ranges } = start({
      call: async (_, context) => {
        asked = context;
        return replied(discussed);
      },
    });
    const output = await run({ beforeOrdinal: 7 });
    expect(asked).toMatchObject({
      key: 'agent/1/model:3',
      attempt: 2,
      address: 'agent/1',
      purpose: 'discuss',
    });
    expect(requests[0]).toMatchObject({
      persona: 'ada',
      model: 'large',
      output: { name: 'statehouse_discuss' },
    });
    expect(ranges).toEqual([{ beforeOrdinal: 7 }]);
    expect(output).toEqual({
      reply: discussed,
      toolCalls: [],
      callId: 'call-1',
      rehearsal: true,
      usage: { promptTokens: 10, completionTokens: 5, costUsd: 0.5 },
    });
  });

  it('streams the words, not the JSON around them, and begins anew when another provider does', async () => {
    const { run, streamed } = start({
      call: async (_, { onToken }) => {
        onToken?.('{"statement":"Old w', 0);
        onToken?.('{"type":"response","stat', 0);
        onToken?.('ement":"New words', 24);
        onToken?.(' here"', 41);
        return replied(discussed);
      },
    });
    await run();
    expect(streamed).toEqual([
      ['Old w', 0],
      ['New words', 0],
      [' here', 9],
    ]);
  });

  it('forgets a reply to a message that does not exist', async () => {
    const { run } = start({ call: async () => replied({ ...discussed, inReplyTo: 'made-up' }) });
    expect((await run()).reply).toMatchObject({ inReplyTo: null });
    expect((await start().run()).reply).toMatchObject({ inReplyTo: 'm2' });
  });

  it('refuses to speak for an agent that nobody knows', async () => {
    await expect(start({ known: false }).run()).rejects.toMatchObject({ code: 'agent.unknown' });
  });

  it('gives text in a chat, and offers tools there only', async () => {
    const tools: ToolRunner = {
      definitions: () => [{ name: 'look', description: 'looks', parameters: {} }],
      run: async () => null,
    };
    const call = { id: 't', name: 'look', arguments: '{}' };
    const setting = start({ tools, call: async () => replied(null, 'Hello') });
    expect((await setting.run({ kind: 'chat' })).reply).toBe('Hello');
    await setting.run({ kind: 'explore' });
    await setting.run({ kind: 'chat', exchange: Array.from({ length: 4 }, () => ({ call, result: '1' })) });
    expect(
      setting.requests.map(({ tools: offered, output }) => [offered?.length ?? 0, output?.name ?? null]),
    ).toEqual([
      [1, null],
      [0, 'statehouse_explore'],
      [0, null],
    ]);
  });
});

describe('policies over the stream', () => {
  const policies = [
    { id: 'errors', pattern: 'error', acts: true },
    { id: 'never', pattern: 'zebra', acts: true },
  ];
  const spoken = async (_: ModelRequest, { onToken }: ModelCallContext) => {
    onToken?.('{"statement":"an ERR', 0);
    onToken?.('OR and an ERROR"}', 20);
    return replied(discussed);
  };

  it('are reported once, with the place, while the answer is kept back for a moment', async () => {
    const { run, notices, clock } = start({ call: spoken });
    let output: AgentModelOutput | undefined;
    void run({ policies }).then((one) => {
      output = one;
    });
    await clock.advance(499);
    expect(notices).toEqual([
      { type: 'model.matched', policyId: 'errors', offset: 22, prefix: '{"statement":"an ERROR' },
    ]);
    expect(output).toBeUndefined();
    await clock.advance(1);
    await clock.advance(0);
    expect(output?.callId).toBe('call-1');
  });

  it('end the effect when the agent is cut in that moment', async () => {
    const { run, abort, clock } = start({ call: spoken });
    const running = run({ policies });
    const outcome = expect(running).rejects.toThrow('cut');
    await clock.advance(10);
    abort.abort(new Error('cut'));
    await outcome;
    expect(clock.waiting).toBe(0);
  });

  it('do not keep the answer back when they only tell a person', async () => {
    const { run, notices } = start({ call: spoken });
    await run({ policies: [{ id: 'errors', pattern: 'error', acts: false }] });
    expect(notices).toHaveLength(1);
  });
});
