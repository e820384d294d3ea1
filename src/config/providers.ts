import { type ConfigProblem, maskSecret } from './config-error.ts';
import type { FileProvider, PriceTable } from './config-file.ts';

export interface ProviderTimeouts {
  readonly connectMs: number;
  readonly firstTokenMs: number;
  readonly idleMs: number;
  readonly totalMs: number;
}

/** A model endpoint with everything filled in. */
export interface ProviderSettings {
  readonly name: string;
  readonly baseUrl: string;
  readonly model: string;
  /** Models by tier; absent ones are `model`. */
  readonly tiers: Partial<Readonly<Record<'small' | 'standard' | 'large', string | undefined>>>;
  /** Context window of the weakest model, in tokens; absent: not known. */
  readonly contextTokens?: number;
  readonly apiKey?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly timeouts: ProviderTimeouts;
  readonly prices: PriceTable;
  readonly stream: boolean;
}

export type Environment = Readonly<Record<string, string | undefined>>;

export interface ProviderSources {
  readonly env: Environment;
  readonly file: readonly FileProvider[];
  readonly prices: PriceTable;
  readonly timeouts: ProviderTimeouts;
  readonly problems: ConfigProblem[];
}

const OPENAI_BASE_URL = 'https://api.openai.com/v1';
const OPENAI_MODEL = 'gpt-4o-mini';

/**
 * The providers in force: those of STATEHOUSE_BASE_URL / STATEHOUSE_MODEL / STATEHOUSE_API_KEY, else the file's, else
 * the one of OPENAI_API_KEY / OPENAI_BASE_URL, else none.
 */
export function resolveProviders(sources: ProviderSources): readonly ProviderSettings[] {
  const { env, file } = sources;
  const own = ['STATEHOUSE_BASE_URL', 'STATEHOUSE_MODEL', 'STATEHOUSE_API_KEY'];
  if (own.some((name) => given(env, name))) return shortForm(sources);
  if (file.length > 0) return fromFile(sources);
  return given(env, 'OPENAI_API_KEY') || given(env, 'OPENAI_BASE_URL') ? shortForm(sources) : [];
}

function fromFile(sources: ProviderSources): readonly ProviderSettings[] {
  const { env, file, problems } = sources;
  const names = new Set<string>();
  return file.map((provider, index) => {
    const place = `providers[${index}]`;
    if (names.has(provider.name)) {
      problems.push({
        name: `${place}.name`,
        value: `"${provider.name}"`,
        expected: 'a name that no other provider has',
      });
    }
    names.add(provider.name);
    const { apiKeyEnv } = provider;
    if (apiKeyEnv !== undefined && provider.apiKey !== undefined) {
      problems.push({
        name: `${place}.apiKeyEnv`,
        value: `"${apiKeyEnv}"`,
        expected: 'either apiKey or apiKeyEnv, not both',
      });
    }
    if (apiKeyEnv !== undefined && !given(env, apiKeyEnv)) {
      problems.push({ name: apiKeyEnv, expected: `the API key that ${place}.apiKeyEnv asks for` });
    }
    const apiKey = provider.apiKey ?? (apiKeyEnv === undefined ? undefined : given(env, apiKeyEnv));
    return complete({ ...provider, ...(apiKey === undefined ? {} : { apiKey }) }, sources);
  });
}

function shortForm(sources: ProviderSources): readonly ProviderSettings[] {
  const { env, problems } = sources;
  const named = given(env, 'STATEHOUSE_BASE_URL') ? 'STATEHOUSE_BASE_URL' : 'OPENAI_BASE_URL';
  const baseUrl = given(env, named) ?? OPENAI_BASE_URL;
  if (!isHttpUrl(baseUrl)) {
    problems.push({
      name: named,
      value: `"${baseUrl}"`,
      expected: 'an http(s) URL such as http://localhost:11434/v1',
    });
    return [];
  }
  // The OpenAI key goes only where OpenAI's own variables point.
  const fallbackKey = named === 'OPENAI_BASE_URL' ? given(env, 'OPENAI_API_KEY') : undefined;
  const apiKey = given(env, 'STATEHOUSE_API_KEY') ?? fallbackKey;
  const openAi = new URL(baseUrl).hostname === 'api.openai.com';
  if (openAi && apiKey === undefined) {
    const expected = 'an API key for api.openai.com (or set STATEHOUSE_BASE_URL to another endpoint)';
    problems.push({ name: 'STATEHOUSE_API_KEY or OPENAI_API_KEY', expected });
  }
  if (apiKey !== undefined && /\s/.test(apiKey)) {
    problems.push({ name: 'the API key', value: maskSecret(apiKey), expected: 'a key without white space' });
  }
  const model = given(env, 'STATEHOUSE_MODEL') ?? (openAi ? OPENAI_MODEL : undefined);
  if (model === undefined) {
    problems.push({ name: 'STATEHOUSE_MODEL', expected: `the name of a model that ${baseUrl}/models lists` });
    return [];
  }
  const name = openAi ? 'openai' : new URL(baseUrl).host;
  const tiers = { small: given(env, 'STATEHOUSE_MODEL_SMALL'), large: given(env, 'STATEHOUSE_MODEL_LARGE') };
  const contextTokens = readContextTokens(env, problems);
  const optional = {
    ...(apiKey === undefined ? {} : { apiKey }),
    ...(contextTokens === undefined ? {} : { contextTokens }),
  };
  return [complete({ name, baseUrl, model, tiers, ...optional }, sources)];
}

function readContextTokens(env: Environment, problems: ConfigProblem[]): number | undefined {
  const name = 'STATEHOUSE_CONTEXT_TOKENS';
  const value = given(env, name);
  if (value === undefined || (/^\d+$/.test(value) && Number(value) >= 1_000))
    return value === undefined ? undefined : Number(value);
  problems.push({ name, value: `"${value}"`, expected: 'a number of tokens of at least 1000' });
  return undefined;
}

function complete(provider: FileProvider, sources: ProviderSources): ProviderSettings {
  const { timeouts } = sources;
  const own = provider.timeouts ?? {};
  return {
    name: provider.name,
    baseUrl: provider.baseUrl.replace(/\/+$/, ''),
    model: provider.model,
    tiers: provider.tiers ?? {},
    ...(provider.contextTokens === undefined ? {} : { contextTokens: provider.contextTokens }),
    ...(provider.apiKey === undefined ? {} : { apiKey: provider.apiKey }),
    headers: provider.headers ?? {},
    timeouts: {
      connectMs: own.connectMs ?? timeouts.connectMs,
      firstTokenMs: own.firstTokenMs ?? timeouts.firstTokenMs,
      idleMs: own.idleMs ?? timeouts.idleMs,
      totalMs: own.totalMs ?? timeouts.totalMs,
    },
    prices: { ...sources.prices, ...provider.prices },
    stream: provider.stream ?? true,
  };
}

function isHttpUrl(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}

/** The variable's value; an empty one counts as not set. */
export function given(env: Environment, name: string): string | undefined {
  const value = env[name]?.trim();
  return value === '' ? undefined : value;
}
