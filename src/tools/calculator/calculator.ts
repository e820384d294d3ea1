import type { Tool } from '../tool.ts';
import { evaluate } from './evaluate.ts';
import { formatQuantity } from './format-quantity.ts';

/** Exact arithmetic for models. */
export function createCalculator(): Tool {
  return {
    name: 'calculator',
    description:
      'Calculates an arithmetic expression exactly: whole numbers of any size, fractions, decimals. Operators + - * / ^ (power), % between two numbers (remainder, with the sign of the divisor) or after one (percentage: 15% is 0.15), ! (factorial), brackets. Functions: sqrt, cbrt, root(x, n), abs, round(x, digits), floor, ceil, min, max, sum, mean, median, gcd, lcm, mod, factorial, choose(n, k), permutations(n, k), exp, ln, log(x, base), log2, log10, sin, cos, tan, asin, acos, atan (radians), degrees, radians; constants pi, e, tau. Examples: "10!", "2^100", "(1/3 + 1/6) * 12". Always use it instead of calculating yourself.',
    parameters: {
      type: 'object',
      properties: {
        expression: {
          type: 'string',
          minLength: 1,
          maxLength: 10_000,
          description: 'One expression, numbers without thousands separators',
        },
      },
      required: ['expression'],
      additionalProperties: false,
    },
    retrySafe: true,
    execute({ expression }) {
      const text = String(expression);
      return { expression: text, ...formatQuantity(evaluate(text)) };
    },
  };
}
