import { z } from 'zod';
import { judge, undecided } from '../checked.ts';
import { source } from '../data/json.ts';
import { checkPieces, takePieces } from '../reading/take-pieces.ts';
import type { PureStrategy } from '../strategy.ts';
import { parseSql } from './parse-sql.ts';

export const largestSql = 200_000;
export const sqlFences = ['sql', 'postgresql', 'postgres', 'pgsql'] as const;

export const sqlSyntax: PureStrategy<'sqlSyntax'> = {
  strategy: 'sqlSyntax',
  kind: 'pure',
  parses: true,
  summary:
    "The output is SQL by PostgreSQL's own grammar. Tables and columns are not looked up, nothing is run.",
  params: z.strictObject({
    from: source,
    maxStatements: z.int().min(1).max(10_000).default(100).describe('Most statements, per block.'),
  }),
  good: {
    params: {},
    output: "select id, total from orders where paid_at > now() - interval '1 day' order by id",
  },
  bad: { params: {}, output: 'select id, from orders where' },
  async check(subject, { from, maxStatements }) {
    const { pieces, refusal } = await takePieces(subject, from, [...sqlFences]);
    if (refusal) return refusal;
    if (pieces.some(({ text }) => text.length > largestSql)) {
      return undecided(`the SQL is longer than ${largestSql.toLocaleString('en-US')} characters; split it`);
    }
    const problems = await checkPieces(pieces, async (text) => {
      const { problem } = await parseSql(text, maxStatements);
      return problem === undefined ? [] : [problem];
    });
    return judge(problems, 'the output is valid PostgreSQL');
  },
};
