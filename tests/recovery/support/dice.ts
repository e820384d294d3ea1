/** Seeded random choices, so that a failed run can be repeated as far as processes allow. */
export interface Dice {
  readonly seed: number;
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  pick<Item>(items: readonly Item[]): Item;
}

/** mulberry32 (https://gist.github.com/tommyettinger/46a874533244883189143505d203312c). */
export function createDice(seed: number): Dice {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  return {
    seed,
    between,
    pick(items) {
      const item = items[between(0, items.length - 1)];
      if (item === undefined) throw new TypeError('nothing to pick from');
      return item;
    },
  };
}

/** The seed that STATEHOUSE_TEST_SEED names, else one that nobody knows yet. */
export function testSeed(): number {
  return Number(process.env['STATEHOUSE_TEST_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
}
