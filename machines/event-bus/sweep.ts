import { change, forget, spawn } from '../task/draft.ts';
import type { BusDraft, Rule } from './bus-state.ts';

/** Looking whether subscribers still live costs a read for each of them. */
const betweenSweepsMs = 60_000;

/** An actor's own wish to be told; what a person has set up is theirs to remove. */
export function isOwnSubscription({ kind, action, createdBy }: Rule): boolean {
  return kind === 'subscription' && action.kind === 'send' && action.to === createdBy;
}

/** Has it found out which subscribers have ended, unless that was done lately or is under way. */
export function sweep(draft: BusDraft): void {
  const { rules, sweeping = null, sweptAt = 0 } = draft.context;
  if (sweeping !== null || draft.turn.at - sweptAt < betweenSweepsMs) return;
  const addresses = rules.flatMap((rule) =>
    isOwnSubscription(rule) && rule.createdBy !== null ? [rule.createdBy] : [],
  );
  if (addresses.length === 0) return;
  const id = `sweep-${draft.turn.id()}`;
  spawn(draft, 'findEnded', id, { addresses: [...new Set(addresses)] });
  change(draft, { sweeping: id, sweptAt: draft.turn.at });
}

/** False when this is no look that is under way. */
export function endSweep(draft: BusDraft, actorId: string): boolean {
  if (draft.context.sweeping !== actorId) return false;
  forget(draft, actorId);
  change(draft, { sweeping: null });
  return true;
}
