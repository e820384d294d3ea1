import type { z } from 'zod';
import type { reasonEvent } from './conversation-state.ts';
import { change, type Draft, show } from './draft.ts';

// A conversation is held in three ways: a person pauses it, it waits for an answer, or its budget is used up. The time
// that its phases and children have left rests meanwhile.

export function startClocks(draft: Draft): void {
  change(draft, { since: draft.turn.at });
}

export function stopClocks(draft: Draft): void {
  const { leftPhaseMs, leftTotalMs, since } = draft.context;
  const spentMs = Math.max(0, draft.turn.at - since);
  change(draft, {
    leftPhaseMs: Math.max(1, leftPhaseMs - spentMs),
    leftTotalMs: Math.max(1, leftTotalMs - spentMs),
  });
}

export function awaitUser(draft: Draft): void {
  const open = draft.context.questions.find(({ blocks, status }) => blocks && status === 'open');
  show(draft, { status: 'awaitingUser', reason: open?.text ?? null });
  holdClocks(draft, 'hold', 'ballots');
}

export function stopSpending(draft: Draft): void {
  show(draft, { status: 'budgetExhausted', reason: 'The budget is used up.' });
  holdClocks(draft, 'hold', 'ballots');
}

export function goOn(draft: Draft): void {
  show(draft, { status: 'running' });
  holdClocks(draft, 'release', 'ballots');
}

export function pause(draft: Draft, { reason }: z.infer<typeof reasonEvent>): void {
  show(draft, { status: 'paused', reason: reason ?? null });
  draft.orders.push({ kind: 'panel', event: { type: 'supervisor.pause' } });
  holdClocks(draft, 'hold', 'all');
}

export function resume(draft: Draft): void {
  show(draft, { status: 'running' });
  draft.orders.push({ kind: 'panel', event: { type: 'supervisor.resume' } });
  holdClocks(draft, 'release', 'all');
}

/** Holds the clocks of ballots and questions, or lets them run again. */
function holdClocks(draft: Draft, verb: 'hold' | 'release', scope: 'ballots' | 'all'): void {
  const { ballot, questions } = draft.context;
  if (ballot !== null) {
    draft.orders.push({ kind: 'send', child: ballot.id, event: { type: `ballot.${verb}` } });
  }
  if (scope === 'ballots') return;
  for (const { id, status } of questions) {
    if (status === 'open') {
      draft.orders.push({ kind: 'send', child: id, event: { type: `clarification.${verb}` } });
    }
  }
}
