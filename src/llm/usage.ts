import type { ModelMessage, ModelUsage } from '#core';
import type { ModelPrice, ProviderConfig } from './provider.ts';

/** Token counts of a request. `estimated` when the server sent none and they were counted from the text. */
export interface CountedUsage extends ModelUsage {
  readonly estimated: boolean;
}

/** Rule of thumb for English and code: four characters a token. */
const CHARACTERS_PER_TOKEN = 4;
/** Role and separators of each message. */
const TOKENS_PER_MESSAGE = 4;

export function estimateTokens(text: string): number {
  return Math.ceil(text.length / CHARACTERS_PER_TOKEN);
}

export function estimateUsage(messages: readonly ModelMessage[], reply: string): CountedUsage {
  const prompt = messages.reduce((sum, { content }) => sum + estimateTokens(content) + TOKENS_PER_MESSAGE, 0);
  return { promptTokens: prompt, completionTokens: estimateTokens(reply), estimated: true };
}

export interface Cost {
  readonly costUsd: number;
  /** False when no price is configured for the model: the cost is then 0 because it is unknown. */
  readonly priced: boolean;
}

/** Cost of a request in USD by the provider's price table. The rehearsal model costs nothing. */
export function costOf(provider: ProviderConfig, model: string, usage: ModelUsage): Cost {
  if (provider.rehearsal) return { costUsd: 0, priced: true };
  const price: ModelPrice | undefined = provider.prices?.[model];
  if (!price) return { costUsd: 0, priced: false };
  const micro = usage.promptTokens * price.inputPerMillion + usage.completionTokens * price.outputPerMillion;
  return { costUsd: micro / 1_000_000, priced: true };
}

/** What a set of model calls used together. */
export interface UsageTotals {
  readonly calls: number;
  readonly promptTokens: number;
  readonly completionTokens: number;
  readonly costUsd: number;
  /** Models that ran without a configured price: `costUsd` leaves them out. */
  readonly unpricedModels: readonly string[];
}

/** A finished request, as its row tells it. */
export interface UsageRow extends ModelUsage {
  readonly provider: string;
  readonly model: string;
  readonly costUsd: number;
}

/** Sums tokens and cost of requests, and names the models whose price is unknown. */
export function totalUsage(rows: Iterable<UsageRow>, providers: readonly ProviderConfig[]): UsageTotals {
  const byName = new Map(providers.map((provider) => [provider.name, provider]));
  const unpriced = new Set<string>();
  const totals = { calls: 0, promptTokens: 0, completionTokens: 0, costUsd: 0 };
  for (const row of rows) {
    totals.calls += 1;
    totals.promptTokens += row.promptTokens;
    totals.completionTokens += row.completionTokens;
    totals.costUsd += row.costUsd;
    const provider = byName.get(row.provider);
    const known = provider ? costOf(provider, row.model, row).priced : false;
    if (!known && row.costUsd === 0) unpriced.add(row.model);
  }
  return { ...totals, unpricedModels: [...unpriced].sort() };
}
