import OpenAI from 'openai';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { RetryableError } from '#core';
import { personaRow } from '../graphql/fake/fake-services.ts';
import { openTestServer, type TestServer } from './support/open-test-server.ts';

let server: TestServer;
let client: OpenAI;

beforeAll(async () => {
  server = await openTestServer({
    tokens: [
      { role: 'operator', token: 'operator-token-1', name: 'olga' },
      { role: 'viewer', token: 'viewer-token-1' },
    ],
  });
  server.services.rows['personas'] = ['project-manager', 'technical-architect'].map(personaRow);
  server.services.rows['modelCalls'] = [{ id: 'call-1', promptTokens: 11, completionTokens: 4 }];
  client = createClient('operator-token-1');
});

beforeEach(() => {
  server.services.calls.length = 0;
  server.services.chatAnswer = 'I would wait.';
});

afterAll(() => server.close());

function createClient(apiKey: string): OpenAI {
  return new OpenAI({ apiKey, baseURL: `${server.server.url}/v1`, maxRetries: 0 });
}

const ask = (text: string) => ({
  model: 'technical-architect',
  messages: [{ role: 'user' as const, content: text }],
});

const asked = () => server.services.calls.at(-1)?.request as Record<string, unknown>;

describe('models', () => {
  test('are the personas', async () => {
    const { data } = await client.models.list();
    expect(data.map(({ id }) => id)).toEqual(['project-manager', 'technical-architect']);
    expect(await client.models.retrieve('project-manager')).toMatchObject({
      object: 'model',
      owned_by: 'statehouse',
    });
    await expect(client.models.retrieve('nobody')).rejects.toMatchObject({
      status: 404,
      code: 'model_not_found',
    });
  });
});

describe('a completion', () => {
  test('is what the agent answers, with its use of tokens', async () => {
    const reply = await client.chat.completions.create(ask('Shall we?'));
    expect(reply.choices).toMatchObject([
      { message: { role: 'assistant', content: 'I would wait.' }, finish_reason: 'stop' },
    ]);
    expect(reply.usage).toEqual({ prompt_tokens: 11, completion_tokens: 4, total_tokens: 15 });
    expect(asked()).toMatchObject({ persona: 'technical-architect', text: 'Shall we?', sender: 'olga' });
  });

  test('streams in OpenAI form', async () => {
    const stream = await client.chat.completions.create({
      ...ask('Shall we?'),
      stream: true,
      stream_options: { include_usage: true },
    });
    const chunks: OpenAI.ChatCompletionChunk[] = [];
    for await (const chunk of stream) chunks.push(chunk);
    const text = chunks.map(({ choices }) => choices[0]?.delta.content ?? '').join('');
    expect(text).toBe('I would wait.');
    expect(chunks.filter(({ choices }) => choices[0]?.delta.content).length).toBeGreaterThan(1);
    expect(chunks.at(-2)?.choices[0]?.finish_reason).toBe('stop');
    expect(chunks.at(-1)?.usage).toMatchObject({ total_tokens: 15 });
  });

  test('keeps one history for each session and bearer', async () => {
    await client.chat.completions.create({ ...ask('one'), user: 'session-1' });
    const first = asked()['session'];
    await client.chat.completions.create({ ...ask('two'), user: 'session-1' });
    expect(asked()['session']).toBe(first);
    await client.chat.completions.create(ask('three'), { headers: { 'x-session-id': 'session-1' } });
    expect(asked()['session']).toBe(first);
    const { data, response } = await client.chat.completions.create(ask('four')).withResponse();
    expect(data.choices).toHaveLength(1);
    expect(asked()['session']).not.toBe(first);
    expect(asked()['session']).toBe(`olga/${response.headers.get('x-session-id')}`);
  });

  test('sends a session only what is new, and everything when the client keeps the history', async () => {
    const messages = [
      { role: 'system' as const, content: 'Be brief.' },
      { role: 'user' as const, content: 'one' },
      { role: 'assistant' as const, content: 'first answer' },
      { role: 'user' as const, content: [{ type: 'text' as const, text: 'two' }] },
    ];
    await client.chat.completions.create({ model: 'project-manager', messages, user: 's' });
    expect(asked()['text']).toBe('two');
    await client.chat.completions.create({ model: 'project-manager', messages });
    expect(asked()['text']).toBe('Be brief.\n\nuser: one\nassistant: first answer\n\ntwo');
  });

  test.each(['Łukasz 🎉', 'two\nlines', 'nul\u0000'])('takes %j as the name of a session', async (user) => {
    await client.chat.completions.create({ ...ask('one'), user });
    expect(asked()['session']).toBe(`olga/${user.replace('\u0000', '\ufffd')}`);
  });

  test('names what is missing in a message without words', async () => {
    const image = { type: 'image_url' as const, image_url: { url: 'http://127.0.0.1/x.png' } };
    for (const content of ['  ', [image]])
      await expect(
        client.chat.completions.create({ model: 'project-manager', messages: [{ role: 'user', content }] }),
      ).rejects.toMatchObject({ status: 400, message: expect.stringContaining('holds no text') });
  });

  test('uses the idempotency key of the request', async () => {
    for (let tries = 0; tries < 2; tries += 1)
      await client.chat.completions.create(
        { ...ask('x'), user: 's' },
        { headers: { 'idempotency-key': 'k1' } },
      );
    const [first, second] = server.services.calls.map(({ request }) => (request as { key: string }).key);
    expect(first).toBe(second);
  });
});

describe('errors', () => {
  test.each([
    {
      name: 'an unknown agent',
      body: { ...ask('x'), model: 'nobody' },
      status: 404,
      code: 'model_not_found',
    },
    {
      name: 'no message',
      body: { model: 'project-manager', messages: [] },
      status: 400,
      code: 'invalid_value',
    },
    {
      name: 'a last message that is not the user’s',
      body: { model: 'project-manager', messages: [{ role: 'assistant' as const, content: 'x' }] },
      status: 400,
      code: 'invalid_value',
    },
    { name: 'several answers', body: { ...ask('x'), n: 2 }, status: 400, code: 'invalid_value' },
  ])('name $name', async ({ body, status, code }) => {
    await expect(client.chat.completions.create(body)).rejects.toMatchObject({ status, code });
  });

  test('name a wrong key, and a role that may not ask', async () => {
    await expect(createClient('wrong').chat.completions.create(ask('x'))).rejects.toMatchObject({
      status: 401,
    });
    await expect(createClient('viewer-token-1').chat.completions.create(ask('x'))).rejects.toMatchObject({
      status: 403,
    });
    expect(await createClient('viewer-token-1').models.list()).toHaveProperty('data.length', 2);
  });

  test('say that no model can be reached', async () => {
    server.services.failNext(
      'ask',
      new RetryableError('Every provider is down.', { code: 'model.allProvidersDown' }),
    );
    await expect(client.chat.completions.create(ask('x'))).rejects.toMatchObject({
      status: 503,
      code: 'model.allProvidersDown',
    });
  });

  test('mask what was not expected', async () => {
    server.services.failNext('ask', new Error('secret of the database'));
    const failure = await client.chat.completions.create(ask('x')).catch((error) => error);
    expect(failure).toMatchObject({ status: 500, code: 'internal_error' });
    expect(failure.message).not.toContain('secret');
    const correlationId = /under (\w+)\./.exec(failure.message)?.[1];
    expect(
      server.logged.find(({ fields }) => fields['correlationId'] === correlationId)?.fields,
    ).toMatchObject({
      error: { message: 'secret of the database' },
    });
  });

  test('answer other addresses in the same form', async () => {
    await expect(client.embeddings.create({ model: 'x', input: 'y' })).rejects.toMatchObject({
      status: 404,
      code: 'unknown_url',
    });
  });
});
