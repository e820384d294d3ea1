import { fromBase64 } from '../cursor.ts';
import { COMMIT, decodeCommitCursor } from '../streams/commit-cursor.ts';

/** Where an event lies in the change feed, as text that is equal for equal events; null for cursors of other streams. */
export function decodePlace(cursor: string): string | null {
  if (!fromBase64(cursor).startsWith(COMMIT)) return null;
  const { position, slot } = decodeCommitCursor(cursor);
  return `${position}.${slot ?? ''}`;
}
