import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeStrategy, validate } from '../describe-strategy.ts';

describeStrategy('notEmpty', {
  good: [
    ['a sentence', {}, 'The factorial of 10 is 3628800.'],
    ['one digit', {}, '7'],
    ['zero and false as data', {}, { count: 0, done: false }],
    ['text in another script', {}, '完了しました'],
    ['a sentence that begins like a placeholder', {}, 'None of the tests failed.'],
    ['a placeholder where that is allowed', { allowPlaceholders: true }, 'N/A'],
  ],
  bad: [
    ['no text', {}, '', /empty \(no text\)/],
    ['white space alone', {}, ' \n\t\r ', /none visible/],
    ['zero-width characters', {}, '\u200b\u200d\u2060\ufeff', /none visible/],
    ['a braille blank and Hangul fillers', {}, '\u2800\u3164\uffa0', /none visible/],
    ['null', {}, null, /empty \(null\)/],
    [
      'lists and objects that hold nothing',
      {},
      { items: [], note: ' ', sub: { a: null } },
      /an object without a value/,
    ],
    ['TODO', {}, '  **TODO:**  ', /only the placeholder/],
    ['a row of dots', {}, '...', /only the placeholder/],
    ['an object turned into text by mistake', {}, '[object Object]', /only the placeholder/],
    ['undefined turned into text by mistake', {}, 'undefined', /only the placeholder/],
    ['an unfilled template', {}, '<insert your answer here>', /only the placeholder/],
  ],
  refused: [['an unknown name', { trim: true }, /params: Unrecognized key: "trim"/]],
});

test('a text of invisible characters is empty however long, and one visible letter makes it speak', async () => {
  const invisible = fc.string({ unit: fc.constantFrom(' ', '\n', '\u200b', '\ufeff', '\u00ad', '\u202e') });
  await fc.assert(
    fc.asyncProperty(invisible, invisible, async (before, after) => {
      expect((await validate({ strategy: 'notEmpty' }, before)).passed).toBe(false);
      expect((await validate({ strategy: 'notEmpty' }, `${before}Q${after}`)).passed).toBe(true);
    }),
  );
});
