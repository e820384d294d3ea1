import { describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '#core';
import { startRehearsalProvider, testProvider, totalUsage } from '#llm';
import { providerAt, scripted } from './gateway-harness.ts';

const ports = { clock: systemClock };

describe('the test of a provider', () => {
  it('passes for the rehearsal model in all four checks', async () => {
    const { provider, close } = await startRehearsalProvider();
    onTestFinished(close);
    const report = await testProvider(provider, ports);
    expect(report).toMatchObject({ provider: 'rehearsal', rehearsal: true, ok: true });
    expect(report.checks.map(({ name, ok }) => [name, ok])).toEqual([
      ['reachable', true],
      ['model', true],
      ['streaming', true],
      ['structuredOutput', true],
    ]);
    for (const check of report.checks) expect(check.latencyMs).toBeGreaterThanOrEqual(0);
  });

  it('says that nothing listens', async () => {
    const report = await testProvider(providerAt({ baseUrl: 'http://127.0.0.1:9/v1' }), ports);
    expect(report.ok).toBe(false);
    expect(report.checks[0]).toMatchObject({ name: 'reachable', ok: false });
    expect(report.checks[0]?.hint).toContain('Check the address');
    expect(report.checks.slice(1).every(({ latencyMs }) => latencyMs === null)).toBe(true);
  });

  it('names models that there are when the configured one is missing', async () => {
    const server = await scripted(() => ({ kind: 'status', status: 404, code: 'model_not_found' }));
    const report = await testProvider(providerAt(server, { model: 'gone' }), ports);
    const [, model, streaming] = report.checks;
    expect(model).toMatchObject({ ok: false, detail: '"gone" is not among the 1 models listed' });
    expect(model?.hint).toContain('such as scripted');
    expect(streaming).toMatchObject({ ok: false, hint: 'Correct the model name.' });
  });

  it('finds out how structured output works, and that a wrong key is refused', async () => {
    const plain = await scripted((request) =>
      /JSON/.test(request.messages.at(-1)?.content ?? '')
        ? { json: { ready: true, letters: 5 } }
        : 'Good morning to you.',
    );
    plain.setMisbehaviour({ kind: 'unsupported', parameter: 'json_schema' });
    const report = await testProvider(providerAt(plain), ports);
    expect(report.checks[3]).toMatchObject({
      ok: true,
      detail: 'JSON replies work; the schema goes into the prompt',
    });

    const closed = await scripted(() => ({ kind: 'status', status: 401 }));
    expect((await testProvider(providerAt(closed), ports)).checks[2]?.hint).toBe(
      'Correct the API key of this provider.',
    );
  });
});

describe('usage totals', () => {
  it('sum tokens and cost and name models without a price', () => {
    const priced = providerAt(
      { baseUrl: 'http://a/v1' },
      { prices: { m: { inputPerMillion: 1, outputPerMillion: 2 } } },
    );
    const rows = [
      { provider: 'first', model: 'm', promptTokens: 100, completionTokens: 10, costUsd: 0.5 },
      { provider: 'first', model: 'n', promptTokens: 1, completionTokens: 2, costUsd: 0 },
      { provider: 'gone', model: 'o', promptTokens: 3, completionTokens: 4, costUsd: 0.25 },
    ];
    expect(totalUsage(rows, [priced])).toEqual({
      calls: 3,
      promptTokens: 104,
      completionTokens: 16,
      costUsd: 0.75,
      unpricedModels: ['n'],
    });
  });
});
