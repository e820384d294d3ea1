import type { StoredEffect, TokenChunk, TokenStreams } from '#core';

interface Stream {
  readonly effect: Pick<StoredEffect, 'address' | 'owner' | 'root'>;
  attempt: number;
  text: string;
  ended: boolean;
}

interface Reader {
  readonly wants: (stream: Stream) => boolean;
  /** How much of each stream this reader has: `attempt` and UTF-16 length. */
  readonly taken: Map<string, { attempt: number; offset: number }>;
  readonly pending: Set<Stream>;
  wake: (() => void) | undefined;
}

/**
 * Live text of running effects. A reader that falls behind loses nothing and costs no queue: the text is kept once, and
 * the reader takes all that it has not seen as one larger chunk.
 */
export class TokenHub implements TokenStreams {
  readonly #streams = new Map<string, Stream>();
  readonly #readers = new Set<Reader>();

  push(effect: StoredEffect, delta: string, offset: number): void {
    let stream = this.#streams.get(effect.address);
    if (!stream) {
      stream = { effect, attempt: effect.attempt, text: '', ended: false };
      this.#streams.set(effect.address, stream);
    }
    // A lower offset begins the text anew: another try, or a repaired reply.
    if (offset < stream.text.length || effect.attempt > stream.attempt) {
      stream.attempt = Math.max(effect.attempt, stream.attempt + (effect.attempt > stream.attempt ? 0 : 1));
      stream.text = '';
    }
    stream.text += delta;
    this.#announce(stream);
  }

  end(address: string): void {
    const stream = this.#streams.get(address);
    if (!stream) return;
    stream.ended = true;
    this.#streams.delete(address);
    this.#announce(stream);
  }

  async *subscribe(request: Parameters<TokenStreams['subscribe']>[0]): AsyncIterableIterator<TokenChunk> {
    const { root, address, signal } = request;
    const reader: Reader = {
      wants: ({ effect }) =>
        (root === undefined || effect.root === root) && (address === undefined || effect.owner === address),
      taken: new Map(),
      pending: new Set(),
      wake: undefined,
    };
    for (const stream of this.#streams.values()) if (reader.wants(stream)) reader.pending.add(stream);
    this.#readers.add(reader);
    const onAbort = (): void => reader.wake?.();
    signal?.addEventListener('abort', onAbort);
    try {
      while (!signal?.aborted) {
        const [stream] = reader.pending;
        if (stream) {
          reader.pending.delete(stream);
          yield take(reader, stream);
        } else {
          await new Promise<void>((resolve) => {
            reader.wake = resolve;
          });
          reader.wake = undefined;
        }
      }
    } finally {
      this.#readers.delete(reader);
      signal?.removeEventListener('abort', onAbort);
    }
  }

  #announce(stream: Stream): void {
    for (const reader of this.#readers) {
      if (!reader.wants(stream)) continue;
      reader.pending.add(stream);
      reader.wake?.();
    }
  }
}

function take(reader: Reader, stream: Stream): TokenChunk {
  const { effect, attempt, text, ended } = stream;
  const seen = reader.taken.get(effect.address);
  const offset = seen?.attempt === attempt ? seen.offset : 0;
  if (ended) reader.taken.delete(effect.address);
  else reader.taken.set(effect.address, { attempt, offset: text.length });
  return {
    effect: effect.address,
    address: effect.owner,
    root: effect.root,
    attempt,
    offset,
    delta: text.slice(offset),
    end: ended,
  };
}
