import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCalculator } from '#tools';

const calculator = createCalculator();
const context = { key: 'k', address: 'agent/1', signal: new AbortController().signal };

interface Answer {
  readonly value: string;
  readonly exact: boolean;
  readonly decimal?: string;
}

function calculate(expression: string): Answer {
  return calculator.execute({ expression }, context) as unknown as Answer;
}

describe('the calculator', () => {
  it('knows factorials exactly', () => {
    expect(calculate('10!')).toEqual({ expression: '10!', value: '3628800', exact: true });
    expect(calculate('7!').value).toBe('5040');
    expect(calculate('23!').value).toBe('25852016738884976640000');
    expect(calculate('factorial(23)').value).toBe('25852016738884976640000');
    expect(calculate('0!').value).toBe('1');
    expect(calculate('1000!').value).toHaveLength(2_568);
  });

  it.each([
    ['1 + 2 * 3', '7'],
    ['(1 + 2) * 3', '9'],
    ['2^3^2', '512'],
    ['-2^2', '-4'],
    ['(-2)^2', '4'],
    ['2^-2', '0.25'],
    ['2**10', '1024'],
    ['-3!', '-6'],
    ['3!^2', '36'],
    ['0.1 + 0.2', '0.3'],
    ['1/8', '0.125'],
    ['-1/8', '-0.125'],
    ['1/3 + 1/6', '0.5'],
    ['1/3*3', '1'],
    ['2^100', '1267650600228229401496703205376'],
    ['12 × 3 ÷ 4 − 1', '8'],
    ['17 % 5', '2'],
    ['-17 % 5', '3'],
    ['17%5', '2'],
    ['7.5 % 2', '1.5'],
    ['15%', '0.15'],
    ['200 * 15%', '30'],
    ['50% - 3', '-2.5'],
    ['(5)%', '0.05'],
    ['1_000_000 * 2', '2000000'],
    ['1.5e3', '1500'],
    ['2.5e-3', '0.0025'],
    ['.5 + 5.', '5.5'],
    ['√16 + 1', '5'],
    ['sqrt(2/8)', '0.5'],
    ['sqrt(1.44)', '1.2'],
    ['27^(1/3)', '3'],
    ['cbrt(-8)', '-2'],
    ['root(1024, 10)', '2'],
    ['8^(2/3)', '4'],
    ['abs(-5) + sign(-2)', '4'],
    ['floor(-1.5) + ceil(1.2) + trunc(-1.9)', '-1'],
    ['round(2.5) + round(-2.5)', '0'],
    ['round(3.14159, 2)', '3.14'],
    ['round(1234, -2)', '1200'],
    ['round(pi, 5)', '3.14159'],
    ['max(1, 7/2, 3)', '3.5'],
    ['min(1, -2)', '-2'],
    ['sum(1, 2, 3) * mean(1, 2)', '9'],
    ['median(3, 1, 2) + median(1, 2)', '3.5'],
    ['gcd(12, 18, 27)', '3'],
    ['lcm(4, 6)', '12'],
    ['choose(52, 5)', '2598960'],
    ['permutations(5, 2)', '20'],
    ['percent(15, 200)', '30'],
    ['SQRT(9)', '3'],
  ])('finds %s = %s exactly', (expression, value) => {
    expect(calculate(expression)).toEqual({ expression, value, exact: true });
  });

  it('shows a fraction whose decimals never end as a fraction, with its decimals beside', () => {
    expect(calculate('1/3')).toMatchObject({
      value: '1/3',
      exact: true,
      decimal: '0.333333333333333333333333333333',
    });
  });

  it.each([
    ['sqrt(2)', '1.41421356237309504880168872421'],
    ['pi', '3.14159265358979323846264338328'],
    ['exp(1)', '2.71828182845904523536028747135'],
    ['ln(10)', '2.30258509299404568401799145468'],
    ['2^0.5 * 2^0.5', '2'],
    ['log(1000)', '3'],
    ['log(8, 2)', '3'],
    ['sin(pi)', '0'],
    ['cos(0) + sin(pi/2)', '2'],
    ['atan(1) * 4', '3.14159265358979323846264338328'],
    ['degrees(pi)', '180'],
    ['log10(10000!)', '35659.4542745207814623342183208'],
  ])('says of %s ≈ %s that it is rounded', (expression, value) => {
    expect(calculate(expression)).toMatchObject({ value, exact: false });
  });

  it.each([
    ['', /Cannot read '' at character 1 \(its end\): a number, a name or an opening bracket/],
    ['2 +', /its end/],
    ['2 3', /an operator such as \* is missing before it/],
    ['2(3)', /an operator such as \* is missing/],
    ['1,000', /write numbers without separators/],
    ['(1 + 2', /'\)' is expected/],
    ['1)', /this bracket was never opened/],
    ['3!!', /write \(n!\)! or a product/],
    ['2 $ 3', /at character 3 \('\$ 3'\): this sign is not known/],
    ['constructor', /'constructor' is not known; known are abs, /],
    ['toString(1)', /'tostring' is not known/],
    ['__proto__', /this sign is not known/],
    ['process(1)', /'process' is not known/],
    ['process.exit(1)', /this sign is not known/],
    ['sqrt 4', /write sqrt\(…\) with brackets/],
    ['sqrt()', /sqrt\(\) takes 1 arguments, 0 were given/],
    ['round(1, 2, 3)', /takes 1 to 2 arguments/],
    ['1/0', /a division by zero/],
    ['5 % 0', /a division by zero/],
    ['0^-1', /a division by zero/],
    ['sqrt(-1)', /an even root of a negative number/],
    ['(-1)^0.5', /not a real number/],
    ['ln(0)', /not above 0/],
    ['asin(2)', /not a real number/],
    ['(-1)!', /factorial of a negative/],
    ['2.5!', /for whole numbers, and one is 2\.5/],
    ['gcd(1.5, 2)', /for whole numbers/],
    ['1e99999', /exponents go up to 10000/],
  ])('refuses %j', (expression, problem) => {
    expect(() => calculate(expression)).toThrow(problem);
  });

  it.each([
    '9^9^9',
    '2^1000000',
    '10001!',
    '9999! * 9999! * 9999! * 9999!',
    Array(500).fill('9999!').join('-'),
    Array(300).fill('1/9999!').join('+'),
    '(1/3)^400000',
    'choose(1000000, 500000)',
    'exp(10^9)',
    'sin(10^30)',
    'root(7^60000, 1000)',
    `${'('.repeat(4_000)}1${')'.repeat(4_000)}`,
    `${'-'.repeat(9_000)}1`,
    `${'2^'.repeat(3_000)}2`,
    Array(1_400).fill('1e9999').join('*'),
    Array(1_400).fill('1e9999').join('+'),
    'round(exp(1e5),1000)',
  ])('ends quickly with example %#', (expression) => {
    const began = performance.now();
    try {
      calculate(expression);
    } catch (error) {
      expect(error).toMatchObject({ family: 'terminal' });
    }
    expect(performance.now() - began).toBeLessThan(3_000);
  });

  it('agrees with the integers and decimals of others', () => {
    const operand = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n });
    fc.assert(
      fc.property(operand, operand, fc.constantFrom('+', '-', '*'), (a, b, operator) => {
        const expected = operator === '+' ? a + b : operator === '-' ? a - b : a * b;
        expect(calculate(`(${a})${operator}(${b})`).value).toBe(expected.toString());
      }),
    );
    const Exact = Decimal.clone({ precision: 200 });
    const decimal = fc
      .tuple(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 8 }))
      .map(([digits, places]) => new Exact(digits).div(new Exact(10).pow(places)).toFixed());
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        expect(calculate(`(${a})*(${b})`).value.replace(/^-0$/, '0')).toBe(
          new Exact(a).mul(b).toFixed().replace(/^-0$/, '0'),
        );
      }),
    );
  });

  it('finds every root that comes out even, and none that does not', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 2n, max: 10n ** 40n }), fc.integer({ min: 2, max: 40 }), (base, k) => {
        const power = base ** BigInt(k);
        expect(calculate(`root(${power}, ${k})`)).toMatchObject({ value: base.toString(), exact: true });
        expect(calculate(`root(${power + 1n}, ${k})`).exact).toBe(false);
      }),
    );
  });

  it('holds (a / b) · b = a and a = b · ⌊a / b⌋ + a mod b for all fractions', () => {
    const fraction = fc
      .tuple(fc.integer({ min: -1_000, max: 1_000 }), fc.integer({ min: 1, max: 1_000 }))
      .map(([n, d]) => `(${n}/${d})`);
    fc.assert(
      fc.property(fraction, fraction, (a, b) => {
        fc.pre(calculate(b).value !== '0');
        expect(calculate(`${a} / ${b} * ${b} - ${a}`).value).toBe('0');
        expect(calculate(`${b} * floor(${a}/${b}) + mod(${a}, ${b}) - ${a}`).value).toBe('0');
      }),
    );
  });
});
