import type { Clock, StoredTimer } from '#core';

/** Timers further away than this stay in the database only. */
export const timerHorizonMs = 60_000;

/** The armed timers that are due soon, as a binary heap by due time. A disarmed one is dropped when it comes up. */
export class TimerQueue {
  readonly #heap: StoredTimer[] = [];
  readonly #known = new Set<string>();
  readonly #clock: Clock;
  readonly #fire: (timer: StoredTimer) => void;
  #cancel: (() => void) | undefined;
  #wakeAt = Number.POSITIVE_INFINITY;
  #closed = false;

  constructor(clock: Clock, fire: (timer: StoredTimer) => void) {
    this.#clock = clock;
    this.#fire = fire;
  }

  add(timer: StoredTimer): void {
    const key = keyOf(timer);
    if (this.#closed || timer.dueAt > this.#clock.now() + timerHorizonMs || this.#known.has(key)) return;
    this.#known.add(key);
    const heap = this.#heap;
    heap.push(timer);
    let index = heap.length - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (dueOf(heap, parent) <= dueOf(heap, index)) break;
      swap(heap, parent, index);
      index = parent;
    }
    this.#arm();
  }

  close(): void {
    this.#closed = true;
    this.#cancel?.();
  }

  #arm(): void {
    const next = this.#heap[0];
    if (!next || this.#closed || next.dueAt >= this.#wakeAt) return;
    this.#cancel?.();
    this.#wakeAt = next.dueAt;
    this.#cancel = this.#clock.schedule(next.dueAt - this.#clock.now(), () => this.#wake());
  }

  #wake(): void {
    this.#cancel = undefined;
    this.#wakeAt = Number.POSITIVE_INFINITY;
    const now = this.#clock.now();
    for (let next = this.#heap[0]; next && next.dueAt <= now; next = this.#heap[0]) {
      this.#removeFirst();
      this.#known.delete(keyOf(next));
      this.#fire(next);
    }
    this.#arm();
  }

  #removeFirst(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (!last || heap.length === 0) return;
    heap[0] = last;
    let index = 0;
    for (;;) {
      const left = index * 2 + 1;
      const right = left + 1;
      let least = index;
      if (left < heap.length && dueOf(heap, left) < dueOf(heap, least)) least = left;
      if (right < heap.length && dueOf(heap, right) < dueOf(heap, least)) least = right;
      if (least === index) return;
      swap(heap, least, index);
      index = least;
    }
  }
}

function keyOf({ address, id, armedSeq }: StoredTimer): string {
  return `${address} ${id} ${armedSeq}`;
}

function dueOf(heap: readonly StoredTimer[], index: number): number {
  return heap[index]?.dueAt ?? Number.POSITIVE_INFINITY;
}

function swap(heap: StoredTimer[], a: number, b: number): void {
  const [left, right] = [heap[a], heap[b]];
  if (!left || !right) return;
  heap[a] = right;
  heap[b] = left;
}
