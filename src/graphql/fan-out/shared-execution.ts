import type { Delivery } from './event-execution.ts';

/** Events that wait for one subscriber; a subscriber that is further behind goes on with an execution of its own. */
const MOST_WAITING = 500;
/** Events kept for subscribers that catch up. */
const MOST_KEPT = 256;

/** One subscriber of a shared execution. */
export interface Reader {
  readonly waiting: Delivery[];
  /** True when it fell too far behind and gets no more events here. */
  lagging: boolean;
  wake(): void;
  /** Resolves at the next `wake`. */
  woken(): Promise<void>;
}

export function createReader(waiting: readonly Delivery[]): Reader {
  let wake: () => void = () => {};
  return {
    waiting: [...waiting],
    lagging: false,
    wake: () => wake(),
    woken: () =>
      new Promise((resolve) => {
        wake = resolve;
      }),
  };
}

/** One execution whose events go to many subscribers. */
export interface SharedExecution {
  join(reader: Reader): void;
  leave(reader: Reader): void;
  /** Keeps the execution going for somebody who catches up and will join; the returned function gives that up. */
  hold(): () => void;
  /** The events behind one that a reader has delivered by itself; null when that one is not kept here. */
  behind(place: string): readonly Delivery[] | null;
  readonly ended: () => boolean;
}

/** Starts to read the events at once; `onIdle` is called when the last reader has left or the stream has ended. */
export function shareExecution(events: AsyncIterableIterator<Delivery>, onIdle: () => void): SharedExecution {
  const readers = new Set<Reader>();
  const kept: Delivery[] = [];
  let holds = 0;
  let ended = false;
  const stop = () => {
    ended = true;
    onIdle();
    void events.return?.();
    for (const reader of readers) reader.wake();
  };
  const deliver = (delivery: Delivery) => {
    kept.push(delivery);
    if (kept.length > MOST_KEPT) kept.shift();
    for (const reader of readers) {
      if (reader.waiting.length < MOST_WAITING) reader.waiting.push(delivery);
      else {
        reader.lagging = true;
        readers.delete(reader);
      }
      reader.wake();
    }
    stopWhenIdle();
  };
  const stopWhenIdle = () => {
    if (readers.size + holds === 0 && !ended) stop();
  };
  const pump = async () => {
    for await (const delivery of events) deliver(delivery);
  };
  // The stream turns its errors into a last event, so it never rejects.
  void pump().finally(stop);
  return {
    ended: () => ended,
    join(reader) {
      readers.add(reader);
    },
    leave(reader) {
      readers.delete(reader);
      reader.wake();
      stopWhenIdle();
    },
    hold() {
      let held = true;
      holds += 1;
      return () => {
        if (!held) return;
        held = false;
        holds -= 1;
        stopWhenIdle();
      };
    },
    behind(place) {
      const index = kept.findIndex((delivery) => delivery.place === place);
      return index === -1 ? null : kept.slice(index + 1);
    },
  };
}
