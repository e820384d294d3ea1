import { CalculationError } from './calculation-error.ts';
import { bitsOf, type Effort, mostBits } from './effort.ts';

/** An exact number: `n / d`, reduced, `d` above 0. */
export interface Rational {
  readonly n: bigint;
  readonly d: bigint;
}

export function integer(n: bigint): Rational {
  return { n, d: 1n };
}

export function isInteger({ d }: Rational): boolean {
  return d === 1n;
}

export function ratio(n: bigint, d: bigint, effort: Effort): Rational {
  if (d === 0n) throw CalculationError.undefinedResult('a division by zero');
  if (d === 1n) return { n, d };
  effort.reduce(n, d);
  const divisor = gcd(n, d) * (d < 0n ? -1n : 1n);
  return { n: n / divisor, d: d / divisor };
}

export function add(a: Rational, b: Rational, effort: Effort): Rational {
  effort.multiply(a.n, b.d);
  effort.multiply(b.n, a.d);
  effort.multiply(a.d, b.d);
  return ratio(a.n * b.d + b.n * a.d, a.d * b.d, effort);
}

export function negate({ n, d }: Rational): Rational {
  return { n: -n, d };
}

export function multiply(a: Rational, b: Rational, effort: Effort): Rational {
  effort.multiply(a.n, b.n);
  effort.multiply(a.d, b.d);
  return ratio(a.n * b.n, a.d * b.d, effort);
}

export function invert({ n, d }: Rational): Rational {
  if (n === 0n) throw CalculationError.undefinedResult('a division by zero');
  return n < 0n ? { n: -d, d: -n } : { n: d, d: n };
}

export function compare(a: Rational, b: Rational): number {
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The largest integer that is not above the number. */
export function floor({ n, d }: Rational): bigint {
  const quotient = n / d;
  return n % d !== 0n && n < 0n ? quotient - 1n : quotient;
}

/** To an integer power. */
export function power(base: Rational, exponent: bigint, effort: Effort): Rational {
  if (exponent < 0n) return invert(power(base, -exponent, effort));
  if (exponent === 0n) return integer(1n);
  if (base.d === 1n && base.n >= -1n && base.n <= 1n) {
    return base.n < 0n && exponent % 2n === 0n ? negate(base) : base;
  }
  const bits = Math.max(bitsOf(base.n), bitsOf(base.d));
  if ((bits - 1) * Number(exponent) > mostBits) {
    throw CalculationError.tooLarge('a power has more than 60,000 digits');
  }
  effort.spend(((bits * Number(exponent)) / 64) ** 2, 'a power');
  return { n: base.n ** exponent, d: base.d ** exponent };
}

export function factorial(n: bigint, effort: Effort): bigint {
  if (n < 0n) throw CalculationError.undefinedResult('the factorial of a negative number');
  if (n > 10_000n) throw CalculationError.tooLarge('factorials go up to 10000!');
  const steps = Number(n);
  effort.spend((steps * steps * Math.max(1, Math.log2(steps + 1))) / 128, 'a factorial');
  let product = 1n;
  for (let factor = 2n; factor <= n; factor += 1n) product *= factor;
  return product;
}

/** The integer whose k-th power is `value`, or null. `value` is not negative. */
export function exactRoot(value: bigint, k: bigint, effort: Effort): bigint | null {
  if (value < 2n || k === 1n) return value;
  const bits = bitsOf(value);
  if (k >= BigInt(bits)) return null;
  effort.spend(20 * (bits / 64 + 1) ** 2, 'a root');
  // Newton's iteration from just above: it falls until it is there.
  for (let guess = rootFromAbove(value, Number(k)); ; ) {
    const next = ((k - 1n) * guess + value / guess ** (k - 1n)) / k;
    if (next >= guess) return guess ** k === value ? guess : null;
    guess = next;
  }
}

/** At least the root, by less than a billionth or by 1. */
function rootFromAbove(value: bigint, k: number): bigint {
  const bits = bitsOf(value);
  const shift = Math.max(0, bits - 53);
  const log = (Math.log2(Number(value >> BigInt(shift))) + shift) / k;
  const whole = Math.floor(log);
  const mantissa = BigInt(Math.ceil(2 ** (log - whole) * 2 ** 52 * (1 + 1e-9)));
  return whole >= 52 ? (mantissa << BigInt(whole - 52)) + 1n : (mantissa >> BigInt(52 - whole)) + 1n;
}

export function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}
