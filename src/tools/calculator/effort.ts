import { CalculationError } from './calculation-error.ts';

/** Longest number that is kept exactly, in bits: about 60,000 decimal digits. */
export const mostBits = 200_000;
const mostEffort = 150_000_000;

/** Counts the work of one evaluation beforehand, since nothing could interrupt it: about a nanosecond a unit. */
export class Effort {
  #spent = 0;

  spend(units: number, what: string): void {
    this.#spent += units;
    if (!(this.#spent <= mostEffort)) throw CalculationError.tooLarge(`${what} would take too long`);
  }

  /** For the product of two integers. */
  multiply(a: bigint, b: bigint): void {
    const [x, y] = [bitsOf(a), bitsOf(b)];
    if (x + y > mostBits + 1) throw CalculationError.tooLarge('a number has more than 60,000 digits');
    this.spend(1 + (x / 64) * (y / 64), 'a product');
  }

  /** For the greatest common divisor, by Euclid's algorithm. */
  reduce(a: bigint, b: bigint): void {
    const [x, y] = [bitsOf(a), bitsOf(b)];
    this.spend(1 + Math.min(x, y) * (Math.max(x, y) / 64 + 20), 'reducing a fraction');
  }
}

/** Number of binary digits of the absolute value. */
export function bitsOf(value: bigint): number {
  if (value === 0n) return 0;
  const hex = (value < 0n ? -value : value).toString(16);
  return hex.length * 4 - (Math.clz32(Number.parseInt(hex[0] ?? '0', 16)) - 28);
}
