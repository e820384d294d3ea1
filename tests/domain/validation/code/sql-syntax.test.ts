import { expect, test } from 'vitest';
import { describeStrategy, validate } from '../describe-strategy.ts';

describeStrategy('sqlSyntax', {
  good: [
    [
      'a query with a window and an interval',
      {},
      "select id, sum(total) over (partition by user_id) from orders where paid_at > now() - interval '1 day'",
    ],
    ['parameters', {}, 'update orders set paid = $1 where id = $2 returning id'],
    [
      'several statements and comments',
      {},
      'begin; -- first\ninsert into a values (1) on conflict do nothing; /* then */ commit;',
    ],
    ['dollar quotation', {}, 'create function f() returns int language plpgsql as $$ begin return 1; end $$'],
    ['a fenced block', { from: 'fences' }, 'So:\n\n```sql\nselect 1\n```'],
  ],
  bad: [
    ['a missing column', {}, 'select id, from orders', /syntax error at or near "from"/],
    ['a quotation that is not closed', {}, "select 'abc", /unterminated quoted string/],
    ['a question mark as parameter', {}, 'select * from a where b = ?', /syntax error/],
    ['backticks of another dialect', {}, 'select `id` from `orders`', /syntax error/],
    ['prose', {}, 'The query counts all orders.', /syntax error/],
    ['a comment alone', {}, '-- select 1', /only comments/],
    ['a NUL character, at which C stops reading', {}, 'select 1\0; drop table orders', /NUL character/],
    ['too many statements', { maxStatements: 1 }, 'select 1; select 2', /2 statements; expected at most 1/],
    [
      'nesting that fells the parser',
      {},
      `select ${'('.repeat(60_000)}1${')'.repeat(60_000)}`,
      /nested too deeply/,
    ],
    ['an endless sum', {}, `select ${'1+'.repeat(60_000)}1`, /nested too deeply/],
  ],
});

test('the place of a fault is right after letters of several bytes', async () => {
  const report = await validate({ strategy: 'sqlSyntax' }, "select 'äöü',\n  from a");
  expect(report.findings).toMatchObject([{ path: 'line 2, column 3' }]);
});

test('the parser works on after it was overwhelmed', async () => {
  await validate({ strategy: 'sqlSyntax' }, `select ${'not '.repeat(49_000)}true`);
  expect((await validate({ strategy: 'sqlSyntax' }, 'select 1')).passed).toBe(true);
});
