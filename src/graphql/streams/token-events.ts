import type { TokenChunk, TokenStreams } from '#core';
import type { Gap } from './gap.ts';
import { gatherTokens } from './gather-tokens.ts';
import { advance, decodeTokenCursor, encodeTokenCursor, type TokenPlaces, unread } from './token-cursor.ts';

export interface TokenEvent extends TokenChunk {
  readonly __typename: 'TokenDelta';
  readonly cursor: string;
}

export interface TokenRequest {
  readonly tokens: TokenStreams;
  readonly root?: string;
  readonly address?: string;
  /** Cursor to resume behind; null: everything that streams now, from its beginning. */
  readonly after: string | null;
  /** True when the reader fell behind and may have missed the end of something: the stream begins with a gap. */
  readonly lagged: boolean;
  readonly signal: AbortSignal;
}

/**
 * What models say, as it streams. A reader that falls behind gets longer parts instead of more of them; words that
 * were lost before they reached this reader leave a gap marker.
 */
export async function* tokenEvents(request: TokenRequest): AsyncGenerator<TokenEvent | Gap, void, void> {
  const { tokens, after, lagged, signal, ...filter } = request;
  let places: TokenPlaces = after === null ? new Map() : decodeTokenCursor(after);
  if (lagged) yield tokenGap(places, places);
  for await (const chunk of gatherTokens(tokens.subscribe({ ...filter, signal }), signal)) {
    const place = places.get(chunk.effect);
    const fresh = unread(place, chunk);
    if (fresh === null) continue;
    const start = place?.attempt === fresh.attempt ? place.offset : 0;
    if (fresh.offset > start) yield tokenGap(places, advance(places, { ...fresh, delta: '', end: false }));
    places = advance(places, fresh);
    yield { __typename: 'TokenDelta', cursor: encodeTokenCursor(places), ...fresh };
  }
}

function tokenGap(from: TokenPlaces, to: TokenPlaces): Gap {
  const cursor = encodeTokenCursor(to);
  return {
    __typename: 'GapMarker',
    cursor,
    from: encodeTokenCursor(from),
    to: cursor,
    gapReason: 'slowReader',
  };
}
