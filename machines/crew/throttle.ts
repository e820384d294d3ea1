import { z } from 'zod';
import { change, type Draft } from '../task/draft.ts';
import type { CrewContext } from './crew-state.ts';
import { dispatch } from './dispatch.ts';
import { holdsOf } from './holds.ts';

export const throttleEvent = z.object({ share: z.number().min(0).max(1) });

/** A node under pressure leaves this share of the crew to work; 1 takes that back. What runs goes on. */
export function throttle(draft: Draft<CrewContext>, { share }: z.infer<typeof throttleEvent>): void {
  const holds = holdsOf(draft.context);
  const by = draft.turn.sender ?? '';
  const others = Object.entries(holds.throttles).filter(([name]) => name !== by);
  const throttles = Object.fromEntries(share < 1 ? [...others, [by, share]] : others);
  change(draft, { holds: { ...holds, throttles } });
  dispatch(draft);
}
