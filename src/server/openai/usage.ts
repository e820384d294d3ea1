import type { Queries } from '#core';

/** Tokens in the words of the OpenAI API. */
export interface Usage {
  readonly prompt_tokens: number;
  readonly completion_tokens: number;
  readonly total_tokens: number;
}

/** What the recorded model call used; zero when the answer came from no recorded call. */
export async function usageOf({ modelCalls }: Queries, callId: string | null): Promise<Usage> {
  const call = callId === null ? undefined : (await modelCalls.byIds([callId])).get(callId);
  const [prompt, completion] = [call?.promptTokens ?? 0, call?.completionTokens ?? 0];
  return { prompt_tokens: prompt, completion_tokens: completion, total_tokens: prompt + completion };
}
