import { z } from 'zod';
import { countOf, fail, pass, quote } from '../checked.ts';
import type { PureStrategy } from '../strategy.ts';
import { compilePattern, findPatternError } from './safe-pattern.ts';

const countedMatches = 100_000;

export const regex: PureStrategy<'regex'> = {
  strategy: 'regex',
  kind: 'pure',
  parses: true,
  summary:
    'A regular expression matches the output: all of it, or a part, as often as is wanted. Time stays linear.',
  params: z
    .strictObject({
      pattern: z.string().min(1).max(1_000).describe('RE2 syntax: no look-around, no back-references.'),
      flags: z
        .string()
        .regex(/^(?!.*(.).*\1)[ims]*$/, 'takes each of i, m and s at most once')
        .default('')
        .describe('i: case does not matter; m: ^ and $ match at line ends; s: the dot matches line ends.'),
      match: z.enum(['find', 'full']).default('find').describe('full: all of the text; find: a part of it.'),
      min: z.int().min(1).max(countedMatches).default(1).describe('Least number of matches.'),
      max: z.int().min(1).max(countedMatches).optional().describe('Greatest number of matches.'),
    })
    .superRefine(({ pattern, flags, match, min, max }, context) => {
      const error = findPatternError(pattern, flags);
      if (error !== null) context.addIssue({ code: 'custom', path: ['pattern'], message: error });
      if (max !== undefined && max < min) {
        context.addIssue({ code: 'custom', path: ['max'], message: 'is below `min`' });
      }
      if (match === 'full' && (min > 1 || max !== undefined)) {
        context.addIssue({ code: 'custom', path: ['match'], message: 'full has no number of matches' });
      }
    }),
  good: { params: { pattern: '^[A-Z]{3}-\\d{4}$', match: 'full' }, output: 'ABC-2026' },
  bad: { params: { pattern: '\\d{4}-\\d{2}-\\d{2}' }, output: 'It is due next Friday.' },
  check({ text }, { pattern, flags, match, min, max = Number.POSITIVE_INFINITY }) {
    const compiled = compilePattern(pattern, flags);
    if (match === 'full') {
      return compiled.testExact(text)
        ? pass(`all of the output matches ${quote(pattern)}`)
        : fail({
            message: `the output ${quote(text)} as a whole does not match the pattern ${quote(pattern, 200)}; write it in that form and nothing else`,
          });
    }
    const enough = Math.min(max + 1, countedMatches);
    let count = 0;
    let first: string | null = null;
    const matcher = compiled.matcher(text);
    while (count < enough && matcher.find()) {
      first ??= matcher.group();
      count += 1;
    }
    if (count < min) {
      const expected = min === 1 ? 'a match' : `at least ${min}`;
      return fail({
        message: `the pattern ${quote(pattern, 200)} matches ${countOf(count, 'time')}; expected ${expected}`,
      });
    }
    if (count > max) {
      return fail({
        message: `the pattern ${quote(pattern, 200)} matches more than ${countOf(max, 'time')}; take out the others`,
        evidence: (first ?? '').slice(0, 200),
      });
    }
    return pass(`the pattern ${quote(pattern)} matches ${countOf(count, 'time')}`, {
      evidence: (first ?? '').slice(0, 200),
    });
  },
};
