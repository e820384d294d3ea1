import type { BusDraft, LaunchFailed, SweepDone } from './bus-state.ts';
import { removeRule } from './rules.ts';
import { endSweep, isOwnSubscription } from './sweep.ts';

/** Subscribers that have ended leave the bus. */
export function noteSwept(draft: BusDraft, { actorId, output }: SweepDone): void {
  if (!endSweep(draft, actorId)) return;
  const ended = new Set(output.ended);
  for (const rule of draft.context.rules.filter(isOwnSubscription))
    if (ended.has(rule.createdBy ?? '')) removeRule(draft, { type: 'bus.removeRule', rule: rule.id });
}

/** The next one looks again. */
export function noteNotSwept(draft: BusDraft, { actorId }: LaunchFailed): void {
  endSweep(draft, actorId);
}
