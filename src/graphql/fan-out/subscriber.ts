import type { Viewer } from '../context.ts';
import type { Delivery, MaskedResult, Operation } from './event-execution.ts';
import { createReader, type Reader, type SharedExecution } from './shared-execution.ts';

/** What one subscriber asked for. */
export interface Wish {
  readonly operation: Operation;
  readonly viewer: Viewer;
  readonly key: string;
  /** The same without a cursor, for an execution that many share; null when the cursor is written into the document. */
  readonly live: Operation | null;
}

/** A shared execution that is kept going for somebody who will join it. */
export interface Meeting {
  readonly execution: SharedExecution;
  release(): void;
}

export interface SubscriberParts {
  readonly wish: Wish;
  /** Where it begins: on an execution of its own, or on a shared one. */
  readonly start: { readonly own: AsyncIterableIterator<Delivery> } | { readonly shared: SharedExecution };
  /** The shared execution that a reader at this place may meet. */
  findMeeting(wish: Wish, place: string | null): Promise<Meeting | null>;
  /** An execution of its own behind a cursor, for one that fell behind; the result that refuses it otherwise. */
  resume(wish: Wish, cursor: string): Promise<AsyncIterableIterator<Delivery> | MaskedResult>;
  /** Called once, however it ends. */
  onEnd(): void;
}

/** Results of one subscription. */
export interface Subscriber extends AsyncIterableIterator<MaskedResult> {
  /** The next result when it is here already: what many subscribers share needs no promise for each of them. */
  poll(): MaskedResult | undefined;
}

/**
 * One subscription. It reads an execution of its own until it meets a shared one, and that until it falls behind; then
 * it goes on by itself behind the last event it got. Written by hand, not as generators: each layer of those costs more
 * per event than all the rest of a shared delivery.
 */
export function createSubscriber(parts: SubscriberParts): Subscriber {
  const { wish, start } = parts;
  let own = 'own' in start ? start.own : null;
  let shared: { readonly execution: SharedExecution; readonly reader: Reader } | null = null;
  let meeting: Meeting | null = null;
  let last: Delivery | null = null;
  let ended = false;
  if ('shared' in start) join(start.shared, []);

  function join(execution: SharedExecution, waiting: readonly Delivery[]): void {
    const reader = createReader(waiting);
    execution.join(reader);
    shared = { execution, reader };
  }

  function end(): void {
    if (ended) return;
    ended = true;
    shared?.execution.leave(shared.reader);
    meeting?.release();
    void own?.return?.();
    parts.onEnd();
  }

  /** Undefined: nothing is here yet, look again. Null: it is over. */
  async function takeShared({ execution, reader }: NonNullable<typeof shared>) {
    if (reader.lagging) {
      shared = null;
      const resumed = last?.cursor == null ? null : await parts.resume(wish, last.cursor);
      if (resumed === null || ended) return null;
      if (!isStream(resumed)) return { result: resumed, cursor: null, place: null };
      own = resumed;
      return undefined;
    }
    if (execution.ended()) return null;
    await reader.woken();
    return undefined;
  }

  async function takeOwn(source: AsyncIterableIterator<Delivery>) {
    if (last !== null && (meeting?.execution.ended() ?? true)) {
      meeting = await parts.findMeeting(wish, last.place);
      if (ended) meeting?.release();
    }
    const { done, value } = await source.next();
    if (done === true) return null;
    // Between finding the place and joining nothing is awaited, so no event falls in between.
    const behind = last?.place == null ? null : (meeting?.execution.behind(last.place) ?? null);
    if (meeting === null || behind === null || ended) return value;
    join(meeting.execution, behind);
    meeting.release();
    meeting = null;
    own = null;
    void source.return?.();
    return undefined;
  }

  function poll(): MaskedResult | undefined {
    const waiting = ended ? undefined : shared?.reader.waiting.shift();
    if (waiting !== undefined) last = waiting;
    return waiting?.result;
  }

  const done = { done: true, value: undefined } as const;
  return {
    poll,
    async next() {
      while (!ended) {
        const here = poll();
        if (here !== undefined) return { done: false, value: here };
        const next: Delivery | null | undefined = await (shared !== null
          ? takeShared(shared)
          : own !== null
            ? takeOwn(own)
            : null);
        if (next === null) end();
        else if (next !== undefined && !ended) {
          last = next;
          return { done: false, value: next.result };
        }
      }
      return done;
    },
    async return() {
      end();
      return done;
    },
    async throw(error) {
      end();
      throw error;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

export function isStream(
  events: MaskedResult | AsyncIterableIterator<Delivery>,
): events is AsyncIterableIterator<Delivery> {
  return Symbol.asyncIterator in events;
}
