import type {
  AgentTask,
  ConversationStatus,
  DeliberationFact,
  JsonObject,
  MessageAdded,
  Phase,
  ReplyKind,
  TurnFacts,
} from '#core';
import { messageTokens } from '#rules';
import type { BallotEvent, BallotInput } from '../ballot/ballot-state.ts';
import type { ClarificationInput } from '../clarification.ts';
import type { SupervisorEvent } from '../supervisor.ts';
import { type ConversationContext, type Pending, participant } from './conversation-state.ts';

/** A child to start, or an event for one. */
export type DraftOrder =
  | { readonly kind: 'panel'; readonly event: SupervisorEvent }
  | { readonly kind: 'send'; readonly child: string; readonly event: BallotEvent | { readonly type: string } }
  | { readonly kind: 'ballot'; readonly id: string; readonly input: BallotInput }
  | { readonly kind: 'clarification'; readonly id: string; readonly input: ClarificationInput };

/**
 * What one action changes, gathered while it works: the next context, facts and orders to children. The functions of
 * this folder write to a draft, so that they stay free of XState; the chart commits it.
 */
export interface Draft {
  context: ConversationContext;
  readonly turn: TurnFacts;
  readonly facts: DeliberationFact[];
  readonly orders: DraftOrder[];
}

export function openDraft(context: ConversationContext, turn: TurnFacts): Draft {
  return { context, turn, facts: [], orders: [] };
}

export function change(draft: Draft, patch: Partial<ConversationContext>): void {
  draft.context = { ...draft.context, ...patch };
}

/** Address that a child started in this turn will have. */
export function childAddress(draft: Draft, id: string): string {
  return `${draft.turn.address}/${id}:${draft.turn.seq}`;
}

export type Speech = Pick<MessageAdded, 'messageType' | 'text'> & {
  readonly data?: JsonObject | null;
  readonly parentId?: string | null;
  readonly requiresResponse?: boolean;
  readonly rehearsal?: boolean;
  readonly callId?: string | null;
  readonly cut?: MessageAdded['cut'];
};

/** Adds a message to the transcript and returns its id. */
export function say(
  draft: Draft,
  who: Pick<MessageAdded, 'sender' | 'senderType' | 'senderName'>,
  speech: Speech,
): string {
  const { context, turn } = draft;
  const id = turn.id();
  const ordinal = context.ordinal + 1;
  draft.facts.push({
    type: 'message.added',
    id,
    conversation: turn.address,
    ordinal,
    ...who,
    messageType: speech.messageType,
    phase: context.phase,
    text: speech.text,
    data: speech.data ?? null,
    parentId: speech.parentId ?? null,
    requiresResponse: speech.requiresResponse ?? false,
    rehearsal: speech.rehearsal ?? false,
    callId: speech.callId ?? null,
    cut: speech.cut ?? null,
  });
  change(draft, {
    ordinal,
    totals: { ...context.totals, messages: context.totals.messages + 1 },
    tokensSinceSummary:
      speech.messageType === 'summary'
        ? messageTokens(speech)
        : context.tokensSinceSummary + messageTokens(speech),
  });
  return id;
}

/** A message of an agent, with its persona's key in `data`. */
export function sayAs(draft: Draft, agent: string, speech: Speech): string {
  const { context } = draft;
  return say(
    draft,
    {
      sender: context.addresses[agent] ?? agent,
      senderType: 'agent',
      senderName: participant(context, agent)?.name ?? agent,
    },
    { ...speech, data: { ...speech.data, persona: agent } },
  );
}

export const person = (name: string) => ({ sender: name, senderType: 'user', senderName: name }) as const;

export const statehouse = { sender: 'system', senderType: 'system', senderName: 'Statehouse' } as const;

/** Asks an agent through the panel. It reads the transcript as it stands now. */
export function ask(draft: Draft, agent: string, kind: ReplyKind, task: Partial<AgentTask> = {}): void {
  const { context } = draft;
  const requests = context.requests + 1;
  const pending: Pending = {
    requestId: `r${requests}`,
    agent,
    kind,
    beforeOrdinal: context.ordinal + 1,
    task: { round: null, rule: null, options: [], note: null, ...task },
  };
  change(draft, { requests, pending: [...context.pending, pending] });
  sendAsk(draft, pending);
}

export function sendAsk(draft: Draft, { agent, ...request }: Pending): void {
  const { windowTokens, seed } = draft.context.options;
  const how = { windowTokens, ...(seed === null ? {} : { seed }) };
  draft.orders.push({
    kind: 'panel',
    event: { type: 'supervisor.ask', agent, request: { ...request, ...how } },
  });
}

/** Takes back everything that is still asked. */
export function withdrawPending(draft: Draft): void {
  for (const { agent, requestId } of draft.context.pending) {
    draft.orders.push({
      kind: 'panel',
      event: { type: 'supervisor.tell', agents: [agent], event: { type: 'agent.withdraw', requestId } },
    });
  }
  change(draft, { pending: [] });
}

/** Shows where the conversation stands, when that has changed. */
export function show(
  draft: Draft,
  next: {
    readonly status?: ConversationStatus;
    readonly phase?: Phase;
    readonly reason?: string | null;
  },
): void {
  const { context } = draft;
  const status = next.status ?? context.status;
  const phase = next.phase ?? context.phase;
  if (status === context.status && phase === context.phase) return;
  change(draft, { status, phase });
  draft.facts.push({
    type: 'conversation.changed',
    status,
    phase,
    reason: next.reason ?? null,
    failure: context.failure,
  });
}
