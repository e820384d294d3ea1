import type { TurnEvent } from '../models.ts';
import { encodeCommitCursor } from './commit-cursor.ts';
import { type FollowRequest, followFeed, isGap } from './follow-feed.ts';
import type { Gap } from './gap.ts';

/** One event for each committed turn, under the type name that the subscription gives it. */
export async function* turnEvents<Name extends string>(
  request: FollowRequest,
  typeName: Name,
): AsyncGenerator<(TurnEvent & { readonly __typename: Name }) | Gap, void, void> {
  for await (const entry of followFeed(request)) {
    if (isGap(entry)) yield entry;
    else yield { __typename: typeName, cursor: encodeCommitCursor({ position: entry.position }), entry };
  }
}
