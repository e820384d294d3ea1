import type { Fact, Feed, FeedFilter, JournalEntry, TokenChunk, TokenStreams } from '#core';

/** A change feed in memory. */
export interface FakeFeed extends Feed {
  /** Commits one turn; the position is the next one. */
  commit(turn: Partial<JournalEntry> & { readonly address: string }): JournalEntry;
  readonly entries: readonly JournalEntry[];
  /** Readers that wait or read now. */
  readers(): number;
}

export function createFakeFeed(): FakeFeed {
  const entries: JournalEntry[] = [];
  const wakers = new Set<() => void>();
  let readers = 0;
  const matches = ({ root, address }: FeedFilter, entry: JournalEntry) =>
    (root === undefined || entry.root === root) && (address === undefined || entry.address === address);
  const feed: FakeFeed = {
    entries,
    readers: () => readers,
    commit(turn) {
      const position = entries.length + 1;
      const root = turn.root ?? turn.address.split('/').slice(0, 2).join('/');
      const entry: JournalEntry = {
        position,
        root,
        chart: 'conversation',
        seq: position,
        event: { type: 'tick' },
        sender: null,
        messageId: `m${position}`,
        key: null,
        state: 'running',
        status: 'active',
        facts: [],
        at: 1_700_000_000_000 + position,
        ...turn,
      };
      entries.push(entry);
      for (const wake of wakers) wake();
      return entry;
    },
    head: async () => entries.length,
    read: async ({ after, limit, ...filter }) =>
      entries.filter((entry) => entry.position > after && matches(filter, entry)).slice(0, limit),
    follow: (request) => feed.subscribe(request),
    async *subscribe({ after = entries.length, signal, ...filter }) {
      readers += 1;
      let position = after;
      try {
        while (!signal?.aborted) {
          const next = entries.find((entry) => entry.position > position && matches(filter, entry));
          if (next !== undefined) {
            position = next.position;
            yield next;
            continue;
          }
          await new Promise<void>((resolve) => {
            const wake = () => {
              wakers.delete(wake);
              resolve();
            };
            wakers.add(wake);
            signal?.addEventListener('abort', wake, { once: true });
          });
        }
      } finally {
        readers -= 1;
      }
    },
  };
  return feed;
}

export interface FakeTokens extends TokenStreams {
  say(chunk: Partial<TokenChunk> & { readonly effect: string; readonly delta: string }): void;
}

/** Token streams in memory: what was said of effects that have not ended comes first, as one chunk each. */
export function createFakeTokens(): FakeTokens {
  const running = new Map<string, TokenChunk>();
  const listeners = new Set<(chunk: TokenChunk) => void>();
  return {
    say(given) {
      const before = running.get(given.effect);
      const attempt = given.attempt ?? before?.attempt ?? 1;
      const text = before?.attempt === attempt ? before.delta : '';
      const chunk: TokenChunk = {
        address: given.effect,
        root: 'conversation/1',
        end: false,
        offset: text.length,
        ...given,
        attempt,
      };
      if (chunk.end) running.delete(chunk.effect);
      else running.set(chunk.effect, { ...chunk, offset: 0, delta: text + chunk.delta });
      for (const listen of listeners) listen(chunk);
    },
    async *subscribe({ signal }) {
      const queue = [...running.values()];
      let wake = () => {};
      const listen = (chunk: TokenChunk) => {
        queue.push(chunk);
        wake();
      };
      listeners.add(listen);
      signal?.addEventListener('abort', () => wake(), { once: true });
      try {
        while (!signal?.aborted) {
          const next = queue.shift();
          if (next !== undefined) yield next;
          else
            await new Promise<void>((resolve) => {
              wake = resolve;
            });
        }
      } finally {
        listeners.delete(listen);
      }
    },
  };
}

/** A fact as the journal keeps it. */
export function fact(type: string, fields: object = {}): Fact {
  return { type, ...fields } as Fact;
}
