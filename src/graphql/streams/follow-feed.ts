import type { Feed, FeedFilter, FeedRequest, JournalEntry } from '#core';
import { type CommitCursor, decodeCommitCursor } from './commit-cursor.ts';
import { commitGap, type Gap, prunedGap } from './gap.ts';

export interface FollowRequest extends FeedFilter, Pick<FeedRequest, 'pruned'> {
  readonly feed: Feed;
  /** Cursor to resume behind; absent: from now on. */
  readonly after: CommitCursor | null;
  readonly signal: AbortSignal;
}

/**
 * Committed turns behind a cursor. The turn that the cursor lies in comes again: its reader skips the slots that it
 * has delivered. A cursor that this database has not reached yet is of another one: a gap, then what comes from now on.
 */
export async function* followFeed(request: FollowRequest): AsyncGenerator<JournalEntry | Gap, void, void> {
  yield* followFrom(await startOf(request.feed, request.after), request);
}

/** The same from a place that was found before. */
export async function* followFrom(
  start: Start,
  { feed, after, ...request }: FollowRequest,
): AsyncGenerator<JournalEntry | Gap, void, void> {
  if (start.gap !== null) yield start.gap;
  for await (const item of feed.follow({ ...request, after: start.position })) {
    if (!('prunedAfter' in item)) yield item;
    // At the start, what was delivered of the turn in which the cursor lies must not come again.
    else if (after !== null && item.prunedAfter === start.position) yield prunedGap(after, item.upTo);
    else yield prunedGap({ position: item.prunedAfter }, item.upTo);
  }
}

/** Where reading begins: behind this position, with a gap told first when there is one. */
export interface Start {
  readonly position: number;
  readonly gap: Gap | null;
}

export async function startOf(feed: Feed, after: CommitCursor | null): Promise<Start> {
  const head = await feed.head();
  if (after === null) return { position: head, gap: null };
  if (after.position > head) return { position: head, gap: commitGap(after.position, head, 'unknownCursor') };
  const within = after.slot !== undefined && after.position > 0;
  return { position: within ? after.position - 1 : after.position, gap: null };
}

/** Reads the `after` argument of a subscription. */
export function readAfter(after: string | null | undefined): CommitCursor | null {
  return after == null ? null : decodeCommitCursor(after);
}

export function isGap(item: JournalEntry | Gap): item is Gap {
  return '__typename' in item;
}
