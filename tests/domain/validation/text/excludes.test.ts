import { describeStrategy } from '../describe-strategy.ts';

const params = { texts: ['as an AI'] };

describeStrategy('excludes', {
  good: [
    ['a text without it', params, 'The migration takes two hours.'],
    ['a longer word where whole words count', { texts: ['ass'], wholeWords: true }, 'An assessment'],
    ['another case where case matters', { texts: ['FIXME'], caseSensitive: true }, 'fixme later'],
  ],
  bad: [
    ['the words themselves', params, 'As an AI, I cannot say.', /contains 'as an AI'/],
    ['the words across lines', params, 'as\n an   AI', /contains 'as an AI'/],
    ['the words with zero-width spaces within', params, 'a\u200bs an A\u2060I', /contains 'as an AI'/],
    ['the words with soft hyphens within', params, 'as an\u00ad A\u00adI', /contains 'as an AI'/],
    ['the words in full-width letters', params, 'ａｓ ａｎ ＡＩ', /contains 'as an AI'/],
    ['the words behind JSON escapes', params, '{"a": "\\u0061s an AI"}', /contains 'as an AI'/],
    ['the words as a key of data', params, { 'as an AI': 1 }, /contains 'as an AI'/],
    ['each of several', { texts: ['foo', 'bar'] }, 'foo bar', /'foo'[\s\S]*'bar'/],
  ],
  refused: [['no texts', { texts: [] }, /params\.texts/]],
});
