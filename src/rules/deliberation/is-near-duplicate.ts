import { contentWordsOf, overlap, wordsOf } from './similarity.ts';

const threshold = 0.8;
const negations = new Set([
  'not',
  'no',
  'never',
  'without',
  'don',
  'dont',
  'cannot',
  'against',
  'avoid',
  'stop',
]);

/**
 * Whether two titles say the same in nearly the same words: at least four fifths of their content words are shared, and
 * they do not differ by a negation or a number ("Migrate now" and "Do not migrate now", "Phase 1" and "Phase 2").
 */
export function isNearDuplicate(a: string, b: string): boolean {
  if (overlap(contentWordsOf(a), contentWordsOf(b)) < threshold) return false;
  const [wordsA, wordsB] = [wordsOf(a), wordsOf(b)];
  const different = [...wordsA, ...wordsB].filter((word) => !(wordsA.has(word) && wordsB.has(word)));
  return different.every((word) => !negations.has(word) && !/\p{N}/u.test(word));
}
