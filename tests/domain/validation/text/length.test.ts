import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeStrategy, validate } from '../describe-strategy.ts';

describeStrategy('length', {
  good: [
    ['as many characters as allowed', { max: 5 }, 'abcde'],
    ['a family of four as one character', { min: 1, max: 1 }, '👨‍👩‍👧‍👦'],
    ['a letter with a combining accent as one character', { max: 4 }, 'cafe\u0301'],
    ['words with apostrophes', { min: 4, max: 4, unit: 'words' }, "It doesn't matter, really."],
    ['words of a language without spaces', { min: 2, unit: 'words' }, '東京は大きい都市です'],
    ['sentences', { min: 2, max: 2, unit: 'sentences' }, 'It works. We ship it!'],
    ['lines without counting the last line end', { max: 2, unit: 'lines' }, 'one\ntwo\n'],
    ['items of a list in JSON text', { min: 2, unit: 'items' }, '[1, 2]'],
  ],
  bad: [
    ['one character too many', { max: 5 }, 'abcdef', /has 6 characters; expected at most 5, so cut 1/],
    ['one character too few', { min: 3 }, 'ab', /has 2 characters; expected at least 3, so add 1/],
    ['punctuation in place of words', { min: 3, unit: 'words' }, '... --- ***', /has 0 words/],
    ['empty text for a line', { min: 1, unit: 'lines' }, '', /has 0 lines/],
    [
      'too many lines with Windows and old Mac line ends',
      { max: 2, unit: 'lines' },
      'a\r\nb\rc',
      /has 3 lines/,
    ],
    ['text where items are counted', { min: 1, unit: 'items' }, 'one, two', /is no list/],
    ['an object where items are counted', { min: 1, unit: 'items' }, { length: 5 }, /is no list/],
    ['an empty list', { min: 1, unit: 'items' }, [], /has 0 items/],
  ],
  refused: [
    ['no bound', {}, /give `min`, `max` or both/],
    ['bounds in the wrong order', { min: 5, max: 2 }, /`min` is above `max`/],
    ['a bound that is no whole number', { max: 2.5 }, /params\.max/],
    ['an unknown unit', { max: 2, unit: 'bytes' }, /params\.unit/],
  ],
});

test('any text lies within bounds around its own length and not beside it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 40 }), async (text) => {
      const count = [...new Intl.Segmenter('en').segment(text)].length;
      expect((await validate({ strategy: 'length', params: { min: count, max: count } }, text)).passed).toBe(
        true,
      );
      expect((await validate({ strategy: 'length', params: { min: count + 1 } }, text)).passed).toBe(false);
    }),
  );
});
