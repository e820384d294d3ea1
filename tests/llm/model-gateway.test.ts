import { describe, expect, it } from 'vitest';
import { contextFor, gatewayOver, HELLO, providerAt, recordingLogger, scripted } from './gateway-harness.ts';

describe('a model call', () => {
  it('streams the reply with offsets and returns text, usage and provider', async () => {
    const server = await scripted(() => 'Hello to the whole team.');
    const { gateway } = gatewayOver([providerAt(server)]);
    let text = '';
    const offsets: number[] = [];
    const reply = await gateway.call(
      HELLO,
      contextFor('k1', {
        onToken: (delta, offset) => {
          expect(offset).toBe(text.length);
          offsets.push(offset);
          text += delta;
        },
      }),
    );
    expect(offsets.length).toBeGreaterThan(3);
    expect(text).toBe('Hello to the whole team.');
    expect(reply).toMatchObject({
      text,
      provider: 'first',
      model: 'scripted',
      rehearsal: false,
      finishReason: 'stop',
      toolCalls: [],
    });
    expect(reply.usage).toEqual({ promptTokens: 6, completionTokens: 5, estimated: false });
  });

  it('records the request before it leaves and the reply afterwards', async () => {
    const order: string[] = [];
    const server = await scripted(() => {
      order.push('asked');
      return 'Noted.';
    });
    const { gateway, log } = gatewayOver([providerAt(server)]);
    const { start, end } = log;
    log.start = async (call) => {
      order.push('start');
      await start.call(log, call);
    };
    log.end = async (call) => {
      order.push('end');
      await end.call(log, call);
    };
    const reply = await gateway.call({ ...HELLO, persona: 'quality-assurance' }, contextFor('k2'));
    expect(order).toEqual(['start', 'asked', 'end']);
    expect(log.starts[0]).toMatchObject({
      id: reply.callId,
      key: 'k2',
      attempt: 1,
      address: 'agent/1',
      root: 'conversation/1',
      persona: 'quality-assurance',
      purpose: 'test',
      provider: 'first',
      request: { model: 'scripted', messages: [{ role: 'user', content: 'Say hello.' }] },
    });
    expect(JSON.stringify(log.starts)).not.toContain('test-key');
    expect(log.ends).toHaveLength(1);
    expect(log.ends[0]).toMatchObject({
      id: reply.callId,
      status: 'completed',
      text: 'Noted.',
      error: null,
      reply,
    });
    expect(log.ends[0]?.firstTokenMs).toBeGreaterThanOrEqual(0);
    expect(server.calls[0]).toMatchObject({ key: 'k2', callId: reply.callId });
  });

  it('returns a recorded reply without asking again', async () => {
    const server = await scripted(() => 'Only once.');
    const { gateway, log } = gatewayOver([providerAt(server)]);
    const first = await gateway.call(HELLO, contextFor('same-key'));
    const second = await gateway.call(HELLO, contextFor('same-key', { attempt: 2 }));
    expect(second).toEqual(first);
    expect(server.calls).toHaveLength(1);
    expect(log.starts).toHaveLength(1);
  });

  it('sends no request when the row cannot be written', async () => {
    const server = await scripted(() => 'Never.');
    const { gateway, log } = gatewayOver([providerAt(server)]);
    log.start = async () => {
      throw new Error('database is down');
    };
    await expect(gateway.call(HELLO, contextFor('k3'))).rejects.toThrow('database is down');
    expect(server.calls).toHaveLength(0);
    expect(gateway.providers()[0]?.consecutiveFailures).toBe(0);
  });

  it('asks for whole replies where streaming is switched off', async () => {
    const server = await scripted((request) => (request.stream ? 'streamed' : 'in one piece'));
    const { gateway } = gatewayOver([providerAt(server, { stream: false })]);
    const deltas: string[] = [];
    const reply = await gateway.call(HELLO, contextFor('k4', { onToken: (delta) => deltas.push(delta) }));
    expect(reply.text).toBe('in one piece');
    expect(deltas).toEqual(['in one piece']);
  });

  it('passes tools on and returns the calls that the model asks for', async () => {
    const server = await scripted((request) => {
      expect(request.tools?.[0]?.function).toMatchObject({
        name: 'calculator',
        description: 'Adds numbers.',
      });
      return { text: '', toolCalls: [{ name: 'calculator', arguments: '{"expression": "2 + 2"}' }] };
    });
    const { gateway } = gatewayOver([providerAt(server)]);
    const tool = { name: 'calculator', description: 'Adds numbers.', parameters: { type: 'object' } };
    const reply = await gateway.call({ ...HELLO, tools: [tool] }, contextFor('k5'));
    expect(reply.finishReason).toBe('tool_calls');
    expect(reply.toolCalls).toHaveLength(1);
    expect(reply.toolCalls[0]).toMatchObject({ name: 'calculator', arguments: '{"expression": "2 + 2"}' });
    expect(reply.toolCalls[0]?.id).toMatch(/^call_/);
    const next = await gateway.call(
      {
        messages: [
          ...HELLO.messages,
          { role: 'assistant', content: '', toolCalls: reply.toolCalls },
          { role: 'tool', content: '4', toolCallId: reply.toolCalls[0]?.id ?? '' },
        ],
        tools: [tool],
      },
      contextFor('k6'),
    );
    expect(next.toolCalls).toHaveLength(1);
    const sent = server.calls[1]?.request.messages;
    expect(sent?.[1]?.tool_calls?.[0]?.function.name).toBe('calculator');
    expect(sent?.[2]).toMatchObject({ role: 'tool', content: '4', tool_call_id: reply.toolCalls[0]?.id });
  });
});

describe('cost', () => {
  const prices = { scripted: { inputPerMillion: 1_000_000, outputPerMillion: 2_000_000 } };

  it('is computed from the price table of the provider', async () => {
    const server = await scripted(() => ({ text: 'ok', usage: { promptTokens: 10, completionTokens: 5 } }));
    const { gateway, log } = gatewayOver([providerAt(server, { prices })]);
    const reply = await gateway.call(HELLO, contextFor('c1'));
    expect(reply.costUsd).toBe(20);
    expect(log.ends[0]).toMatchObject({ promptTokens: 10, completionTokens: 5, costUsd: 20 });
  });

  it('counts as 0 without a price, and the log says so once', async () => {
    const server = await scripted(() => 'ok');
    const logger = recordingLogger();
    const { gateway } = gatewayOver([providerAt(server)], { logger });
    expect((await gateway.call(HELLO, contextFor('c2'))).costUsd).toBe(0);
    await gateway.call(HELLO, contextFor('c3'));
    expect(logger.warnings).toEqual(['no price is configured for this model: its cost counts as 0']);
  });

  it('is estimated from the text when the server sends no token counts', async () => {
    const server = await scripted(() => 'x'.repeat(40));
    server.setMisbehaviour({ kind: 'noUsage' });
    const { gateway } = gatewayOver([providerAt(server, { prices })]);
    const reply = await gateway.call(HELLO, contextFor('c4'));
    expect(reply.usage).toEqual({ promptTokens: 7, completionTokens: 10, estimated: true });
    expect(reply.costUsd).toBe(27);
  });
});

describe('models of personas', () => {
  it('come from the configuration of the persona', async () => {
    const server = await scripted((request) => `I am ${request.model}`);
    const other = await scripted((request) => `I am other ${request.model}`);
    const { gateway } = gatewayOver([providerAt(server), providerAt(other, { name: 'second' })], {
      personas: {
        architect: { model: 'large' },
        critic: { providers: ['second'], models: { second: 'sharp' } },
        lost: { providers: ['third'] },
      },
    });
    const ask = async (persona: string | undefined, key: string) =>
      (await gateway.call({ ...HELLO, ...(persona ? { persona } : {}) }, contextFor(key))).text;
    expect(await ask(undefined, 'p1')).toBe('I am scripted');
    expect(await ask('architect', 'p2')).toBe('I am large');
    expect(await ask('critic', 'p3')).toBe('I am other sharp');
    expect((await gateway.call({ ...HELLO, model: 'given' }, contextFor('p4'))).text).toBe('I am given');
    await expect(ask('lost', 'p5')).rejects.toMatchObject({ code: 'model.noProvider', family: 'terminal' });
  });
});
