import type { z } from 'zod';
import type { ConversationStatus } from '#core';
import type { ChildFailed, reasonEvent } from './conversation-state.ts';
import { change, type Draft, say, show, statehouse } from './draft.ts';
import { settleQuestion } from './questions.ts';

function fail(draft: Draft, code: string, message: string): void {
  if (draft.context.failure === null) change(draft, { failure: { code, message } });
}

/** A question that broke counts as unanswered; without its ballot the conversation cannot go on. */
export function loseChild(draft: Draft, { actorId, error }: ChildFailed): void {
  const { ballot, questions } = draft.context;
  if (questions.some(({ id }) => id === actorId)) {
    settleQuestion(draft, {
      type: 'clarification.settled',
      id: actorId,
      status: 'expired',
      answer: null,
      by: null,
    });
    return;
  }
  if (ballot?.id === actorId) change(draft, { ballot: null });
  fail(draft, 'conversation.childFailed', `'${actorId}' failed: ${error?.message ?? 'no reason given'}`);
}

/**
 * The last turn. The children end with the conversation without a word of their own, so they are told before: each
 * receives this ahead of its stop, and a question that was answered just now stays answered.
 */
export function close(
  draft: Draft,
  end: Extract<ConversationStatus, 'completed' | 'cancelled' | 'failed' | 'timedOut'>,
): void {
  const { context } = draft;
  for (const { id, status } of context.questions) {
    if (status === 'open') {
      draft.orders.push({ kind: 'send', child: id, event: { type: 'clarification.withdraw' } });
    }
  }
  if (context.ballot !== null) {
    draft.orders.push({ kind: 'send', child: context.ballot.id, event: { type: 'ballot.cancel' } });
  }
  if (!context.isPanelLost) {
    draft.orders.push({
      kind: 'panel',
      event: { type: 'supervisor.tell', agents: null, event: { type: 'agent.halt' } },
    });
  }
  if (end !== 'completed' && context.failure !== null) {
    say(draft, statehouse, { messageType: 'discussion', text: context.failure.message });
  }
  show(draft, {
    status: end,
    ...(end === 'completed' ? { phase: 'completed' } : {}),
    reason: context.failure?.message ?? null,
  });
}

export function losePanel(draft: Draft): void {
  change(draft, { isPanelLost: true });
  fail(draft, 'conversation.panelLost', 'The panel of agents has ended: its restarts were used up.');
}

export function loseQuorum(draft: Draft): void {
  const { lastError } = draft.context;
  fail(
    draft,
    'conversation.quorumLost',
    `Too many agents could not answer. The last error: ${lastError ?? 'none'}`,
  );
}

export function runOutOfTime(draft: Draft): void {
  const { phase } = draft.context;
  fail(
    draft,
    'conversation.timedOut',
    `Time ran out in the phase '${phase}'. Give more time or fewer turns.`,
  );
}

export function cancel(draft: Draft, { reason }: z.infer<typeof reasonEvent>): void {
  fail(draft, 'conversation.cancelled', reason ?? 'Cancelled by a person.');
}
