import { z } from 'zod';
import { judge, quote } from '../checked.ts';
import type { PureStrategy } from '../strategy.ts';
import { searchedText } from './contains.ts';
import { findText, foldText } from './fold-text.ts';

export const excludes: PureStrategy<'excludes'> = {
  strategy: 'excludes',
  kind: 'pure',
  summary:
    'The output contains none of the given texts, also not split by invisible characters or in full-width letters.',
  params: z.strictObject({
    texts: z.array(searchedText).min(1).max(200).describe('What must not occur.'),
    caseSensitive: z.boolean().default(false).describe('Tell capitals from small letters.'),
    wholeWords: z.boolean().default(false).describe('`cat` does not occur in `concatenate`.'),
  }),
  good: { params: { texts: ['as an AI'] }, output: 'The migration takes two hours.' },
  bad: { params: { texts: ['as an AI'] }, output: 'As an AI, I cannot estimate this.' },
  check({ words }, { texts, caseSensitive, wholeWords }) {
    const folded = foldText(words(), caseSensitive);
    const problems = texts.flatMap((part) => {
      const wanted = foldText(part, caseSensitive);
      const index = findText(folded, wanted, wholeWords);
      if (index < 0) return [];
      const around = folded.slice(Math.max(0, index - 30), index + wanted.length + 30).trim();
      return [
        {
          message: `the output contains ${quote(part)}, which is not allowed; take it out`,
          evidence: around,
        },
      ];
    });
    return judge(problems, `the output contains none of ${texts.length} excluded texts`);
  },
};
