import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeStrategy, validate } from '../describe-strategy.ts';

describeStrategy('contains', {
  good: [
    ['all texts', { texts: ['rollback', 'owner'] }, 'Owner: Ada. Rollback: redeploy.'],
    ['enough of the texts', { texts: ['red', 'green', 'blue'], atLeast: 2 }, 'green and blue'],
    ['words across a line break', { texts: ['roll back plan'] }, 'the roll\n  back plan'],
    ['a whole word between punctuation', { texts: ['cat'], wholeWords: true }, 'A (cat)!'],
    ['a word in a string of data', { texts: ['say "yes"'] }, { note: 'please say "yes"' }],
  ],
  bad: [
    [
      'a missing text',
      { texts: ['rollback', 'owner'] },
      'Owner: Ada',
      /does not contain 'rollback'; expected all/,
    ],
    [
      'too few of the texts',
      { texts: ['red', 'green', 'blue'], atLeast: 2 },
      'blue',
      /expected at least 2 of 3/,
    ],
    ['another case where case matters', { texts: ['Ada'], caseSensitive: true }, 'ada', /'Ada'/],
    ['a part of a longer word', { texts: ['cat'], wholeWords: true }, 'concatenate cats', /'cat'/],
    ['a word that goes on with an accent', { texts: ['caf'], wholeWords: true }, 'café', /'caf'/],
    ['empty text', { texts: ['a'] }, '', /'a'/],
  ],
  refused: [
    ['no texts', { texts: [] }, /params\.texts/],
    ['an invisible text, which is everywhere', { texts: ['\u200b'] }, /must hold a visible character/],
    [
      'more demanded than given',
      { texts: ['a'], atLeast: 2 },
      /params\.atLeast: is more than there are texts/,
    ],
  ],
});

test('whatever text holds a part, contains finds it and excludes refuses it', async () => {
  const word = fc
    .string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 10 })
    .filter((text) => text.trim() !== '');
  await fc.assert(
    fc.asyncProperty(fc.string(), word, fc.string(), async (before, part, after) => {
      const text = `${before}${part}${after}`;
      const params = { texts: [part] };
      expect((await validate({ strategy: 'contains', params }, text)).passed).toBe(true);
      expect((await validate({ strategy: 'excludes', params }, text)).passed).toBe(false);
    }),
  );
});

test('the score of a text that holds half of what is demanded is one half', async () => {
  const report = await validate({ strategy: 'contains', params: { texts: ['red', 'blue'] } }, 'red');
  expect(report).toMatchObject({ score: 0.5, findings: [{ evidence: ['blue'] }] });
});
