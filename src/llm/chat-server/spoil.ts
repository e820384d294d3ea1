import type { ChatAnswer } from './chat-answer.ts';
import type { ChatRequest } from './chat-request.ts';
import type { Misbehaviour } from './misbehaviour.ts';

/** Whether the request uses the parameter that the endpoint pretends not to know. */
export function rejects(
  misbehaviour: Misbehaviour & { readonly kind: 'unsupported' },
  request: ChatRequest,
): boolean {
  const format = request.response_format?.type;
  switch (misbehaviour.parameter) {
    case 'json_schema':
      return format === 'json_schema';
    case 'response_format':
      return format !== undefined && format !== 'text';
    case 'stream_options':
      return request.stream_options != null;
  }
}

/** The answer as a misbehaving model gives it. */
export function spoil(answer: ChatAnswer, misbehaviour: Misbehaviour | null): ChatAnswer {
  switch (misbehaviour?.kind) {
    case 'malformedJson':
      return { ...answer, text: answer.text.slice(0, Math.max(1, Math.floor(answer.text.length * 0.6))) };
    case 'schemaViolation':
      return { ...answer, text: violate(answer.text) };
    case 'refusal':
      return { text: '', refusal: misbehaviour.words ?? 'I cannot help with that.' };
    case 'contentFilter':
      return { ...answer, text: answer.text.slice(0, 20), finishReason: 'content_filter' };
    case 'empty':
      return { text: '' };
    default:
      return answer;
  }
}

/** Still JSON, no longer what was asked for: one property is missing and one is unknown. */
function violate(text: string): string {
  try {
    const value: unknown = JSON.parse(text);
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return '{"unexpected":true}';
    const [, ...rest] = Object.entries(value);
    return JSON.stringify({ ...Object.fromEntries(rest), unexpected: true });
  } catch {
    return '{"unexpected":true}';
  }
}
