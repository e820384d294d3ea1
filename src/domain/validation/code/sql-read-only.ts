import { z } from 'zod';
import { judge, undecided } from '../checked.ts';
import { source } from '../data/json.ts';
import { checkPieces, takePieces } from '../reading/take-pieces.ts';
import type { PureStrategy } from '../strategy.ts';
import { findSqlChanges } from './find-sql-changes.ts';
import { parseSql } from './parse-sql.ts';
import { largestSql, sqlFences } from './sql-syntax.ts';

/**
 * A guard by grammar, not by rights. It cannot see what a view, a type's input function, a row-security policy, an
 * overload that somebody gave a built-in name, or a column that is a function in disguise (`t.f` for `f(t)`) does: run
 * the query in a read-only transaction as well.
 */
export const sqlReadOnly: PureStrategy<'sqlReadOnly'> = {
  strategy: 'sqlReadOnly',
  kind: 'pure',
  parses: true,
  summary:
    'The output is PostgreSQL that only reads: no changing statement anywhere (also in WITH), no SELECT INTO, no locks, only functions that are known to change nothing. Run it in a read-only transaction all the same.',
  params: z.strictObject({
    from: source,
    maxStatements: z.int().min(1).max(100).default(1).describe('Most statements, per block.'),
    allowFunctions: z
      .array(z.string().min(1).max(200))
      .max(500)
      .default([])
      .describe('Functions to allow beside built-in ones that only compute, as name or schema.name.'),
  }),
  good: { params: {}, output: 'with paid as (select * from orders where paid) select count(*) from paid' },
  bad: { params: {}, output: 'with gone as (delete from orders returning *) select count(*) from gone' },
  async check(subject, { from, maxStatements, allowFunctions }) {
    const { pieces, refusal } = await takePieces(subject, from, [...sqlFences]);
    if (refusal) return refusal;
    if (pieces.some(({ text }) => text.length > largestSql)) {
      return undecided(`the SQL is longer than ${largestSql.toLocaleString('en-US')} characters; split it`);
    }
    const problems = await checkPieces(pieces, async (text) => {
      const { statements, problem } = await parseSql(text, maxStatements);
      return problem === undefined
        ? statements.flatMap((statement) => findSqlChanges(statement, allowFunctions))
        : [problem];
    });
    return judge(problems.slice(0, 20), 'the SQL only reads');
  },
};
