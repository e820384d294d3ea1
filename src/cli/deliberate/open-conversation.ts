import { randomUUID } from 'node:crypto';
import { CliError } from '../cli-error.ts';
import type { Api } from '../client/api.ts';
import {
  type ConversationOptions,
  type ConversationOverview,
  createConversation,
  resumeConversation,
  startConversation,
} from '../documents/conversation.ts';
import type { UserError } from '../documents/operation.ts';
import { type ProviderView, serverHealth } from '../documents/server.ts';
import { hasEnded } from './ending.ts';
import { loadMessages, loadOverview, overviewEvents } from './overview-events.ts';
import type { RunEvent, RunStarted } from './run-event.ts';

/** A new conversation about a goal, or one that goes on. */
export type Opening =
  | { readonly goal: string; readonly options: ConversationOptions }
  | { readonly resume: string };

export interface OpenedConversation {
  readonly conversation: ConversationOverview;
  /** Cursor behind which its events are still to be shown. */
  readonly after: string;
  readonly resumed: boolean;
  /** What was there before, of one that goes on. */
  readonly past: readonly RunEvent[];
  readonly provider: ProviderView | null;
}

export async function openConversation(api: Api, opening: Opening): Promise<OpenedConversation> {
  const provider = await providerInForce(api);
  if ('goal' in opening) {
    const { createConversation: reply } = await api.request(createConversation, {
      input: { goal: opening.goal, options: opening.options, start: true },
      idempotencyKey: randomUUID(),
    });
    const [problem] = reply.errors;
    if (reply.conversation === null || reply.cursor === null) {
      throw CliError.refused(
        'The conversation',
        problem ?? { code: 'unknown', message: 'no reason was given' },
      );
    }
    const { conversation } = await loadOverview(api, reply.conversation.address);
    return { conversation, after: reply.cursor, resumed: false, past: [], provider };
  }
  const id = conversationAddress(opening.resume);
  // The past ends before the cursor, and both before it goes on: what is said meanwhile must count as new.
  const past = overviewEvents((await loadOverview(api, id)).conversation, await loadMessages(api, id));
  const { conversation, head } = await loadOverview(api, id);
  await goOn(api, conversation);
  return { conversation, after: head, resumed: true, past, provider };
}

async function goOn(api: Api, conversation: ConversationOverview): Promise<void> {
  const { address: id, status } = conversation;
  let errors: readonly UserError[] = [];
  const idempotencyKey = randomUUID();
  if (status === 'created') {
    errors = (await api.request(startConversation, { id, idempotencyKey })).startConversation.errors;
  } else if (status === 'paused' || status === 'budgetExhausted') {
    errors = (await api.request(resumeConversation, { id, idempotencyKey })).resumeConversation.errors;
  } else if (hasEnded(status)) {
    return;
  }
  const [problem] = errors;
  if (problem !== undefined) throw CliError.refused(`Going on with ${id}`, problem);
}

async function providerInForce(api: Api): Promise<ProviderView | null> {
  const { health } = await api.request(serverHealth, {});
  return health.providers.find(({ circuit }) => circuit !== 'open') ?? health.providers[0] ?? null;
}

/** An id alone, without a chart in front, means the conversation of that id. */
export function conversationAddress(id: string): string {
  return /^[0-9a-z]{26}$/i.test(id) ? `conversation/${id}` : id;
}

export function startEvent(
  opened: OpenedConversation,
  about: { url: string; startedAt: string },
): RunStarted {
  const { conversation, provider, resumed } = opened;
  return {
    type: 'conversation',
    conversationId: conversation.address,
    goal: conversation.goal,
    status: conversation.status,
    phase: conversation.phase,
    resumed,
    startedAt: about.startedAt,
    rehearsal: conversation.rehearsal || provider?.rehearsal === true,
    provider: provider === null ? null : { name: provider.name, model: provider.model },
    agents: conversation.agents.nodes,
    options: conversation.options,
    totals: conversation.totals,
    url: about.url,
  };
}
