import { createServer } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { AllProvidersDownError, NoUsableProviderError, UnusableReplyError } from '#llm';
import { contextFor, EVEN, gatewayOver, HELLO, providerAt, scripted } from './gateway-harness.ts';

describe('a failing provider', () => {
  it.each([
    [401, {}, 'model.authentication', 1],
    [402, {}, 'model.quotaExhausted', 1],
    [404, { message: 'The model `x` does not exist', code: 'model_not_found' }, 'model.notFound', 1],
    [404, { message: 'Not here' }, 'model.endpointNotFound', 1],
    [400, { message: "This model's maximum context length is 4096 tokens" }, 'model.contextTooLong', 1],
    [400, { message: 'nonsense' }, 'model.badRequest', 1],
    [429, { code: 'insufficient_quota' }, 'model.quotaExhausted', 1],
    [429, {}, 'model.rateLimited', 3],
    [500, {}, 'model.unavailable', 3],
    [503, {}, 'model.unavailable', 3],
  ])('with status %i %o ends as %s after %i requests', async (status, more, code, requests) => {
    const server = await scripted(() => ({ kind: 'status', status, ...more }));
    const { gateway, log } = gatewayOver([providerAt(server)]);
    const error = await gateway.call(HELLO, contextFor('k')).catch((thrown: unknown) => thrown);
    const own = error instanceof AllProvidersDownError ? error.failures[0]?.error : error;
    expect(own).toMatchObject({
      code,
      details: { provider: 'first', baseUrl: server.baseUrl, model: 'scripted' },
    });
    expect(server.calls).toHaveLength(requests);
    expect(log.ends.map(({ status: ended, error: why }) => [ended, why?.code])).toEqual(
      Array.from({ length: requests }, () => ['failed', code]),
    );
    expect(String(error)).not.toContain('test-key');
  });

  it('is retried until it works', async () => {
    const server = await scripted(() => 'At last.');
    server.setMisbehaviour({ kind: 'status', status: 500, times: 1 }, { kind: 'reset', times: 1 });
    const { gateway, log } = gatewayOver([providerAt(server)]);
    expect((await gateway.call(HELLO, contextFor('k'))).text).toBe('At last.');
    expect(log.ends.map(({ status }) => status)).toEqual(['failed', 'failed', 'completed']);
    expect(new Set(log.starts.map(({ key }) => key))).toEqual(new Set(['k']));
    expect(new Set(log.starts.map(({ id }) => id)).size).toBe(3);
  });

  it('that cuts its stream is asked again from the start', async () => {
    const server = await scripted(() => 'one two three four five six seven');
    server.setMisbehaviour(
      { kind: 'cut', afterTokens: 2, times: 1 },
      { kind: 'cut', gracefully: true, times: 1 },
    );
    const { gateway, log } = gatewayOver([providerAt(server)]);
    let shown = '';
    const reply = await gateway.call(
      HELLO,
      contextFor('k', {
        onToken: (delta, offset) => {
          shown = shown.slice(0, offset) + delta;
        },
      }),
    );
    expect(reply.text).toBe('one two three four five six seven');
    expect(shown).toBe(reply.text);
    expect(log.ends[0]).toMatchObject({
      status: 'failed',
      text: 'one two',
      error: { code: 'model.streamCut' },
    });
    expect(log.ends[0]?.completionTokens).toBeGreaterThan(0);
    expect(log.ends[1]).toMatchObject({ status: 'failed', error: { code: 'model.streamCut' } });
  });

  it('that refuses, or filters, ends the call without asking another', async () => {
    const other = await scripted(() => 'I would not mind.');
    for (const [kind, code] of [
      ['refusal', 'model.refused'],
      ['contentFilter', 'model.contentFiltered'],
    ] as const) {
      const server = await scripted(() => 'Never said.');
      server.setMisbehaviour({ kind });
      const { gateway } = gatewayOver([providerAt(server), providerAt(other, { name: 'second' })]);
      await expect(gateway.call(HELLO, contextFor(kind))).rejects.toMatchObject({ code, family: 'terminal' });
      expect(gateway.providers()[0]?.consecutiveFailures).toBe(0);
    }
    expect(other.calls).toHaveLength(0);
  });

  it('that sends an empty reply is asked to correct it', async () => {
    const server = await scripted(() => 'Something.');
    server.setMisbehaviour({ kind: 'empty', times: 1 });
    const { gateway } = gatewayOver([providerAt(server)]);
    expect((await gateway.call(HELLO, contextFor('k'))).text).toBe('Something.');
  });
});

describe('time-outs', () => {
  const shortTry = { retry: { tries: 1 } };

  it('end a request whose first token does not come', async () => {
    const server = await scripted(() => ({ kind: 'hang' }));
    const { gateway, log } = gatewayOver([providerAt(server, { timeouts: { firstTokenMs: 60 } })], shortTry);
    await expect(gateway.call(HELLO, contextFor('k'))).rejects.toThrow('sent no first token within 60 ms');
    expect(log.ends[0]).toMatchObject({ status: 'failed', error: { code: 'model.timedOut' } });
  });

  it('end a stream that falls silent', async () => {
    const server = await scripted(() => 'one two three four');
    server.setMisbehaviour({ kind: 'stall', afterTokens: 2 });
    const { gateway, log } = gatewayOver([providerAt(server, { timeouts: { idleMs: 250 } })], shortTry);
    await expect(gateway.call(HELLO, contextFor('k'))).rejects.toThrow(
      'fell silent in mid-reply within 250 ms',
    );
    expect(log.ends[0]).toMatchObject({ status: 'failed', text: 'one two' });
  });

  it('end a reply that takes too long as a whole', async () => {
    const server = await scripted(() => 'word '.repeat(200));
    server.setMisbehaviour({ kind: 'slow', tokenDelayMs: 10 });
    const { gateway } = gatewayOver([providerAt(server, { timeouts: { totalMs: 150 } })], shortTry);
    await expect(gateway.call(HELLO, contextFor('k'))).rejects.toThrow(
      'did not finish its reply within 150 ms',
    );
  });

  it('end a connection that never stands', async () => {
    // Accepts TCP and stays mute in the TLS handshake.
    const mute = createServer(() => {});
    await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void mute.close());
    const { port } = mute.address() as { port: number };
    const provider = providerAt({ baseUrl: `https://127.0.0.1:${port}/v1` }, { timeouts: { connectMs: 80 } });
    const { gateway } = gatewayOver([provider], shortTry);
    const startedAt = performance.now();
    await expect(gateway.call(HELLO, contextFor('k'))).rejects.toThrow(
      'did not accept a connection within 80 ms',
    );
    expect(performance.now() - startedAt).toBeLessThan(900);
  });
});

describe('abort', () => {
  /** Aborts a call in mid-stream; how long the call took to end, with what it left behind. */
  async function abortMidStream() {
    const server = await scripted(() => 'word '.repeat(500));
    server.setMisbehaviour({ kind: 'slow', tokenDelayMs: 5 });
    const { gateway, log } = gatewayOver([providerAt(server)]);
    const controller = new AbortController();
    const reason = new Error('interjected');
    let shown = '';
    let abortedAt = 0;
    const call = gateway.call(
      HELLO,
      contextFor('k', {
        signal: controller.signal,
        onToken: (delta) => {
          shown += delta;
          if (shown.length > 40 && abortedAt === 0) {
            abortedAt = performance.now();
            controller.abort(reason);
          }
        },
      }),
    );
    const thrown = await call.catch((error: unknown) => error);
    return { tookMs: performance.now() - abortedAt, thrown, reason, shown, log, gateway };
  }

  it('records the cut with the words so far and rejects with the reason', async () => {
    const { thrown, reason, shown, log, gateway } = await abortMidStream();
    expect(thrown).toBe(reason);
    expect(log.ends).toHaveLength(1);
    expect(log.ends[0]).toMatchObject({ status: 'cut', text: shown, reply: null, error: null });
    expect(log.ends[0]?.completionTokens).toBeGreaterThan(0);
    expect(await log.findCut('k')).toEqual({ callId: log.starts[0]?.id, text: shown });
    expect(await log.findCompleted('k')).toBeNull();
    expect(gateway.providers()[0]?.consecutiveFailures).toBe(0);
  });

  it('ends the call within 50 ms', async () => {
    // The best of a few: a busy machine may hold up any one of them.
    const times: number[] = [];
    for (let run = 0; run < 5; run += 1) times.push((await abortMidStream()).tookMs);
    expect(Math.min(...times)).toBeLessThan(50);
  });

  it('ends the wait between tries', async () => {
    const server = await scripted(() => ({ kind: 'status', status: 429, retryAfter: 20 }));
    const { gateway } = gatewayOver([providerAt(server)]);
    const controller = new AbortController();
    const call = gateway.call(HELLO, contextFor('k', { signal: controller.signal }));
    await expect.poll(() => server.calls.length).toBe(1);
    controller.abort(new Error('stop'));
    await expect(call).rejects.toThrow('stop');
    expect(server.calls).toHaveLength(1);
  });

  it('before the start sends nothing', async () => {
    const server = await scripted(() => 'Never.');
    const { gateway, log } = gatewayOver([providerAt(server)]);
    const signal = AbortSignal.abort(new Error('too late'));
    await expect(gateway.call(HELLO, contextFor('k', { signal }))).rejects.toThrow('too late');
    expect(log.starts).toHaveLength(0);
  });
});

describe('structured output', () => {
  const request = { ...HELLO, output: EVEN };

  it('returns the parsed value', async () => {
    const server = await scripted((asked) => {
      expect(asked.response_format).toMatchObject({
        type: 'json_schema',
        json_schema: { name: 'even_number', strict: true },
      });
      return { json: { number: 4 } };
    });
    const { gateway } = gatewayOver([providerAt(server)]);
    expect((await gateway.call(request, contextFor('k'))).value).toEqual({ number: 4 });
  });

  it('is found inside reasoning, code fences and words around it', async () => {
    for (const text of [
      '<think>{"number": 3}?</think>{"number": 8}',
      'Sure:\n```json\n{"number": 8}\n```',
      'It is {"number": 8}, I think.',
    ]) {
      const server = await scripted(() => text);
      const { gateway } = gatewayOver([providerAt(server)]);
      expect((await gateway.call(request, contextFor('k'))).value).toEqual({ number: 8 });
    }
  });

  it('is repaired by sending back what is wrong', async () => {
    const replies = ['not json', '{"number": "four"}', '{"number": 3}', '{"number": 6}'];
    const server = await scripted((_, { number }) => replies[number - 1] ?? '');
    const { gateway, log } = gatewayOver([providerAt(server)], { repairs: 3 });
    const reply = await gateway.call(request, contextFor('k'));
    expect(reply.value).toEqual({ number: 6 });
    const corrections = server.calls
      .slice(1)
      .map((call) => call.request.messages.slice(1).map(({ content }) => content));
    expect(corrections[0]?.[0]).toBe('not json');
    expect(corrections[0]?.[1]).toContain('- the reply is not JSON, or the JSON is incomplete');
    expect(corrections[1]?.[1]).toContain('- number must be integer');
    expect(corrections[2]?.[1]).toContain('- number must be even');
    expect(log.ends.map(({ status }) => status)).toEqual(['failed', 'failed', 'failed', 'completed']);
    expect(reply.usage.promptTokens).toBe(log.ends.reduce((sum, end) => sum + end.promptTokens, 0));
  });

  it('ends with a terminal error after bounded tries', async () => {
    const server = await scripted(() => ({ json: { number: 1 } }));
    const { gateway, log } = gatewayOver([providerAt(server)]);
    const error = await gateway.call(request, contextFor('k')).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UnusableReplyError);
    expect(error).toMatchObject({
      code: 'model.unusableReply',
      family: 'terminal',
      problems: ['number must be even'],
    });
    expect(String(error)).toContain('after 3 tries');
    expect(server.calls).toHaveLength(3);
    expect(await log.findCompleted('k')).toBeNull();
  });

  it.each(['malformedJson', 'schemaViolation'] as const)('survives a reply of kind %s', async (kind) => {
    const server = await scripted(() => ({ json: { number: 10 } }));
    server.setMisbehaviour({ kind, times: 1 });
    const { gateway } = gatewayOver([providerAt(server)]);
    expect((await gateway.call(request, contextFor('k'))).value).toEqual({ number: 10 });
    expect(server.calls).toHaveLength(2);
  });

  it('falls back to plainer ways and remembers them for the provider', async () => {
    const server = await scripted((asked) => {
      if (asked.response_format?.type === 'json_object')
        expect(asked.messages[0]?.content).toContain('"even_number"');
      return { json: { number: 2 } };
    });
    server.setMisbehaviour({ kind: 'unsupported', parameter: 'json_schema' });
    const { gateway } = gatewayOver([providerAt(server)]);
    await gateway.call(request, contextFor('a'));
    await gateway.call(request, contextFor('b'));
    const formats = () => server.calls.map((call) => call.request.response_format?.type ?? 'none');
    expect(formats()).toEqual(['json_schema', 'json_object', 'json_object']);
    server.setMisbehaviour({ kind: 'unsupported', parameter: 'response_format' });
    await gateway.call(request, contextFor('c'));
    await gateway.call(request, contextFor('d'));
    expect(formats().slice(3)).toEqual(['json_object', 'none', 'none']);
    expect(gateway.providers()[0]?.circuit).toBe('closed');
  });

  it('does not remember a plainer way that did not help', async () => {
    let broken = true;
    const server = await scripted(() => (broken ? { kind: 'status', status: 400 } : { json: { number: 2 } }));
    const { gateway } = gatewayOver([providerAt(server)]);
    await expect(gateway.call(request, contextFor('a'))).rejects.toMatchObject({ code: 'model.badRequest' });
    broken = false;
    await gateway.call(request, contextFor('b'));
    expect(server.calls.at(-1)?.request.response_format?.type).toBe('json_schema');
  });

  it('does without usage in the stream where that is rejected', async () => {
    const server = await scripted(() => 'fine');
    server.setMisbehaviour({ kind: 'unsupported', parameter: 'stream_options' });
    const { gateway } = gatewayOver([providerAt(server)]);
    const reply = await gateway.call(HELLO, contextFor('a'));
    expect(reply.usage).toMatchObject({ estimated: true });
    expect(server.calls).toHaveLength(2);
  });
});

describe('errors of several providers', () => {
  it('quote the last failure of each', async () => {
    const limited = await scripted(() => ({ kind: 'status', status: 429, retryAfter: 90 }));
    const closed = { baseUrl: 'http://127.0.0.1:9/v1' };
    const { gateway } = gatewayOver([
      providerAt(limited, { name: 'one' }),
      providerAt(closed, { name: 'two' }),
    ]);
    const error = await gateway.call(HELLO, contextFor('k')).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(AllProvidersDownError);
    expect(error).toMatchObject({
      code: 'model.allProvidersDown',
      family: 'retryable',
      retryAfterMs: 90_000,
    });
    const { message } = error as Error;
    expect(message).toContain('- one: Provider "one"');
    expect(message).toContain('It asks to wait 90000 ms');
    expect(message).toContain(
      '- two: Asking model "scripted" of provider "two" (http://127.0.0.1:9/v1) failed',
    );
    expect(message).toContain('statehouse doctor');
    expect(limited.calls).toHaveLength(1);
  });

  it('are terminal when none can ever work', async () => {
    const one = await scripted(() => ({ kind: 'status', status: 401 }));
    const two = await scripted(() => ({ kind: 'status', status: 404, code: 'model_not_found' }));
    const { gateway } = gatewayOver([providerAt(one), providerAt(two, { name: 'second' })]);
    const error = await gateway.call(HELLO, contextFor('k')).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(NoUsableProviderError);
    expect(error).toMatchObject({ family: 'terminal' });
  });
});
