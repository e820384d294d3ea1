import { mainBus, prunedEvents } from '#core';
import { matchesTopic } from '#rules';
import type { BusEventAddedEvent } from '../models.ts';
import { decodeCommitCursor, encodeCommitCursor } from './commit-cursor.ts';
import { type FollowRequest, followFeed, isGap } from './follow-feed.ts';
import type { Gap } from './gap.ts';

type Streamed = BusEventAddedEvent & { readonly __typename: 'BusEventAdded' };

/** The events that the bus has published and not refused, in the order of their commits; the bus takes one in a turn. */
export async function* busEvents(
  request: Omit<FollowRequest, 'address' | 'root'> & {
    readonly pattern: string | null;
    /** Whether an event is still there. */
    readonly isKept: (event: string) => Promise<boolean>;
  },
): AsyncGenerator<Streamed | Gap, void, void> {
  const { pattern, isKept, ...follow } = request;
  let prunedUpTo = 0;
  for await (const entry of followFeed({ ...follow, address: mainBus, pruned: prunedEvents })) {
    if (isGap(entry)) {
      if (entry.gapReason === 'pruned') prunedUpTo = decodeCommitCursor(entry.to).position;
      yield entry;
      continue;
    }
    const fact = entry.facts.find(({ type }) => type === 'bus.published');
    if (fact === undefined || fact['refused'] !== null) continue;
    if (pattern !== null && !matchesTopic(pattern, String(fact['topic']))) continue;
    // The bus lives, so its turns are kept when its events are pruned.
    if (entry.position <= prunedUpTo && !(await isKept(String(fact['event'])))) continue;
    const cursor = encodeCommitCursor({ position: entry.position });
    yield { __typename: 'BusEventAdded', cursor, event: String(fact['event']) };
  }
}
