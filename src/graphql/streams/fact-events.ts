import type { DeliberationFact, JournalEntry } from '#core';
import type { FactEvent } from '../models.ts';
import { type CommitCursor, encodeCommitCursor } from './commit-cursor.ts';
import { type FollowRequest, followFrom, isGap, startOf } from './follow-feed.ts';
import type { Gap } from './gap.ts';

/** Status and phase of a conversation at a place of the feed, so that a repetition is not taken for a change. */
export interface Told {
  readonly status?: string;
  readonly phase?: string;
}

/** Names the events that one fact stands for, in order; `null` keeps a slot empty. */
export type NameEvents = (fact: DeliberationFact, told: Told) => readonly (string | null)[];

/** Most events that one fact stands for; slots are counted in these steps, whether they are used or not. */
const SLOTS = 2;

type StreamedEvent = FactEvent<DeliberationFact['type']> & { readonly __typename: string };

export interface FactRequest extends FollowRequest {
  readonly nameEvents: NameEvents;
  /** False for turns of other conversations in the same tree. */
  readonly includes?: (entry: JournalEntry) => boolean;
  /** What had been told up to a position. The same for every reader, so that all of them get the same events. */
  readonly toldAt?: (position: number) => Promise<Told>;
  readonly conversation: (fact: DeliberationFact, entry: JournalEntry) => string;
}

/** The events of the facts in committed turns, each with a cursor that resumes right behind it. */
export async function* factEvents(request: FactRequest): AsyncGenerator<StreamedEvent | Gap, void, void> {
  const { nameEvents, includes = () => true, toldAt = async () => ({}), conversation, ...follow } = request;
  const { after } = request;
  const start = await startOf(follow.feed, after);
  let told = await toldAt(start.position);
  for await (const entry of followFrom(start, follow)) {
    if (isGap(entry)) {
      yield entry;
      continue;
    }
    if (!includes(entry)) continue;
    for (const [index, fact] of (entry.facts as unknown as readonly DeliberationFact[]).entries()) {
      for (const [offset, __typename] of nameEvents(fact, told).entries()) {
        const slot = index * SLOTS + offset;
        if (__typename === null || slot <= skipTo(entry, after)) continue;
        const cursor = encodeCommitCursor({ position: entry.position, slot });
        yield { __typename, cursor, at: entry.at, conversation: conversation(fact, entry), fact };
      }
      if (fact.type === 'conversation.changed') told = { status: fact.status, phase: fact.phase };
    }
  }
}

/** The last slot of the turn that the cursor says was delivered. */
function skipTo(entry: JournalEntry, after: CommitCursor | null): number {
  return after?.position === entry.position ? (after.slot ?? Number.MAX_SAFE_INTEGER) : -1;
}
