import { describe, expect, it } from 'vitest';
import { createCallEstimate, type ProviderConfig } from '#llm';

const provider = (
  name: string,
  input: number,
  output: number,
  more: Partial<ProviderConfig> = {},
): ProviderConfig => ({
  name,
  baseUrl: 'http://127.0.0.1:1/v1',
  model: 'm',
  prices: { m: { inputPerMillion: input, outputPerMillion: output } },
  ...more,
});
const ask = { messages: [{ role: 'user', content: 'x'.repeat(400) }] } as const;

describe('the estimate of a call', () => {
  const estimate = createCallEstimate({
    providers: [provider('cheap', 1, 1), provider('dear', 10, 100)],
    personas: { thrifty: { providers: ['cheap'] } },
    completionTokens: 1_000,
  });

  it('is the prompt and as much reply as is allowed', () => {
    const prompt = estimate({ ...ask, maxOutputTokens: 0 }).tokens;
    expect(prompt).toBeGreaterThanOrEqual(100);
    expect(prompt).toBeLessThan(130);
    expect(estimate(ask).tokens).toBe(prompt + 1_000);
    expect(estimate({ ...ask, maxOutputTokens: 50 }).tokens).toBe(prompt + 50);
  });

  it('counts tools and schemas as part of the prompt', () => {
    const tools = [{ name: 't', description: 'd'.repeat(4_000), parameters: {} }];
    expect(estimate({ ...ask, tools }).tokens).toBeGreaterThan(estimate(ask).tokens + 900);
  });

  it('costs what the dearest provider that may be asked takes; nothing without a price', () => {
    const { tokens, costUsd } = estimate(ask);
    const prompt = tokens - 1_000;
    expect(costUsd).toBeCloseTo((prompt * 10 + 1_000 * 100) / 1_000_000);
    expect(estimate({ ...ask, persona: 'thrifty' }).costUsd).toBeCloseTo(tokens / 1_000_000);
    const unpriced = createCallEstimate({
      providers: [provider('p', 1, 1, { model: 'other' })],
      completionTokens: 10,
    });
    expect(unpriced(ask).costUsd).toBe(0);
  });
});
