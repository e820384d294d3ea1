import type { TokenChunk } from '#core';

/** Most text that waits for a slow reader, in UTF-16 units; what waited longest is dropped and shows as a gap of offsets. */
const MOST_WAITING = 256 * 1024;

/**
 * Reads ahead of a slow reader and joins neighbouring chunks of one effect, so that what waits grows with the length of
 * the text and never with the number of chunks.
 */
export async function* gatherTokens(
  source: AsyncIterable<TokenChunk>,
  signal: AbortSignal,
): AsyncGenerator<TokenChunk, void, void> {
  const waiting: TokenChunk[] = [];
  let wake: () => void = () => {};
  let ended: { readonly error?: unknown } | null = null;
  const read = async () => {
    for await (const chunk of source) {
      keep(waiting, chunk);
      wake();
    }
  };
  read()
    .then(
      () => {
        ended = {};
      },
      (error) => {
        ended = { error };
      },
    )
    .finally(() => wake());
  while (!signal.aborted) {
    const next = waiting.shift();
    if (next !== undefined) {
      yield next;
      continue;
    }
    if (ended !== null) break;
    await new Promise<void>((resolve) => {
      wake = resolve;
    });
  }
  const { error } = (ended ?? {}) as { readonly error?: unknown };
  if (error !== undefined && !signal.aborted) throw error;
}

function keep(waiting: TokenChunk[], chunk: TokenChunk): void {
  const index = waiting.findLastIndex(({ effect }) => effect === chunk.effect);
  const last = waiting[index];
  const joins =
    last !== undefined &&
    last.attempt === chunk.attempt &&
    !last.end &&
    last.offset + last.delta.length === chunk.offset;
  if (joins) waiting[index] = { ...last, delta: last.delta + chunk.delta, end: chunk.end };
  else waiting.push(chunk);
  let size = waiting.reduce((sum, { delta }) => sum + delta.length, 0);
  while (size > MOST_WAITING && waiting.length > 1) size -= waiting.shift()?.delta.length ?? 0;
}
