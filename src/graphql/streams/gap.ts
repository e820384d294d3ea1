import { type CommitCursor, encodeCommitCursor } from './commit-cursor.ts';

export type GapReason = 'slowReader' | 'unknownCursor' | 'notRecorded' | 'pruned';

/** Tells a reader that part of a stream cannot be delivered. */
export interface Gap {
  readonly __typename: 'GapMarker';
  readonly cursor: string;
  readonly from: string | null;
  readonly to: string;
  readonly gapReason: GapReason;
}

/** Turns up to `to` were pruned. What is left of them comes behind this marker, so one resumes where one was before. */
export function prunedGap(from: CommitCursor, to: number): Gap {
  const cursor = encodeCommitCursor(from);
  return {
    __typename: 'GapMarker',
    cursor,
    from: cursor,
    to: encodeCommitCursor({ position: to }),
    gapReason: 'pruned',
  };
}

export function commitGap(from: number | null, to: number, reason: GapReason): Gap {
  const cursor = encodeCommitCursor({ position: to });
  return {
    __typename: 'GapMarker',
    cursor,
    from: from === null ? null : encodeCommitCursor({ position: from }),
    to: cursor,
    gapReason: reason,
  };
}
