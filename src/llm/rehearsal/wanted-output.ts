import type { ChatRequest } from '../chat-server/chat-request.ts';

/** The JSON that a request asks for. */
export interface WantedOutput {
  readonly name: string;
  readonly schema: Readonly<Record<string, unknown>>;
}

/** From `response_format`, or from the words in the prompt where the endpoint is asked the plainer way. */
export function wantedOutput(request: ChatRequest): WantedOutput | null {
  const format = request.response_format;
  if (format?.type === 'json_schema') {
    return { name: format.json_schema.name, schema: format.json_schema.schema };
  }
  for (const { role, content } of request.messages) {
    if (role !== 'system') continue;
    const [, name, rest] = /Its name is "([\w-]+)"[^\n]*\n(\{.*\})/.exec(content) ?? [];
    if (!name || !rest) continue;
    try {
      return { name, schema: JSON.parse(rest) as Record<string, unknown> };
    } catch {}
  }
  if (format?.type === 'json_object') {
    return {
      name: 'json',
      schema: { type: 'object', properties: { reply: { type: 'string' } }, required: ['reply'] },
    };
  }
  return null;
}
