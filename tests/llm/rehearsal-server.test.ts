import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import OpenAI from 'openai';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  type MisbehaviourPlan,
  rehearsalProviderAt,
  startRehearsalProvider,
  startRehearsalServer,
} from '#llm';
import { contextFor, EVEN, gatewayOver, HELLO } from './gateway-harness.ts';

async function rehearsal(options: Parameters<typeof startRehearsalServer>[0] = {}) {
  const server = await startRehearsalServer(options);
  onTestFinished(() => server.close());
  const client = new OpenAI({ baseURL: server.baseUrl, apiKey: 'none', maxRetries: 0 });
  return { server, client };
}

const ask = (content: string) => ({ model: 'rehearsal', messages: [{ role: 'user' as const, content }] });

describe('the rehearsal model over the OpenAI protocol', () => {
  it('lists itself', async () => {
    const { client } = await rehearsal();
    expect((await client.models.list()).data.map(({ id }) => id)).toEqual(['rehearsal']);
  });

  it('says the same in one piece and as a stream, labelled as rehearsal', async () => {
    const { client } = await rehearsal();
    const question = ask('Should we repaint the kitchen in green?');
    const whole = await client.chat.completions.create(question);
    expect(whole).toMatchObject({ model: 'rehearsal', system_fingerprint: 'rehearsal' });
    const text = whole.choices[0]?.message.content ?? '';
    expect(text).toMatch(/rehearsal/i);
    expect(text).toContain('whether you should repaint the kitchen in green');
    let streamed = '';
    let usage: OpenAI.CompletionUsage | null | undefined = null;
    const stream = await client.chat.completions.create({
      ...question,
      stream: true,
      stream_options: { include_usage: true },
    });
    for await (const chunk of stream) {
      expect(chunk).toMatchObject({ model: 'rehearsal', system_fingerprint: 'rehearsal' });
      streamed += chunk.choices[0]?.delta.content ?? '';
      usage = chunk.usage ?? usage;
    }
    expect(streamed).toBe(text);
    expect(usage).toEqual(whole.usage);
    expect(whole.usage?.completion_tokens).toBeGreaterThan(20);
  });

  it('depends on the seed and the request alone', async () => {
    const replies = await Promise.all(
      [1, 1, 2].map(async (seed) => {
        const { client } = await rehearsal({ seed });
        const reply = await client.chat.completions.create(
          ask('Plan a street festival for 300 guests in June'),
        );
        return reply.choices[0]?.message.content;
      }),
    );
    expect(replies[0]).toBe(replies[1]);
    expect(replies[2]).not.toBe(replies[0]);
  });

  it('answers a schema that it does not know with a valid instance', async () => {
    const { server } = await rehearsal();
    const { gateway } = gatewayOver([rehearsalProviderAt(server.baseUrl)]);
    const schema = {
      type: 'object',
      properties: {
        kind: { enum: ['a', 'b'] },
        count: { type: 'integer', minimum: 3, maximum: 5 },
        list: { type: 'array', minItems: 2, items: { $ref: '#/$defs/item' } },
        maybe: { anyOf: [{ type: 'string' }, { type: 'null' }] },
      },
      required: ['kind', 'count', 'list', 'maybe'],
      additionalProperties: false,
      $defs: {
        item: { type: 'object', properties: { name: { type: 'string', minLength: 3 } }, required: ['name'] },
      },
    };
    const output = { name: 'something_else', schema, validate: () => [] };
    const reply = await gateway.call(
      { messages: [{ role: 'user', content: 'Plan a trip' }], output },
      contextFor('k'),
    );
    expect(reply.rehearsal).toBe(true);
    expect(reply.model).toBe('rehearsal');
    expect((reply.value as { list: unknown[] }).list.length).toBeGreaterThanOrEqual(2);
  });

  it('calls a calculator for a calculation and speaks of its result', async () => {
    const { client } = await rehearsal();
    const tools = [
      {
        type: 'function' as const,
        function: {
          name: 'calculator',
          description: 'Evaluates an arithmetic expression.',
          parameters: {
            type: 'object',
            properties: { expression: { type: 'string' } },
            required: ['expression'],
          },
        },
      },
    ];
    const question = ask('What is 1,250 times 12 plus 40?');
    const first = await client.chat.completions.create({ ...question, tools });
    const call = first.choices[0]?.message.tool_calls?.[0];
    expect(first.choices[0]?.finish_reason).toBe('tool_calls');
    expect(call).toMatchObject({
      type: 'function',
      function: { name: 'calculator', arguments: '{"expression":"1250 * 12 + 40"}' },
    });
    const second = await client.chat.completions.create({
      model: 'rehearsal',
      messages: [
        ...question.messages,
        first.choices[0]!.message,
        { role: 'tool', tool_call_id: call!.id, content: '15040' },
      ],
      tools,
    });
    expect(second.choices[0]?.message.content).toContain('15040');
    const chat = await client.chat.completions.create({ ...ask('Should we hire a third baker?'), tools });
    expect(chat.choices[0]?.message.tool_calls).toBeUndefined();
  });

  it('keeps to the limit on output tokens', async () => {
    const { client } = await rehearsal();
    const reply = await client.chat.completions.create({ ...ask('Plan a picnic'), max_tokens: 5 });
    expect(reply.choices[0]?.finish_reason).toBe('length');
    expect(reply.usage?.completion_tokens).toBe(5);
  });

  it('rejects what is not a chat request, and paths that it does not serve', async () => {
    const { server } = await rehearsal();
    const post = (path: string, body: string) => fetch(`${server.baseUrl}${path}`, { method: 'POST', body });
    expect((await post('/chat/completions', '{"model":"x","messages":[]}')).status).toBe(400);
    expect((await post('/chat/completions', '{')).status).toBe(400);
    expect((await post('/embeddings', '{}')).status).toBe(404);
  });

  it('writes each call to a file as it comes in and as it ends', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'statehouse-rehearsal-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const callLogFile = join(folder, 'calls.jsonl');
    const { server } = await rehearsal({ callLogFile });
    const { gateway } = gatewayOver([rehearsalProviderAt(server.baseUrl)]);
    server.setMisbehaviour({ kind: 'status', status: 500, times: 1 });
    const reply = await gateway.call(HELLO, contextFor('effect/7'));
    const lines = readFileSync(callLogFile, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
    expect(lines).toMatchObject([
      { event: 'received', number: 1, key: 'effect/7' },
      { event: 'failed', number: 1, key: 'effect/7', misbehaviour: 'status' },
      { event: 'received', number: 2, key: 'effect/7', callId: reply.callId },
      { event: 'answered', number: 2, key: 'effect/7', callId: reply.callId, misbehaviour: null },
    ]);
  });

  it('starts in this process as the provider of last resort', async () => {
    const started = await startRehearsalProvider({ seed: 3 });
    const { gateway } = gatewayOver([started.provider]);
    const reply = await gateway.call({ ...HELLO, model: 'gpt-4o' }, contextFor('k'));
    expect(reply).toMatchObject({ rehearsal: true, provider: 'rehearsal', model: 'rehearsal', costUsd: 0 });
    await started.close();
    await expect(fetch(`${started.provider.baseUrl}/models`)).rejects.toThrow();
  });
});

describe('misbehaviour on demand', () => {
  const status = async (baseUrl: string, headers: Record<string, string> = {}) => {
    const body = JSON.stringify(ask('hello'));
    const response = await fetch(`${baseUrl}/chat/completions`, { method: 'POST', body, headers });
    return {
      status: response.status,
      retryAfter: response.headers.get('retry-after'),
      body: await response.text(),
    };
  };

  it('can be asked for in a header', async () => {
    const { server } = await rehearsal();
    const misbehave = (value: string) => status(server.baseUrl, { 'x-statehouse-misbehave': value });
    expect(await misbehave('429:7')).toMatchObject({ status: 429, retryAfter: '7' });
    expect(await misbehave('503')).toMatchObject({ status: 503 });
    expect(JSON.parse((await misbehave('refusal')).body)).toMatchObject({
      choices: [{ message: { refusal: 'I cannot help with that.' } }],
    });
    expect((await status(server.baseUrl)).status).toBe(200);
  });

  it('lasts for so many calls, then the next plan, then none', async () => {
    const { server } = await rehearsal();
    const plans: MisbehaviourPlan[] = [
      { kind: 'status', status: 500, times: 2 },
      { kind: 'status', status: 429, retryAfter: 1, times: 1 },
    ];
    server.setMisbehaviour(...plans);
    const seen: number[] = [];
    for (let call = 0; call < 4; call += 1) seen.push((await status(server.baseUrl)).status);
    expect(seen).toEqual([500, 500, 429, 200]);
    server.setMisbehaviour(null);
    expect((await status(server.baseUrl)).status).toBe(200);
  });

  it('can happen by probability, the same with the same seed', async () => {
    const run = async (seed: number) => {
      const { server } = await rehearsal({ seed });
      server.setMisbehaviour({ kind: 'status', status: 500, probability: 0.5 });
      const seen: number[] = [];
      for (let call = 0; call < 20; call += 1) seen.push((await status(server.baseUrl)).status);
      return seen;
    };
    const [first, second] = [await run(5), await run(5)];
    expect(second).toEqual(first);
    expect(new Set(first)).toEqual(new Set([200, 500]));
  });

  it('is survived by the gateway in every form that can pass', async () => {
    const { server } = await rehearsal();
    const forms: MisbehaviourPlan[] = [
      { kind: 'status', status: 500 },
      { kind: 'status', status: 429, retryAfter: 0 },
      { kind: 'reset' },
      { kind: 'hang' },
      { kind: 'cut', afterTokens: 0 },
      { kind: 'stall', afterTokens: 1 },
      { kind: 'malformedJson' },
      { kind: 'schemaViolation' },
      { kind: 'empty' },
      { kind: 'noUsage' },
      { kind: 'slow', tokenDelayMs: 1 },
    ];
    const patient = rehearsalProviderAt(server.baseUrl);
    const hasty = { ...patient, timeouts: { firstTokenMs: 400, idleMs: 400 } };
    const output = { ...EVEN, validate: () => [] };
    for (const form of forms) {
      const { gateway } = gatewayOver([form.kind === 'hang' || form.kind === 'stall' ? hasty : patient]);
      server.setMisbehaviour({ ...form, times: 1 });
      const reply = await gateway.call({ ...HELLO, output }, contextFor(form.kind));
      expect(reply.value, form.kind).toMatchObject({ number: expect.any(Number) as number });
    }
  });
});
