import type { Clock, Feed, FeedRequest, JournalEntry, PrunedTurns, TurnStore } from '#core';
import { patiently } from '../patiently.ts';

const pageSize = 200;

/**
 * Committed turns in commit order. Positions grow in commit order (see `statehouse_commit`), so `position > after`
 * misses nothing. The newest entries lie in a ring; a reader that falls out of it reads the journal instead. So no
 * reader has a buffer of its own that could grow.
 */
export class JournalFeed implements Feed {
  readonly #store: Pick<TurnStore, 'feed' | 'head' | 'prunedUpTo'>;
  readonly #clock: Clock;
  readonly #capacity: number;
  readonly #ring: JournalEntry[] = [];
  readonly #readers = new Set<() => void>();
  /** All entries after this position, up to the ring's last, are in the ring. */
  #ringAfter: number | null = null;
  #announced = 0;

  constructor(parts: {
    store: Pick<TurnStore, 'feed' | 'head' | 'prunedUpTo'>;
    clock: Clock;
    capacity?: number;
  }) {
    this.#store = parts.store;
    this.#clock = parts.clock;
    this.#capacity = parts.capacity ?? 5_000;
  }

  /** Entries of a commit of this node, in order. */
  publish(entries: readonly JournalEntry[]): void {
    const [first] = entries;
    const last = entries.at(-1);
    if (!first || !last) return;
    const tail = this.#ring.at(-1)?.position ?? this.#ringAfter;
    // Another node has committed in between: what the ring holds is no longer the whole story.
    if (tail === null || first.position !== tail + 1) {
      this.#ring.length = 0;
      this.#ringAfter = first.position - 1;
    }
    this.#ring.push(...entries);
    const excess = this.#ring.length - this.#capacity;
    if (excess > 0) {
      const gone = this.#ring.splice(0, excess + (this.#capacity >> 2));
      this.#ringAfter = gone.at(-1)?.position ?? this.#ringAfter;
    }
    this.announce(last.position);
  }

  /** Says that something up to this position is committed, by whichever node. */
  announce(position: number): void {
    if (position <= this.#announced) return;
    this.#announced = position;
    for (const wake of [...this.#readers]) wake();
  }

  get readers(): number {
    return this.#readers.size;
  }

  async read(request: Parameters<Feed['read']>[0]): Promise<readonly JournalEntry[]> {
    return this.#store.feed(request);
  }

  async head(): Promise<number> {
    return this.#store.head();
  }

  async *subscribe(request: FeedRequest): AsyncIterableIterator<JournalEntry> {
    for await (const item of this.follow(request)) if (!isPruned(item)) yield item;
  }

  async *follow(request: FeedRequest): AsyncIterableIterator<JournalEntry | PrunedTurns> {
    const { signal } = request;
    let wake: (() => void) | undefined;
    let woken = false;
    const onNews = (): void => {
      woken = true;
      wake?.();
    };
    this.#readers.add(onNews);
    signal?.addEventListener('abort', onNews);
    try {
      let after = request.after ?? (await this.head());
      let toldUpTo = after;
      if (request.after !== undefined) {
        const gap = await this.#prunedBehind(after, request);
        if (gap !== null) {
          toldUpTo = gap;
          yield { prunedAfter: after, upTo: gap };
        }
      }
      while (!signal?.aborted) {
        woken = false;
        // The ring may still hold what was pruned, and whoever reads it would look for rows that are gone.
        const fromRing = after < toldUpTo ? null : this.#fromRing(after, request);
        const page = fromRing ?? (await this.#fromJournal(after, request));
        // After the page was read: what is pruned in between is told although it came.
        const gap = page.old ? await this.#prunedBehind(Math.max(after, toldUpTo), request) : null;
        if (gap !== null) {
          toldUpTo = gap;
          yield { prunedAfter: after, upTo: gap };
        }
        for (const entry of page.entries) {
          if (signal?.aborted) return;
          yield entry;
        }
        after = page.upTo;
        if (page.more || woken) continue;
        await new Promise<void>((resolve) => {
          wake = resolve;
          if (woken || signal?.aborted) resolve();
        });
        wake = undefined;
      }
    } finally {
      this.#readers.delete(onNews);
      signal?.removeEventListener('abort', onNews);
    }
  }

  #fromRing(after: number, request: FeedRequest): Page | null {
    const last = this.#ring.at(-1);
    if (this.#ringAfter === null || !last || after < this.#ringAfter || this.#announced > last.position)
      return null;
    const start = lowerBound(this.#ring, after);
    const entries = this.#ring.slice(start, start + pageSize);
    const upTo = Math.max(after, entries.at(-1)?.position ?? after);
    const wanted = entries.filter(({ root, address }) => matches(request, root, address));
    return { entries: wanted, upTo, more: upTo < last.position, old: false };
  }

  #prunedBehind(after: number, request: FeedRequest): Promise<number | null> {
    const scope = request.pruned ?? request.root ?? request.address?.split('/').slice(0, 2).join('/');
    return patiently(this.#clock, () =>
      this.#store.prunedUpTo({ after, ...(scope === undefined ? {} : { scope }) }),
    );
  }

  async #fromJournal(after: number, request: FeedRequest): Promise<Page> {
    const head = await patiently(this.#clock, () => this.#store.head());
    const entries = await patiently(this.#clock, () =>
      this.#store.feed({ ...filterOf(request), after, limit: pageSize }),
    );
    const full = entries.length === pageSize;
    // Nothing of interest up to the head that was read before: go on from there.
    const upTo = full
      ? (entries.at(-1)?.position ?? after)
      : Math.max(after, head, entries.at(-1)?.position ?? after);
    return { entries, upTo, more: full, old: head > after };
  }
}

interface Page {
  readonly entries: readonly JournalEntry[];
  readonly upTo: number;
  readonly more: boolean;
  /** Read from rows, of which some may have been pruned. */
  readonly old: boolean;
}

export function isPruned(item: JournalEntry | PrunedTurns): item is PrunedTurns {
  return 'prunedAfter' in item;
}

function filterOf({ root, address }: FeedRequest): { root?: string; address?: string } {
  return { ...(root === undefined ? {} : { root }), ...(address === undefined ? {} : { address }) };
}

function matches(request: FeedRequest, root: string, address: string): boolean {
  return (
    (request.root === undefined || request.root === root) &&
    (request.address === undefined || request.address === address)
  );
}

function lowerBound(entries: readonly JournalEntry[], after: number): number {
  let [low, high] = [0, entries.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((entries[middle]?.position ?? 0) <= after) low = middle + 1;
    else high = middle;
  }
  return low;
}
