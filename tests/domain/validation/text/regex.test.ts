import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeStrategy, validate } from '../describe-strategy.ts';

describeStrategy('regex', {
  good: [
    ['a full match', { pattern: '[A-Z]{3}-\\d{4}', match: 'full' }, 'ABC-2026'],
    ['a match in the middle', { pattern: '\\d{4}-\\d{2}-\\d{2}' }, 'due 2026-11-21.'],
    ['capitals when case does not matter', { pattern: 'approved', flags: 'i' }, 'APPROVED'],
    ['lines by the flag m', { pattern: '^- .+$', flags: 'm', min: 2, max: 2 }, '- one\n- two'],
    ['escapes and groups as JavaScript writes them', { pattern: '\\u0041(?<rest>b+)' }, 'Abb'],
    ['letters of all scripts', { pattern: '^\\p{L}+$' }, 'Größe'],
  ],
  bad: [
    ['no match', { pattern: '\\d' }, 'no digits', /matches 0 times; expected a match/],
    [
      'a match with words around it',
      { pattern: '\\d+', match: 'full' },
      'It is 42',
      /as a whole does not match/,
    ],
    [
      'a line end after a full match',
      { pattern: '\\d+', match: 'full' },
      '42\n',
      /as a whole does not match/,
    ],
    ['too few matches', { pattern: '#', min: 3 }, '# #', /matches 2 times; expected at least 3/],
    ['too many matches', { pattern: '#', max: 1 }, '# #', /more than 1 time/],
    ['a dot that would have to match a line end', { pattern: 'a.b' }, 'a\nb', /matches 0 times/],
  ],
  refused: [
    ['an open bracket', { pattern: '[' }, /params\.pattern: missing closing \]/],
    ['look-ahead', { pattern: '(?=x)' }, /look-around and back-references are not supported/],
    ['a back-reference', { pattern: '(a)\\1' }, /look-around and back-references are not supported/],
    [
      'a repetition that multiplies',
      { pattern: '((a{100}){100}){100}' },
      /params\.pattern: the pattern is too large/,
    ],
    ['an instruction count beyond memory', { pattern: '(.{0,900})'.repeat(40) }, /too large/],
    ['an unknown flag', { pattern: 'a', flags: 'g' }, /params\.flags/],
    ['a number of full matches', { pattern: 'a', match: 'full', min: 2 }, /params\.match/],
    ['bounds in the wrong order', { pattern: 'a', min: 3, max: 2 }, /params\.max: is below/],
  ],
});

test.each(['(a+)+$', '(a|aa)+$', '(a*)*b', '(.*a){12}$', '([a-zA-Z]+)*$'])(
  'the pattern %s, which takes a backtracking engine for ever, ends at once',
  async (pattern) => {
    const startedAt = performance.now();
    await validate({ strategy: 'regex', params: { pattern } }, `${'a'.repeat(50_000)}!`);
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  },
);

test('a text matches itself, quoted, as a whole', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ minLength: 1, maxLength: 30 }), async (text) => {
      const pattern = text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
      expect((await validate({ strategy: 'regex', params: { pattern, match: 'full' } }, text)).passed).toBe(
        true,
      );
      expect(
        (await validate({ strategy: 'regex', params: { pattern, match: 'full' } }, `${text}~~`)).passed,
      ).toBe(false);
    }),
  );
});
