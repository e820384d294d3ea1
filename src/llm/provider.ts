import type { ModelTierName } from '#core';

/** How long a request to a provider may take, in milliseconds. */
export interface ProviderTimeouts {
  /** Until the connection stands, TLS included. Default 10,000. */
  readonly connectMs: number;
  /** From sending the request to the first word, reasoning or tool call. Default 120,000. */
  readonly firstTokenMs: number;
  /** Longest silence between two pieces of the stream. Default 60,000. */
  readonly idleMs: number;
  /** The whole request. Default 600,000. */
  readonly totalMs: number;
}

/** USD per million tokens. */
export interface ModelPrice {
  readonly inputPerMillion: number;
  readonly outputPerMillion: number;
}

/** One OpenAI-compatible endpoint with the model to use there. */
export interface ProviderConfig {
  /** Unique name, used in errors, rows and `personas`. */
  readonly name: string;
  /** Root of the API, usually ending in `/v1`. */
  readonly baseUrl: string;
  readonly model: string;
  /** Models for work that needs a weaker or a stronger one. Absent: `model`. */
  readonly tiers?: Partial<Readonly<Record<ModelTierName, string | undefined>>> | undefined;
  /** The context window of the weakest model here, in tokens. Absent: not known. */
  readonly contextTokens?: number | undefined;
  /** Sent as bearer token. Absent: no Authorization header. */
  readonly apiKey?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly timeouts?: Partial<ProviderTimeouts> | undefined;
  /** By model name. A model that is not listed costs 0, and the reply says so. */
  readonly prices?: Readonly<Record<string, ModelPrice>> | undefined;
  /** False asks for whole replies: for endpoints that cannot stream. Default true. */
  readonly stream?: boolean | undefined;
  /** True when the rehearsal model answers here; every reply is labelled. Default false. */
  readonly rehearsal?: boolean | undefined;
}

/** Models and providers of one persona. */
export interface PersonaModels {
  /** Model name at every provider, unless `models` names one. */
  readonly model?: string | undefined;
  /** Model name by provider name. */
  readonly models?: Readonly<Record<string, string>> | undefined;
  /** Provider names in order of preference. Absent: all, in the configured order. */
  readonly providers?: readonly string[] | undefined;
}

export const DEFAULT_TIMEOUTS: ProviderTimeouts = {
  connectMs: 10_000,
  firstTokenMs: 120_000,
  idleMs: 60_000,
  totalMs: 600_000,
};

export function timeoutsOf(provider: ProviderConfig): ProviderTimeouts {
  const given = provider.timeouts ?? {};
  return {
    connectMs: given.connectMs ?? DEFAULT_TIMEOUTS.connectMs,
    firstTokenMs: given.firstTokenMs ?? DEFAULT_TIMEOUTS.firstTokenMs,
    idleMs: given.idleMs ?? DEFAULT_TIMEOUTS.idleMs,
    totalMs: given.totalMs ?? DEFAULT_TIMEOUTS.totalMs,
  };
}

/** Shorter values are words that a server may well use. */
const SHORTEST_SECRET = 8;

/** What of a provider's settings must appear in no message. */
export function secretsOf({ apiKey, headers = {} }: ProviderConfig): readonly string[] {
  return [apiKey ?? '', ...Object.values(headers)].filter((value) => value.length >= SHORTEST_SECRET);
}

/** The model that a request uses at a provider: the request's own, the persona's, the tier's, or the provider's. The rehearsal model is what it is. */
export function modelAt(
  provider: ProviderConfig,
  wanted: {
    readonly model?: string | undefined;
    readonly persona?: PersonaModels | undefined;
    readonly tier?: ModelTierName | undefined;
  },
): string {
  if (provider.rehearsal) return provider.model;
  const { model, persona, tier } = wanted;
  const ofPersona = persona?.models?.[provider.name] ?? persona?.model;
  return model ?? ofPersona ?? (tier && provider.tiers?.[tier]) ?? provider.model;
}

/** One line for people: which model answers, and where. */
export function describeProvider(
  provider: Pick<ProviderConfig, 'name' | 'baseUrl' | 'model' | 'rehearsal'>,
): string {
  return provider.rehearsal
    ? `rehearsal: the built-in rule-based model at ${provider.baseUrl}; no real model is configured`
    : `${provider.name}: model ${provider.model} at ${provider.baseUrl}`;
}
