import { LLMock } from '@copilotkit/aimock';
import { describe, expect, it, onTestFinished } from 'vitest';
import { contextFor, EVEN, gatewayOver, HELLO, providerAt } from './gateway-harness.ts';

/** A server that somebody else wrote: what works only with ours would show here. */
async function mockServer() {
  const mock = new LLMock({ port: 0 });
  await mock.start();
  onTestFinished(() => mock.stop());
  return mock;
}

describe('the gateway with a foreign OpenAI-compatible server', () => {
  it('streams text with usage', async () => {
    const mock = await mockServer();
    mock.onMessage('Say hello.', { content: 'Hello from somebody else, in several pieces.' });
    const { gateway, log } = gatewayOver([providerAt({ baseUrl: `${mock.url}/v1` }, { model: 'gpt-4o' })]);
    const deltas: string[] = [];
    const reply = await gateway.call(HELLO, contextFor('a', { onToken: (delta) => deltas.push(delta) }));
    expect(reply.text).toBe('Hello from somebody else, in several pieces.');
    expect(deltas.length).toBeGreaterThan(1);
    expect(deltas.join('')).toBe(reply.text);
    expect(reply.usage.completionTokens).toBeGreaterThan(0);
    expect(log.ends[0]).toMatchObject({ status: 'completed' });
  });

  it('parses structured output and repairs it', async () => {
    const mock = await mockServer();
    mock.onMessage(/# Correction/, { content: '{"number": 2}' });
    mock.onMessage('Say hello.', { content: '{"number": 1}' });
    const { gateway } = gatewayOver([providerAt({ baseUrl: `${mock.url}/v1` }, { model: 'gpt-4o' })]);
    const reply = await gateway.call({ ...HELLO, output: EVEN }, contextFor('b'));
    expect(reply.value).toEqual({ number: 2 });
  });

  it('returns tool calls', async () => {
    const mock = await mockServer();
    mock.onMessage('Say hello.', { toolCalls: [{ name: 'greet', arguments: '{"who":"you"}' }] });
    const { gateway } = gatewayOver([providerAt({ baseUrl: `${mock.url}/v1` }, { model: 'gpt-4o' })]);
    const tools = [{ name: 'greet', description: 'Greets.', parameters: { type: 'object', properties: {} } }];
    const reply = await gateway.call({ ...HELLO, tools }, contextFor('c'));
    expect(reply.toolCalls).toMatchObject([{ name: 'greet' }]);
    expect(JSON.parse(reply.toolCalls[0]?.arguments ?? '')).toEqual({ who: 'you' });
  });

  it('retries after an injected error', async () => {
    const mock = await mockServer();
    mock.nextRequestError(500, { message: 'down for a moment' });
    mock.onMessage('Say hello.', { content: 'Back again.' });
    const { gateway, log } = gatewayOver([providerAt({ baseUrl: `${mock.url}/v1` }, { model: 'gpt-4o' })]);
    expect((await gateway.call(HELLO, contextFor('d'))).text).toBe('Back again.');
    expect(log.ends.map(({ status }) => status)).toEqual(['failed', 'completed']);
  });
});
