import { randomUUID } from 'node:crypto';
import type { Api } from '../client/api.ts';
import { pauseConversation } from '../documents/conversation.ts';

const PATIENCE_MS = 15_000;

/** Resolves once the pause is committed; with the server's words when the conversation does not take it any more. */
export async function pauseDurably(api: Api, id: string): Promise<string | null> {
  const { pauseConversation: reply } = await api.request(
    pauseConversation,
    { id, reason: 'interrupted at the terminal', idempotencyKey: randomUUID() },
    { signal: AbortSignal.timeout(PATIENCE_MS) },
  );
  return reply.errors[0]?.message ?? null;
}
