import { z } from 'zod';
import { countOf, fail, pass, quote } from '../checked.ts';
import type { PureStrategy } from '../strategy.ts';
import { findText, foldText } from './fold-text.ts';

export const searchedText = z
  .string()
  .max(1_000)
  .refine((text) => foldText(text).trim() !== '', 'must hold a visible character');

export const contains: PureStrategy<'contains'> = {
  strategy: 'contains',
  kind: 'pure',
  summary: 'The output contains the given texts, or at least some of them.',
  params: z
    .strictObject({
      texts: z.array(searchedText).min(1).max(200).describe('What is to occur.'),
      atLeast: z.int().min(1).optional().describe('How many of the texts are to occur. Absent: all.'),
      caseSensitive: z.boolean().default(false).describe('Tell capitals from small letters.'),
      wholeWords: z.boolean().default(false).describe('`cat` does not occur in `concatenate`.'),
    })
    .refine(({ texts, atLeast = 0 }) => atLeast <= texts.length, {
      message: 'is more than there are texts',
      path: ['atLeast'],
    }),
  good: { params: { texts: ['rollback', 'owner'] }, output: 'Owner: Ada. Rollback: redeploy the last tag.' },
  bad: {
    params: { texts: ['rollback'], wholeWords: true },
    output: 'We will rollbacks-proof the deployment.',
  },
  check({ words }, { texts, atLeast = texts.length, caseSensitive, wholeWords }) {
    const folded = foldText(words(), caseSensitive);
    const missing = texts.filter((part) => findText(folded, foldText(part, caseSensitive), wholeWords) < 0);
    const found = texts.length - missing.length;
    if (found >= atLeast) return pass(`the output contains ${found} of ${countOf(texts.length, 'text')}`);
    const names = missing.slice(0, 10).map((part) => quote(part));
    const expected = atLeast === texts.length ? 'all of them' : `at least ${atLeast} of ${texts.length}`;
    return fail(
      {
        message: `the output does not contain ${names.join(', ')}${missing.length > 10 ? ' and others' : ''}; expected ${expected}, so add what is missing`,
        evidence: missing,
      },
      { score: found / atLeast },
    );
  },
};
