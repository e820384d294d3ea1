import { encodeCommitCursor } from './commit-cursor.ts';

export type GapReason = 'slowReader' | 'unknownCursor' | 'notRecorded';

/** Tells a reader that part of a stream cannot be delivered. */
export interface Gap {
  readonly __typename: 'GapMarker';
  readonly cursor: string;
  readonly from: string | null;
  readonly to: string;
  readonly gapReason: GapReason;
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
