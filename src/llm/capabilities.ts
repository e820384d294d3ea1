/** How structured output is asked for, from the strictest way to the plainest. */
export type OutputMode = 'jsonSchema' | 'jsonObject' | 'prompt';

/** What an endpoint was found to accept. Starts with everything and only ever shrinks. */
export interface Capabilities {
  readonly output: OutputMode;
  readonly streamOptions: boolean;
  readonly temperature: boolean;
  readonly seed: boolean;
  readonly tokenLimit: 'max_completion_tokens' | 'max_tokens';
}

export function initialCapabilities(baseUrl: string): Capabilities {
  const openAi = URL.canParse(baseUrl) && new URL(baseUrl).hostname === 'api.openai.com';
  return {
    output: 'jsonSchema',
    streamOptions: true,
    temperature: true,
    seed: true,
    tokenLimit: openAi ? 'max_completion_tokens' : 'max_tokens',
  };
}

const PLAINER: Record<OutputMode, OutputMode | null> = {
  jsonSchema: 'jsonObject',
  jsonObject: 'prompt',
  prompt: null,
};

/**
 * What to do without after an endpoint rejected a request with this status and message; null when nothing is left to
 * give up. Endpoints word this freely, so an unexplained 400 to a request with a schema also gives up the schema.
 */
export function adaptCapabilities(
  now: Capabilities,
  rejection: { readonly status: number; readonly said: string; readonly withOutput: boolean },
): Capabilities | null {
  const { status, said, withOutput } = rejection;
  if (![400, 404, 405, 415, 422, 501].includes(status)) return null;
  if (/stream_options|include_usage/i.test(said) && now.streamOptions)
    return { ...now, streamOptions: false };
  if (/max_completion_tokens/i.test(said) && now.tokenLimit === 'max_tokens') {
    return { ...now, tokenLimit: 'max_completion_tokens' };
  }
  if (/max_completion_tokens/i.test(said) && now.tokenLimit === 'max_completion_tokens') {
    return { ...now, tokenLimit: 'max_tokens' };
  }
  if (/temperature/i.test(said) && now.temperature) return { ...now, temperature: false };
  if (/\bseed\b/i.test(said) && now.seed) return { ...now, seed: false };
  const plainer = PLAINER[now.output];
  if (!withOutput || plainer === null) return null;
  const blamesOutput =
    /response.?format|json.?schema|json.?object|structured|schema|grammar|requested parameters/i.test(said);
  return blamesOutput || status === 400 || status === 422 ? { ...now, output: plainer } : null;
}
