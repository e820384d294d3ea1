import { mainBus } from '#core';
import { matchesTopic } from '#rules';
import type { BusEventAddedEvent } from '../models.ts';
import { encodeCommitCursor } from './commit-cursor.ts';
import { type FollowRequest, followFeed, isGap } from './follow-feed.ts';
import type { Gap } from './gap.ts';

type Streamed = BusEventAddedEvent & { readonly __typename: 'BusEventAdded' };

/** The events that the bus has published and not refused, in the order of their commits; the bus takes one in a turn. */
export async function* busEvents(
  request: Omit<FollowRequest, 'address' | 'root'> & { readonly pattern: string | null },
): AsyncGenerator<Streamed | Gap, void, void> {
  const { pattern, ...follow } = request;
  for await (const entry of followFeed({ ...follow, address: mainBus })) {
    if (isGap(entry)) {
      yield entry;
      continue;
    }
    const fact = entry.facts.find(({ type }) => type === 'bus.published');
    if (fact === undefined || fact['refused'] !== null) continue;
    if (pattern !== null && !matchesTopic(pattern, String(fact['topic']))) continue;
    const cursor = encodeCommitCursor({ position: entry.position });
    yield { __typename: 'BusEventAdded', cursor, event: String(fact['event']) };
  }
}
