import type { JournalEntry } from '#core';
import { type CommitCursor, encodeCommitCursor } from './commit-cursor.ts';
import { type FollowRequest, followFrom, isGap, startOf } from './follow-feed.ts';
import type { Gap } from './gap.ts';

/** Status and phase of a conversation at a place of the feed, so that a repetition is not taken for a change. */
export interface Told {
  readonly status?: string;
  readonly phase?: string;
}

/** Names the events that one fact stands for, in order; `null` keeps a slot empty. */
export type NameEvents<Fact> = (fact: Fact, told: Told) => readonly (string | null)[];

/** Most events that one fact stands for; slots are counted in these steps, whether they are used or not. */
const SLOTS = 2;

interface StreamedEvent<Fact> {
  readonly __typename: string;
  readonly cursor: string;
  /** Milliseconds since the Unix epoch. */
  readonly at: number;
  readonly subject: string;
  readonly fact: Fact;
}

export interface FactRequest<Fact> extends FollowRequest {
  readonly nameEvents: NameEvents<Fact>;
  /** False for turns that the stream is not about, such as those of other conversations in the same tree. */
  readonly includes?: (entry: JournalEntry) => boolean;
  /** What had been told up to a position. The same for every reader, so that all of them get the same events. */
  readonly toldAt?: (position: number) => Promise<Told>;
  /** Durable address of the conversation, task or crew that a turn belongs to. */
  readonly subject: (entry: JournalEntry) => string;
}

/** The events of the facts in committed turns, each with a cursor that resumes right behind it. */
export async function* factEvents<Fact extends { readonly type: string }>(
  request: FactRequest<Fact>,
): AsyncGenerator<StreamedEvent<Fact> | Gap, void, void> {
  const { nameEvents, includes = () => true, toldAt = async () => ({}), subject, ...follow } = request;
  const { after } = request;
  const start = await startOf(follow.feed, after);
  let told = await toldAt(start.position);
  for await (const entry of followFrom(start, follow)) {
    if (isGap(entry)) {
      yield entry;
      continue;
    }
    if (!includes(entry)) continue;
    for (const [index, fact] of (entry.facts as unknown as readonly Fact[]).entries()) {
      for (const [offset, __typename] of nameEvents(fact, told).entries()) {
        const slot = index * SLOTS + offset;
        if (__typename === null || slot <= skipTo(entry, after)) continue;
        const cursor = encodeCommitCursor({ position: entry.position, slot });
        yield { __typename, cursor, at: entry.at, subject: subject(entry), fact };
      }
      if (fact.type === 'conversation.changed') told = fact as Told;
    }
  }
}

/** The last slot of the turn that the cursor says was delivered. */
function skipTo(entry: JournalEntry, after: CommitCursor | null): number {
  return after?.position === entry.position ? (after.slot ?? Number.MAX_SAFE_INTEGER) : -1;
}
