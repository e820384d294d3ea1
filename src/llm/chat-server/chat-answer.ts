import type { ChatRequest } from './chat-request.ts';

/** What a local model server says to one request. */
export interface ChatAnswer {
  readonly text: string;
  readonly toolCalls?: readonly { readonly name: string; readonly arguments: string }[];
  readonly refusal?: string;
  readonly finishReason?: 'stop' | 'length' | 'tool_calls' | 'content_filter';
  readonly usage?: { readonly promptTokens: number; readonly completionTokens: number };
}

/** Splits text into the pieces in which it streams: words with the space before them, long words in parts. */
export function tokensOf(text: string): string[] {
  return text.match(/\s*\S{1,12}|\s+$/g) ?? [];
}

export function countPromptTokens(request: ChatRequest): number {
  return request.messages.reduce((sum, message) => sum + tokensOf(message.content).length + 4, 0);
}

/** Applies the limit on output tokens that the request sets. */
export function limitAnswer(answer: ChatAnswer, request: ChatRequest): ChatAnswer {
  const limit = request.max_completion_tokens ?? request.max_tokens;
  const tokens = tokensOf(answer.text);
  if (!limit || tokens.length <= limit) return answer;
  return { ...answer, text: tokens.slice(0, limit).join(''), finishReason: 'length' };
}

export function usageOf(answer: ChatAnswer, request: ChatRequest) {
  const said =
    answer.text + (answer.refusal ?? '') + (answer.toolCalls ?? []).map((call) => call.arguments).join(' ');
  const prompt = answer.usage?.promptTokens ?? countPromptTokens(request);
  const completion = answer.usage?.completionTokens ?? tokensOf(said).length;
  return { prompt_tokens: prompt, completion_tokens: completion, total_tokens: prompt + completion };
}

export function finishReasonOf(answer: ChatAnswer): string {
  if (answer.finishReason) return answer.finishReason;
  return answer.toolCalls && answer.toolCalls.length > 0 ? 'tool_calls' : 'stop';
}
