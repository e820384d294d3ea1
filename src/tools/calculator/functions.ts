import { CalculationError } from './calculation-error.ts';
import type { Effort } from './effort.ts';
import {
  addQuantities,
  checked,
  compareQuantities,
  constant,
  divideQuantities,
  isExact,
  modulo,
  multiplyQuantities,
  negateQuantity,
  powerOf,
  type Quantity,
  rootOf,
  toDecimal,
} from './quantity.ts';
import * as exact from './rational.ts';

type Values = readonly Quantity[];

interface CalculatorFunction {
  readonly least: number;
  readonly most: number;
  apply(values: Values, effort: Effort): Quantity;
}

const any = Number.POSITIVE_INFINITY;
const hundred = exact.integer(100n);

const pi = '3.141592653589793238462643383279502884197169';
const e = '2.718281828459045235360287471352662497757247';

export const constants: Readonly<Record<string, string>> = {
  pi,
  π: pi,
  e,
  tau: '6.283185307179586476925286766559005768394338',
};

/** Every function by its name in lower case. */
export const functions: Readonly<Record<string, CalculatorFunction>> = {
  abs: unary((x) => (compareQuantities(x, zero) < 0 ? negateQuantity(x) : x)),
  sign: unary((x) => exact.integer(BigInt(compareQuantities(x, zero)))),
  floor: unary((x) => (isExact(x) ? exact.integer(exact.floor(x)) : x.floor())),
  ceil: unary((x) => (isExact(x) ? exact.integer(-exact.floor(exact.negate(x))) : x.ceil())),
  trunc: unary((x) => (isExact(x) ? exact.integer(x.n / x.d) : x.trunc())),
  round: { least: 1, most: 2, apply: ([x, digits], effort) => round(x!, digits, effort) },
  sqrt: unary((x, effort) => root(x, 2n, effort)),
  cbrt: unary((x, effort) => root(x, 3n, effort)),
  root: { least: 2, most: 2, apply: ([x, k], effort) => root(x!, whole('root', k!), effort) },
  pow: { least: 2, most: 2, apply: ([x, y], effort) => powerOf(x!, y!, effort) },
  mod: { least: 2, most: 2, apply: ([x, y], effort) => modulo(x!, y!, effort) },
  percent: { least: 2, most: 2, apply: ([p, x], effort) => percentOf(p!, x!, effort) },
  factorial: unary((x, effort) => exact.integer(exact.factorial(whole('factorial', x), effort))),
  gcd: fold('gcd', (a, b, effort) => {
    effort.reduce(a, b);
    return exact.gcd(a, b);
  }),
  lcm: fold('lcm', (a, b, effort) => {
    effort.reduce(a, b);
    effort.multiply(a, b);
    const divisor = exact.gcd(a, b);
    const multiple = divisor === 0n ? 0n : (a / divisor) * b;
    return multiple < 0n ? -multiple : multiple;
  }),
  choose: {
    least: 2,
    most: 2,
    apply: ([n, k], effort) => choose(whole('choose', n!), whole('choose', k!), effort),
  },
  permutations: {
    least: 2,
    most: 2,
    apply: ([n, k], effort) => falling(whole('permutations', n!), whole('permutations', k!), effort),
  },
  min: { least: 1, most: any, apply: (values) => extreme(values, -1) },
  max: { least: 1, most: any, apply: (values) => extreme(values, 1) },
  sum: { least: 1, most: any, apply: sum },
  product: {
    least: 1,
    most: any,
    apply: (values, effort) => values.reduce((a, b) => multiplyQuantities(a, b, effort)),
  },
  mean: {
    least: 1,
    most: any,
    apply: (values, effort) => divideQuantities(sum(values, effort), count(values), effort),
  },
  median: { least: 1, most: any, apply: median },
  exp: unary((x, effort) => powerOf(constant(e), x, effort)),
  ln: unary((x) => checked(positive('ln', x).ln(), 'the logarithm')),
  log: {
    least: 1,
    most: 2,
    apply: ([x, base = exact.integer(10n)]) =>
      checked(positive('log', x!).log(positive('log', base)), 'the logarithm'),
  },
  log10: unary((x) => checked(positive('log10', x).log(10), 'the logarithm')),
  log2: unary((x) => checked(positive('log2', x).log(2), 'the logarithm')),
  sin: angle((x) => x.sin()),
  cos: angle((x) => x.cos()),
  tan: angle((x) => x.tan()),
  asin: unary((x) => checked(toDecimal(x).asin(), 'asin')),
  acos: unary((x) => checked(toDecimal(x).acos(), 'acos')),
  atan: unary((x) => checked(toDecimal(x).atan(), 'atan')),
  degrees: unary((x) => toDecimal(x).mul(180).div(pi)),
  radians: unary((x) => toDecimal(x).mul(pi).div(180)),
};

const zero = exact.integer(0n);

function unary(apply: (value: Quantity, effort: Effort) => Quantity): CalculatorFunction {
  return { least: 1, most: 1, apply: ([value], effort) => apply(value!, effort) };
}

function fold(name: string, join: (a: bigint, b: bigint, effort: Effort) => bigint): CalculatorFunction {
  return {
    least: 2,
    most: any,
    apply: (values, effort) =>
      exact.integer(values.map((value) => whole(name, value)).reduce((a, b) => join(a, b, effort))),
  };
}

/** Angles in radians. Results below the precision of a turn count as 0, so that sin(pi) does. */
function angle(
  apply: (value: ReturnType<typeof toDecimal>) => ReturnType<typeof toDecimal>,
): CalculatorFunction {
  return unary((x) => {
    const value = toDecimal(x);
    if (value.abs().gt(1_000_000)) throw CalculationError.tooLarge('an angle beyond 1,000,000 radians');
    return checked(apply(value), 'the function').toDecimalPlaces(34);
  });
}

function whole(name: string, value: Quantity): bigint {
  if (isExact(value) && exact.isInteger(value)) return value.n;
  throw CalculationError.undefinedResult(
    `${name}() is for whole numbers, and one is ${toDecimal(value).toString()}`,
  );
}

function positive(name: string, value: Quantity) {
  const decimal = toDecimal(value);
  if (decimal.lte(0)) throw CalculationError.undefinedResult(`${name}() of ${decimal}, which is not above 0`);
  return decimal;
}

function root(value: Quantity, k: bigint, effort: Effort): Quantity {
  if (k < 1n) throw CalculationError.undefinedResult(`the root of order ${k}`);
  const found = isExact(value) ? rootOf(value, k, effort) : null;
  if (found !== null) return found;
  const decimal = toDecimal(value);
  if (decimal.isNegative() && k % 2n === 0n) {
    throw CalculationError.undefinedResult('an even root of a negative number');
  }
  if (k === 2n) return decimal.sqrt();
  if (k === 3n) return decimal.cbrt();
  const size = decimal.abs().pow(constant('1').div(k.toString()));
  return checked(decimal.isNegative() ? size.neg() : size, 'a root');
}

/** Halves go away from zero, as people round. */
function round(value: Quantity, digits: Quantity | undefined, effort: Effort): Quantity {
  const places = digits === undefined ? 0n : whole('round', digits);
  if (places > 1_000n || places < -1_000n) throw CalculationError.tooLarge('rounding to that many digits');
  const exactValue = isExact(value) ? value : fromDecimal(value, effort);
  const scale = exact.power(exact.integer(10n), places, effort);
  const scaled = exact.multiply(exactValue, scale, effort);
  const half = { n: scaled.n < 0n ? -1n : 1n, d: 2n };
  const moved = exact.add(scaled, half, effort);
  return exact.multiply(exact.integer(moved.n / moved.d), exact.invert(scale), effort);
}

function fromDecimal(value: ReturnType<typeof toDecimal>, effort: Effort): exact.Rational {
  if (Math.abs(value.e) > 10_000) throw CalculationError.tooLarge('rounding a number of that size');
  const places = BigInt(value.decimalPlaces());
  return exact.ratio(BigInt(value.mul(`1e${places}`).toFixed(0)), 10n ** places, effort);
}

function percentOf(percent: Quantity, of: Quantity, effort: Effort): Quantity {
  return divideQuantities(multiplyQuantities(percent, of, effort), hundred, effort);
}

function falling(n: bigint, k: bigint, effort: Effort): Quantity {
  if (n < 0n || k < 0n) throw CalculationError.undefinedResult('a choice among a negative number');
  if (k > n) return zero;
  if (k > 10_000n) throw CalculationError.tooLarge('more than 10,000 factors');
  let product = 1n;
  for (let factor = n - k + 1n; factor <= n; factor += 1n) {
    effort.multiply(product, factor);
    product *= factor;
  }
  return exact.integer(product);
}

function choose(n: bigint, k: bigint, effort: Effort): Quantity {
  const fewer = k > n - k && k <= n ? n - k : k;
  return divideQuantities(
    falling(n, fewer, effort),
    exact.integer(exact.factorial(fewer < 0n ? 0n : fewer, effort)),
    effort,
  );
}

function sum(values: Values, effort: Effort): Quantity {
  return values.reduce((a, b) => addQuantities(a, b, effort));
}

function count(values: Values): Quantity {
  return exact.integer(BigInt(values.length));
}

function extreme(values: Values, wanted: number): Quantity {
  return values.reduce((best, each) => (compareQuantities(each, best) === wanted ? each : best));
}

function median(values: Values, effort: Effort): Quantity {
  const sorted = [...values].sort(compareQuantities);
  const middle = Math.floor(sorted.length / 2);
  if (sorted.length % 2 === 1) return sorted[middle]!;
  return divideQuantities(
    addQuantities(sorted[middle - 1]!, sorted[middle]!, effort),
    exact.integer(2n),
    effort,
  );
}
