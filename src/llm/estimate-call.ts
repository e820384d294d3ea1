import type { CallEstimate, ModelRequest } from '#core';
import { modelAt, type PersonaModels, type ProviderConfig } from './provider.ts';
import { costOf, estimateTokens, estimateUsage } from './usage.ts';

export interface CallEstimateOptions {
  readonly providers: readonly ProviderConfig[];
  /** By persona key. */
  readonly personas?: Readonly<Record<string, PersonaModels>>;
  /** Tokens set aside for the reply of a request that sets no limit of its own. */
  readonly completionTokens: number;
}

/**
 * Estimates what a request takes before it is sent: its prompt at four characters a token, and as much reply as it
 * allows, at the price of the dearest provider that may be asked. A model without a price counts as free.
 */
export function createCallEstimate(options: CallEstimateOptions): (request: ModelRequest) => CallEstimate {
  const { providers, personas = {}, completionTokens } = options;
  return (request) => {
    const persona = request.persona === undefined ? undefined : personas[request.persona];
    const usage = {
      promptTokens: promptTokens(request),
      completionTokens: request.maxOutputTokens ?? completionTokens,
    };
    const asked = providers.filter(({ name }) => persona?.providers?.includes(name) ?? true);
    const costs = asked.map(
      (provider) => costOf(provider, modelAt(provider, { model: request.model, persona }), usage).costUsd,
    );
    return { tokens: usage.promptTokens + usage.completionTokens, costUsd: Math.max(0, ...costs) };
  };
}

function promptTokens({ messages, tools = [], output }: ModelRequest): number {
  const attached = JSON.stringify([
    tools,
    output?.schema ?? null,
    messages.map(({ toolCalls }) => toolCalls ?? null),
  ]);
  return estimateUsage(messages, '').promptTokens + estimateTokens(attached);
}
