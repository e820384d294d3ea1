import { CliError } from '../cli-error.ts';
import type { Api } from '../client/api.ts';
import {
  type ConversationOverview,
  conversationMessages,
  conversationOverview,
} from '../documents/conversation.ts';
import type { MessageView } from '../documents/views.ts';
import type { RunEvent } from './run-event.ts';

export interface Overview {
  /** Commit position of the look: later events go on behind it. */
  readonly head: string;
  readonly conversation: ConversationOverview;
}

export async function loadOverview(api: Api, id: string): Promise<Overview> {
  const { head, conversation } = await api.request(conversationOverview, { id });
  if (conversation === null) throw CliError.notFound('conversation', id);
  return { head, conversation };
}

/** The whole transcript, page by page, oldest first. */
export async function loadMessages(api: Api, id: string): Promise<MessageView[]> {
  const messages: MessageView[] = [];
  let after: string | null = null;
  do {
    const page: { conversation: { messages: { nodes: readonly MessageView[]; pageInfo: PageEnd } } | null } =
      await api.request(conversationMessages, { id, after });
    if (page.conversation === null) throw CliError.notFound('conversation', id);
    messages.push(...page.conversation.messages.nodes);
    const { hasNextPage, endCursor } = page.conversation.messages.pageInfo;
    after = hasNextPage ? endCursor : null;
  } while (after !== null);
  return messages;
}

interface PageEnd {
  readonly hasNextPage: boolean;
  readonly endCursor: string | null;
}

/**
 * What a conversation has said and done so far, as the events that would have told of it, in the order of time.
 */
export function overviewEvents(
  conversation: ConversationOverview,
  messages: readonly MessageView[],
): RunEvent[] {
  const dated: { readonly at: string; readonly event: RunEvent }[] = [];
  const add = (at: string, event: RunEvent): void => void dated.push({ at, event });
  for (const message of messages) {
    add(message.createdAt, { type: 'message', at: message.createdAt, message });
  }
  for (const ballot of conversation.ballots.nodes) {
    const { createdAt, closedAt } = ballot;
    add(createdAt, { type: 'ballotOpened', at: createdAt, ballot });
    for (const vote of ballot.votes.nodes) add(vote.at, { type: 'vote', at: vote.at, vote });
    if (closedAt !== null) add(closedAt, { type: 'ballotClosed', at: closedAt, ballot });
  }
  for (const clarification of conversation.clarifications.nodes) {
    const { createdAt, closedAt } = clarification;
    add(createdAt, { type: 'question', at: createdAt, clarification });
    if (closedAt !== null) add(closedAt, { type: 'questionClosed', at: closedAt, clarification });
  }
  // Stable: what happened in the same millisecond keeps the order above.
  dated.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return dated.map(({ event }) => event);
}

/** Puts the change of phase before the first message of each. */
export function withPhases(events: readonly RunEvent[], from: string | null): RunEvent[] {
  let phase = from;
  return events.flatMap((event): RunEvent[] => {
    if (event.type !== 'message' || event.message.phase === phase) return [event];
    phase = event.message.phase;
    return [{ type: 'phase', at: event.at, phase }, event];
  });
}
