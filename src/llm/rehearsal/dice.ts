import { createHash } from 'node:crypto';

/** Choices that depend on nothing but the words they are drawn from: the same words give the same choices. */
export class Dice {
  readonly #words: string;

  constructor(...words: readonly (string | number)[]) {
    this.#words = words.join('\u0000');
  }

  /** A number in [0, 1) for this question. */
  share(question: string): number {
    const digest = createHash('sha256').update(`${this.#words}\u0000${question}`).digest();
    return digest.readUIntBE(0, 6) / 2 ** 48;
  }

  index(question: string, length: number): number {
    return Math.min(length - 1, Math.floor(this.share(question) * length));
  }

  pick<T>(question: string, items: readonly [T, ...T[]]): T;
  pick<T>(question: string, items: readonly T[]): T | undefined;
  pick<T>(question: string, items: readonly T[]): T | undefined {
    return items[this.index(question, items.length)];
  }

  /** The items in an order of their own. */
  shuffle<T>(question: string, items: readonly T[]): T[] {
    return items
      .map((item, index) => ({ item, rank: this.share(`${question}#${index}`) }))
      .sort((a, b) => a.rank - b.rank)
      .map(({ item }) => item);
  }

  /** Dice of their own for a narrower matter. */
  for(...words: readonly (string | number)[]): Dice {
    return new Dice(this.#words, ...words);
  }
}
