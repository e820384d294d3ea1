import { describe, expect, test } from 'vitest';
import { readOptions } from '#domain';

describe('budget of a conversation', () => {
  test('is what it asks for, never above the configured ceiling', () => {
    const ceiling = { tokensPerConversation: 1_000, costUsdPerConversation: null };
    expect(readOptions({}).options['budget']).toBeUndefined();
    expect(readOptions({ maxTokens: 50 }).options['budget']).toEqual({ tokens: 50 });
    expect(readOptions({}, ceiling).options['budget']).toEqual({ tokens: 1_000 });
    expect(readOptions({ maxTokens: 50, maxCostUsd: 2 }, ceiling).options['budget']).toEqual({
      tokens: 50,
      costUsd: 2,
    });
    expect(readOptions({ maxTokens: 5_000 }, ceiling).options['budget']).toEqual({ tokens: 1_000 });
  });
});
