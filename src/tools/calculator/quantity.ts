import { Decimal as DecimalJs } from 'decimal.js';
import { CalculationError } from './calculation-error.ts';
import type { Effort } from './effort.ts';
import * as exact from './rational.ts';

/** Forty significant digits, of which thirty are shown. */
const Decimal = DecimalJs.clone({ precision: 40, rounding: DecimalJs.ROUND_HALF_EVEN });
type Decimal = DecimalJs;

/** A number that is known exactly, or to forty digits. */
export type Quantity = exact.Rational | Decimal;

export function isExact(value: Quantity): value is exact.Rational {
  return !DecimalJs.isDecimal(value);
}

export function toDecimal(value: Quantity): Decimal {
  return isExact(value) ? new Decimal(value.n.toString()).div(value.d.toString()) : value;
}

/** A decimal that stands for a number; anything infinite or undefined is refused. */
export function checked(value: Decimal, what: string): Decimal {
  if (value.isNaN()) throw CalculationError.undefinedResult(`${what} is not a real number`);
  if (!value.isFinite()) throw CalculationError.tooLarge(`${what} is beyond all bounds`);
  return value;
}

export function constant(text: string): Decimal {
  return new Decimal(text);
}

export function addQuantities(a: Quantity, b: Quantity, effort: Effort): Quantity {
  return isExact(a) && isExact(b)
    ? exact.add(a, b, effort)
    : checked(toDecimal(a).add(toDecimal(b)), 'a sum');
}

export function negateQuantity(a: Quantity): Quantity {
  return isExact(a) ? exact.negate(a) : a.neg();
}

export function multiplyQuantities(a: Quantity, b: Quantity, effort: Effort): Quantity {
  return isExact(a) && isExact(b)
    ? exact.multiply(a, b, effort)
    : checked(toDecimal(a).mul(toDecimal(b)), 'a product');
}

export function divideQuantities(a: Quantity, b: Quantity, effort: Effort): Quantity {
  if (isExact(b)) return multiplyQuantities(a, exact.invert(b), effort);
  if (b.isZero()) throw CalculationError.undefinedResult('a division by zero');
  return checked(toDecimal(a).div(b), 'a quotient');
}

/** `a − b · ⌊a / b⌋`: the remainder has the sign of the divisor. */
export function modulo(a: Quantity, b: Quantity, effort: Effort): Quantity {
  const quotient = divideQuantities(a, b, effort);
  const whole = isExact(quotient) ? exact.integer(exact.floor(quotient)) : quotient.floor();
  return addQuantities(a, negateQuantity(multiplyQuantities(b, whole, effort)), effort);
}

export function compareQuantities(a: Quantity, b: Quantity): number {
  return isExact(a) && isExact(b) ? exact.compare(a, b) : toDecimal(a).cmp(toDecimal(b));
}

/** Exact whenever the result is a rational number that can be found: integer powers, and roots that come out even. */
export function powerOf(base: Quantity, exponent: Quantity, effort: Effort): Quantity {
  if (isExact(base) && isExact(exponent)) {
    if (exact.isInteger(exponent)) return exact.power(base, exponent.n, effort);
    const root = rootOf(base, exponent.d, effort);
    if (root !== null) return exact.power(root, exponent.n, effort);
  }
  const [x, y] = [toDecimal(base), toDecimal(exponent)];
  if (!x.isZero() && y.mul(x.abs().ln()).abs().gt(100_000)) {
    throw CalculationError.tooLarge('a power with more than 40,000 digits that is not exact');
  }
  return checked(x.pow(y), 'a power');
}

/** The k-th root when it is rational; null when it is not, or not real. Odd roots of negative numbers are negative. */
export function rootOf(value: exact.Rational, k: bigint, effort: Effort): exact.Rational | null {
  if (value.n < 0n) {
    if (k % 2n === 0n) return null;
    const positive = rootOf(exact.negate(value), k, effort);
    return positive && exact.negate(positive);
  }
  const n = exact.exactRoot(value.n, k, effort);
  const d = n === null ? null : exact.exactRoot(value.d, k, effort);
  return n === null || d === null ? null : { n, d };
}
