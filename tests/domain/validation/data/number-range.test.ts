import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeStrategy, validate } from '../describe-strategy.ts';

const factorial23 = '25852016738884976640000';

describeStrategy('numberRange', {
  good: [
    ['a number', { min: 0, max: 100 }, 40],
    ['a bound itself', { min: 0, max: 100 }, '100'],
    ['a number in text', { min: -1 }, ' 1.5e3 '],
    [
      'fields of every item',
      { max: 10, fields: ['items.*.price'] },
      { items: [{ price: 1 }, { price: 10 }] },
    ],
    ['the exact factorial of 23', { min: factorial23, max: factorial23, integer: true }, factorial23],
    [
      'the exact factorial of 23 in JSON text',
      { min: factorial23, max: factorial23, fields: ['value'] },
      `{"value": ${factorial23}}`,
    ],
  ],
  bad: [
    ['a number below', { min: 0 }, -0.001, /is -0\.001; expected at least 0/],
    ['a bound that is excluded', { max: 100, exclusive: true }, 100, /expected less than 100/],
    ['a fraction', { integer: true }, 2.5, /expected a whole number/],
    ['the factorial of 23 and one more', { max: factorial23 }, '25852016738884976640001', /expected at most/],
    [
      'a number that a double would round into the bounds',
      { max: '9007199254740992', fields: ['n'] },
      '{"n": 9007199254740993}',
      /is 9007199254740993/,
    ],
    ['a number in words', { min: 0 }, 'about 40', /is 'about 40'; expected a number in digits/],
    ['a unit after the number', { min: 0 }, '40 EUR', /expected a number in digits/],
    ['hexadecimal digits', { min: 0 }, '0x10', /expected a number in digits/],
    ['infinity', { min: 0 }, 'Infinity', /expected a number in digits/],
    ['no text, which JavaScript takes for 0', { max: 10 }, '', /expected a number in digits/],
    ['null, which JavaScript takes for 0', { max: 10 }, null, /is null/],
    ['true, which JavaScript takes for 1', { max: 10 }, true, /is a boolean/],
    ['one bad number of three', { max: 10, fields: ['a.*'] }, { a: [1, 11, 2] }, /field \/a\/1 is 11/],
    ['a missing field', { min: 0, fields: ['a'] }, {}, /field \/a is nothing/],
    ['no numbers at all', { min: 0, fields: ['a.*'] }, { a: [] }, /the lists there are empty/],
  ],
  refused: [
    ['bounds in the wrong order', { min: 2, max: 1 }, /params\.min: is above `max`/],
    ['a bound in words', { min: 'ten' }, /params\.min/],
  ],
});

test('large integers lie within bounds exactly when arithmetic on them says so', async () => {
  const big = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n });
  await fc.assert(
    fc.asyncProperty(big, big, async (value, bound) => {
      const least = await validate(
        { strategy: 'numberRange', params: { min: String(bound) } },
        String(value),
      );
      expect(least.passed).toBe(value >= bound);
      const most = await validate(
        { strategy: 'numberRange', params: { max: String(bound), exclusive: true } },
        String(value),
      );
      expect(most.passed).toBe(value < bound);
    }),
  );
});
