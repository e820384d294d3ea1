import { z } from 'zod';
import { storable } from '#core';

const part = z.object({ type: z.string(), text: z.string().optional() });
const message = z.object({
  role: z.enum(['system', 'developer', 'user', 'assistant', 'tool', 'function']),
  content: z.union([z.string(), z.array(part)]).nullish(),
});

const chatRequest = z.object({
  model: z.string().min(1),
  messages: z.array(message).min(1).max(500),
  stream: z.boolean().nullish(),
  stream_options: z.object({ include_usage: z.boolean().optional() }).nullish(),
  user: z.string().min(1).max(200).nullish(),
  n: z.literal(1, 'only one answer can be given').nullish(),
  tools: z.array(z.unknown()).max(0, 'agents use their own tools').nullish(),
});

export interface ChatRequest {
  readonly model: string;
  readonly stream: boolean;
  readonly includeUsage: boolean;
  /** Names the history that the agent keeps; null when the client keeps it and sends all of it. */
  readonly session: string | null;
  readonly messages: readonly { readonly role: string; readonly text: string }[];
}

export type ParsedRequest =
  | { readonly request: ChatRequest }
  | { readonly problem: { readonly message: string; readonly param: string } };

/** Reads a request body; settings that belong to a model (temperature and the like) are the persona's to choose and are ignored. */
export function parseChatRequest(text: string, sessionHeader: string | undefined): ParsedRequest {
  let json: unknown;
  try {
    json = storable(JSON.parse(text));
  } catch {
    return { problem: { message: 'The body is not JSON.', param: 'body' } };
  }
  const parsed = chatRequest.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const param = issue?.path.join('.') ?? 'body';
    return { problem: { message: `Cannot use '${param}': ${issue?.message ?? 'it does not fit'}.`, param } };
  }
  const { model, messages, stream, stream_options, user } = parsed.data;
  if (messages.at(-1)?.role !== 'user')
    return { problem: { message: 'The last message must be of the role `user`.', param: 'messages' } };
  if (textOf(messages.at(-1)?.content).trim() === '') {
    const message = 'The last message holds no text, and agents read nothing else.';
    return { problem: { message, param: 'messages' } };
  }
  return {
    request: {
      model,
      stream: stream ?? false,
      includeUsage: stream_options?.include_usage ?? false,
      session: sessionHeader ?? user ?? null,
      messages: messages.map(({ role, content }) => ({ role, text: textOf(content) })),
    },
  };
}

function textOf(content: z.infer<typeof message>['content']): string {
  if (typeof content === 'string') return content;
  return (content ?? []).map(({ text = '' }) => text).join('');
}

/**
 * What the agent is told. With a session it remembers what was said, so that only what follows its last answer is new;
 * without one, everything before the last message comes along as a transcript.
 */
export function textForAgent({ messages, session }: ChatRequest): string {
  const last = messages.findLastIndex(({ role }) => role === 'assistant');
  const fresh = session === null ? messages : messages.slice(last + 1);
  const spoken = fresh.filter(({ role }) => role !== 'system' && role !== 'developer');
  const instructions = fresh.filter((one) => !spoken.includes(one)).map(({ text }) => text);
  const lines =
    spoken.length === 1
      ? [spoken[0]?.text ?? '']
      : [...spoken.slice(0, -1).map(({ role, text }) => `${role}: ${text}`), '', spoken.at(-1)?.text ?? ''];
  return [...instructions, ...(instructions.length > 0 ? [''] : []), ...lines].join('\n');
}
