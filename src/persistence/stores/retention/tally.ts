import type { PruneCounts } from '#core';

/** Counts rows by table as they go. */
export class Tally {
  trees = 0;
  readonly #rows = new Map<string, number>();
  readonly #onProgress: ((counts: PruneCounts) => void) | undefined;

  constructor(onProgress?: (counts: PruneCounts) => void) {
    this.#onProgress = onProgress;
  }

  add(table: string, count: number): void {
    if (count > 0) this.#rows.set(table, (this.#rows.get(table) ?? 0) + count);
  }

  report(): void {
    this.#onProgress?.(this.counts());
  }

  counts(): PruneCounts {
    return { trees: this.trees, rows: Object.fromEntries(this.#rows) };
  }
}
