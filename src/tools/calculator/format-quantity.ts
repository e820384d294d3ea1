import { isExact, type Quantity, toDecimal } from './quantity.ts';
import type { Rational } from './rational.ts';

export interface FormattedQuantity {
  /** The number itself: whole, decimal, or `a/b` when its decimals never end. */
  readonly value: string;
  /** False when `value` is rounded to thirty significant digits. */
  readonly exact: boolean;
  /** Thirty significant digits, beside a value in the form `a/b`. */
  readonly decimal?: string;
}

const digitsShown = 30;
const longestDecimal = 60;

export function formatQuantity(value: Quantity): FormattedQuantity {
  if (!isExact(value)) return { value: rounded(value), exact: false };
  if (value.d === 1n) return { value: value.n.toString(), exact: true };
  const terminating = asDecimal(value);
  if (terminating !== null) return { value: terminating, exact: true };
  return { value: `${value.n}/${value.d}`, exact: true, decimal: rounded(value) };
}

function rounded(value: Quantity): string {
  const decimal = toDecimal(value).toSignificantDigits(digitsShown);
  return Math.abs(decimal.e) <= digitsShown ? decimal.toFixed() : decimal.toString();
}

/** All decimals when they end after at most sixty; else null. */
function asDecimal({ n, d }: Rational): string | null {
  let scale = 1n;
  for (let places = 1; places <= longestDecimal; places += 1) {
    scale *= 10n;
    if ((n * scale) % d !== 0n) continue;
    const digits = ((n < 0n ? -n : n) * scale) / d;
    const text = digits.toString().padStart(places + 1, '0');
    return `${n < 0n ? '-' : ''}${text.slice(0, -places)}.${text.slice(-places)}`;
  }
  return null;
}
