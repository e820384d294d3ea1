import { z } from 'zod';
import type { TokenChunk } from '#core';
import { fromBase64, toBase64 } from '../cursor.ts';
import { inputErrors } from '../input-error.ts';

/** How far a reader is in the text of one effect. */
export interface TokenPlace {
  readonly attempt: number;
  /** Length of the text received, in UTF-16 units. */
  readonly offset: number;
  readonly ended: boolean;
}

/** How far a reader is in the text of each effect that it has seen lately. */
export type TokenPlaces = ReadonlyMap<string, TokenPlace>;

/** More effects than stream at once in one tree; those not heard of for longest are forgotten. */
const MOST_PLACES = 64;
const TOKENS = 't:';

const encoded = z.array(
  z.tuple([z.string(), z.int().positive(), z.int().nonnegative(), z.union([z.literal(0), z.literal(1)])]),
);

export function encodeTokenCursor(places: TokenPlaces): string {
  const parts = [...places].map(([effect, { attempt, offset, ended }]) => [
    effect,
    attempt,
    offset,
    ended ? 1 : 0,
  ]);
  return toBase64(TOKENS + JSON.stringify(parts));
}

/** Raises a typed input error for anything else than a cursor made here. */
export function decodeTokenCursor(cursor: string): TokenPlaces {
  const text = fromBase64(cursor);
  const parsed = encoded.safeParse(text.startsWith(TOKENS) ? parseJson(text.slice(TOKENS.length)) : null);
  if (!parsed.success) throw inputErrors.cursor(cursor);
  return new Map(
    parsed.data.map(([effect, attempt, offset, ended]) => [effect, { attempt, offset, ended: ended === 1 }]),
  );
}

/** The places after a chunk was received. */
export function advance(places: TokenPlaces, chunk: TokenChunk): TokenPlaces {
  const next = new Map(places);
  next.delete(chunk.effect);
  next.set(chunk.effect, {
    attempt: chunk.attempt,
    offset: chunk.offset + chunk.delta.length,
    ended: chunk.end,
  });
  for (const effect of next.keys()) {
    if (next.size <= MOST_PLACES) break;
    next.delete(effect);
  }
  return next;
}

/** What of a chunk a reader at this place has not received; null when it has received all of it. */
export function unread(place: TokenPlace | undefined, chunk: TokenChunk): TokenChunk | null {
  if (place === undefined || chunk.attempt > place.attempt) return chunk;
  if (chunk.attempt < place.attempt || place.ended) return null;
  const known = place.offset - chunk.offset;
  if (known <= 0) return chunk.delta === '' && !chunk.end ? null : chunk;
  if (known >= chunk.delta.length && !chunk.end) return null;
  return {
    ...chunk,
    offset: Math.max(chunk.offset, Math.min(place.offset, chunk.offset + chunk.delta.length)),
    delta: chunk.delta.slice(known),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
