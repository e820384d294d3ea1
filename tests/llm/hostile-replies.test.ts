import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '#core';
import { testProvider } from '#llm';
import { contextFor, gatewayOver, HELLO, providerAt, scripted } from './gateway-harness.ts';

/** An endpoint that streams what the test says, whatever it is asked. */
async function sending(reply: (response: ServerResponse) => void): Promise<{ readonly baseUrl: string }> {
  const server = createServer((request, response) => {
    request.resume();
    if (request.url?.endsWith('/models')) {
      response.setHeader('content-type', 'application/json');
      return void response.end(JSON.stringify({ object: 'list', data: [{ id: 'scripted' }] }));
    }
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    reply(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1` };
}

const data = (value: unknown) => `data: ${typeof value === 'string' ? value : JSON.stringify(value)}\n\n`;
const piece = (delta: object) => data({ id: 'x', choices: [{ index: 0, delta, finish_reason: null }] });
const end = (more: object = {}) =>
  data({ id: 'x', choices: [{ index: 0, delta: {}, finish_reason: 'stop' }], ...more }) + data('[DONE]');

describe('an endpoint that sends what it should not', () => {
  it.each([
    ['{"prompt_tokens":-5,"completion_tokens":7}'],
    ['{"prompt_tokens":5,"completion_tokens":"many"}'],
    ['{"prompt_tokens":1e400,"completion_tokens":1}'],
    ['{"prompt_tokens":9007199254740991,"completion_tokens":1}'],
    ['{"prompt_tokens":1.5,"completion_tokens":1}'],
  ])('is not believed its token counts %s: they are estimated', async (usage) => {
    const server = await sending((response) =>
      response.end(piece({ content: 'Good morning.' }) + end().replace('"id":"x"', `"usage":${usage}`)),
    );
    const { gateway, log } = gatewayOver([providerAt(server)]);
    const reply = await gateway.call(HELLO, contextFor('k'));
    expect(reply.usage).toMatchObject({ estimated: true });
    expect(reply.usage.promptTokens).toBeGreaterThan(0);
    expect(log.ends[0]?.completionTokens).toBeGreaterThan(0);
  });

  it('cannot give money back', async () => {
    const usage = { prompt_tokens: 5, completion_tokens: 5, cost: -3 };
    const server = await sending((response) => response.end(piece({ content: 'Hello.' }) + end({ usage })));
    const { gateway } = gatewayOver([providerAt(server)]);
    expect((await gateway.call(HELLO, contextFor('k'))).costUsd).toBe(0);
  });

  it('is cut off when its reply has no end', async () => {
    const server = await sending((response) => {
      const more = () => {
        while (!response.destroyed && response.write(piece({ content: 'blah '.repeat(20_000) })));
        response.once('drain', more);
      };
      more();
    });
    const { gateway, log } = gatewayOver([providerAt(server)]);
    await expect(gateway.call(HELLO, contextFor('k'))).rejects.toThrow();
    expect(log.ends[0]).toMatchObject({ status: 'failed', error: { code: 'model.flooding' } });
    expect(log.ends[0]?.text.length).toBeLessThan(4_200_000);
  });

  it.each([-1, 1e9, 'x'])('is cut off when it numbers a tool call %s', async (index) => {
    const call = { index, id: 'c', type: 'function', function: { name: 'add', arguments: '{}' } };
    const server = await sending((response) => response.end(piece({ tool_calls: [call] }) + end()));
    const { gateway, log } = gatewayOver([providerAt(server)]);
    await expect(gateway.call(HELLO, contextFor('k'))).rejects.toThrow();
    expect(log.ends[0]).toMatchObject({ status: 'failed', error: { code: 'model.flooding' } });
  });

  it('is understood when it sends null in between', async () => {
    const server = await sending((response) =>
      response.end(
        data('null') + piece({ content: 'Good ' }) + data('{}') + piece({ content: 'day.' }) + end(),
      ),
    );
    const { gateway } = gatewayOver([providerAt(server)]);
    expect((await gateway.call(HELLO, contextFor('k'))).text).toBe('Good day.');
  });

  it('does not make us repeat the key it was sent', async () => {
    const message = 'no such key: Bearer sk-very-secret';
    const server = await scripted(() => ({ kind: 'status', status: 401, message }));
    const { gateway, log } = gatewayOver([providerAt(server, { apiKey: 'sk-very-secret' })]);
    const error = await gateway.call(HELLO, contextFor('k')).catch((thrown: unknown) => thrown);
    expect(JSON.stringify([String(error), log.ends])).toContain('no such key: Bearer [secret]');
    expect(JSON.stringify([String(error), log.ends])).not.toContain('very-secret');
  });

  it('fails its test when it answers with tool calls alone', async () => {
    const call = { index: 0, id: 'c', type: 'function', function: { name: 'add', arguments: '{bad' } };
    const server = await sending((response) => response.end(piece({ tool_calls: [call] }) + end()));
    const report = await testProvider(providerAt(server), { clock: systemClock });
    expect(report.ok).toBe(false);
    expect(report.checks[2]).toMatchObject({ name: 'streaming', ok: false });
  });
});
