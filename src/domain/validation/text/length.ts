import { z } from 'zod';
import type { ValidationParams } from '#core';
import { countOf, fail, pass } from '../checked.ts';
import type { Subject } from '../reading/subject.ts';
import type { PureStrategy } from '../strategy.ts';

const bound = z.int().min(0).max(10_000_000).optional();

export const length: PureStrategy<'length'> = {
  strategy: 'length',
  kind: 'pure',
  summary: 'The output has at least `min` and at most `max` characters, words, sentences, lines or items.',
  params: z
    .strictObject({
      min: bound.describe('Least allowed.'),
      max: bound.describe('Most allowed.'),
      unit: z
        .enum(['characters', 'words', 'sentences', 'lines', 'items'])
        .default('characters')
        .describe(
          'Characters as a reader counts them; words also of languages without spaces; items of a list.',
        ),
    })
    .refine(({ min, max }) => min !== undefined || max !== undefined, 'give `min`, `max` or both')
    .refine(({ min, max }) => min === undefined || max === undefined || min <= max, '`min` is above `max`'),
  good: { params: { min: 3, max: 8, unit: 'words' }, output: 'Ship it after the smoke test.' },
  bad: { params: { max: 10 }, output: 'This sentence is longer than ten characters.' },
  check(subject, { min = 0, max = Number.POSITIVE_INFINITY, unit }) {
    const count = measure(subject, unit);
    if (count === null) {
      return fail({ message: 'the output is no list, so it has no items to count; answer with a JSON list' });
    }
    const found = countOf(count, unit.slice(0, -1));
    if (count < min) {
      return fail({
        message: `the output has ${found}; expected at least ${min}, so add ${min - count} or more`,
      });
    }
    if (count > max) {
      return fail({
        message: `the output has ${found}; expected at most ${max}, so cut ${count - max} or more`,
      });
    }
    return pass(`the output has ${found}`);
  },
};

function measure(subject: Subject, unit: ValidationParams['length']['unit']): number | null {
  const { text } = subject;
  switch (unit) {
    case 'characters':
      return countSegments(text, 'grapheme', () => true);
    case 'words':
      return countSegments(text, 'word', ({ isWordLike }) => isWordLike === true);
    case 'sentences':
      return countSegments(text, 'sentence', ({ segment }) => segment.trim() !== '');
    case 'lines':
      return text === '' ? 0 : text.replace(/\r?\n$/, '').split(/\r\n|\r|\n/).length;
    case 'items': {
      const data = subject.data();
      return data.ok && Array.isArray(data.value) ? data.value.length : null;
    }
  }
}

function countSegments(
  text: string,
  granularity: 'grapheme' | 'word' | 'sentence',
  counts: (segment: Intl.SegmentData) => boolean,
): number {
  // In plain ASCII every character is one, save that a line end may be two.
  if (granularity === 'grapheme' && /^[\x20-\x7e\t\n]*$/.test(text)) return text.length;
  let count = 0;
  for (const segment of new Intl.Segmenter('en', { granularity }).segment(text)) {
    if (counts(segment)) count += 1;
  }
  return count;
}
