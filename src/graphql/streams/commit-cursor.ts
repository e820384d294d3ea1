import { z } from 'zod';
import { fromBase64, toBase64 } from '../cursor.ts';
import { inputErrors } from '../input-error.ts';

/** A place in the change feed, between two commits or, with `slot`, within what one commit made known. */
export interface CommitCursor {
  /** Position of the newest commit that was delivered, whole or in part. */
  readonly position: number;
  /** Place within that commit of the last event delivered; absent: all of it was. */
  readonly slot?: number;
}

const encoded = z.tuple([z.int().nonnegative(), z.int().nonnegative().optional()]);

/** How the text of these cursors starts. */
export const COMMIT = 'c:';

export function encodeCommitCursor({ position, slot }: CommitCursor): string {
  return toBase64(COMMIT + JSON.stringify(slot === undefined ? [position] : [position, slot]));
}

/** Raises a typed input error for anything else than a cursor made here. */
export function decodeCommitCursor(cursor: string): CommitCursor {
  const text = fromBase64(cursor);
  const parsed = encoded.safeParse(text.startsWith(COMMIT) ? parseJson(text.slice(COMMIT.length)) : null);
  if (!parsed.success) throw inputErrors.cursor(cursor);
  const [position, slot] = parsed.data;
  return slot === undefined ? { position } : { position, slot };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
