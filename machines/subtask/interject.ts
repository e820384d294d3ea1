import { z } from 'zod';
import { change, type Draft } from '../task/draft.ts';
import { withdraw } from './steps.ts';
import type { SubtaskContext } from './subtask-state.ts';

export const interjectEvent = z.object({
  text: z.string().min(1).max(2_000),
  /** Who says it; the sender when absent. */
  from: z.string().max(200).optional(),
});

export const beginAnewEvent = z.object({ reason: z.string().max(500).optional() });

/** Keeps what was said to the agent at work; the work is broken off and goes on with it in the same session. */
export function noteInterjection(
  draft: Draft<SubtaskContext>,
  { text, from }: z.infer<typeof interjectEvent>,
): void {
  const { task, id, session, interjections = 0 } = draft.context;
  if (session === null) return;
  const number = interjections + 1;
  change(draft, { interjections: number });
  draft.facts.push({
    type: 'subtask.interjected',
    task,
    subtask: id,
    session: session.key,
    number,
    text,
    from: from ?? draft.turn.sender ?? '',
  });
}

/** The work begins anew, from nothing that was recorded; `avoids` passes over the agent that had it. */
export function beginAnew(
  draft: Draft<SubtaskContext>,
  { reason }: { readonly reason?: string | undefined },
  { avoids }: { readonly avoids: boolean },
): void {
  const { agent, avoid } = draft.context;
  const others = agent !== null && avoids ? [...avoid.filter((key) => key !== agent.key), agent.key] : avoid;
  withdraw(draft);
  change(draft, {
    avoid: others,
    isBegun: false,
    session: null,
    interjections: 0,
    reason: reason ?? (avoids ? 'given to another agent' : 'begun anew'),
  });
}
