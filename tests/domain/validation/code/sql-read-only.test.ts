import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readOnlyFunctions } from '../../../../src/domain/validation/code/read-only-functions.ts';
import { createTestDatabase, type TestDatabase } from '../../../support/database.ts';
import { describeStrategy } from '../describe-strategy.ts';

describeStrategy('sqlReadOnly', {
  good: [
    [
      'a query',
      {},
      'select id, lower(name), count(*) filter (where paid) from orders group by 1, 2 order by 3 limit 5',
    ],
    [
      'WITH, also recursive',
      {},
      'with recursive t(n) as (select 1 union all select n + 1 from t where n < 5) select * from t',
    ],
    [
      'VALUES, TABLE, SHOW and EXPLAIN',
      { maxStatements: 4 },
      'values (1); table orders; show work_mem; explain analyze select 1',
    ],
    [
      'functions that SQL writes in its own way',
      {},
      "select coalesce(a, b), extract(year from c), current_date, substring(d from 1 for 2), e at time zone 'utc', trim(f), f similar to 'x' from t",
    ],
    [
      'functions in FROM',
      {},
      "select * from generate_series(1, 3) g, json_to_recordset('[]') as x(a int), unnest(array[1])",
    ],
    [
      'a schema of its own function that is allowed',
      { allowFunctions: ['app.score'] },
      'select app.score(id) from orders',
    ],
  ],
  bad: [
    ['DELETE', {}, 'delete from orders', /DELETE is no query/],
    [
      'DELETE in WITH',
      {},
      'with gone as (delete from orders returning *) select * from gone',
      /holds DELETE/,
    ],
    [
      'INSERT in WITH within a subquery',
      {},
      'select * from a where id in (with x as (insert into b values (1) returning id) select id from x)',
      /holds INSERT/,
    ],
    [
      'MERGE in WITH',
      {},
      'with m as (merge into a using b on a.id = b.id when matched then delete returning a.id) select * from m',
      /holds MERGE/,
    ],
    ['SELECT INTO', {}, 'select * into copy from orders', /SELECT INTO creates a table/],
    [
      'SELECT INTO in one arm of a UNION',
      {},
      'select 1 into t union select 2',
      /SELECT INTO creates a table/,
    ],
    ['FOR UPDATE', {}, 'select * from orders for update', /FOR UPDATE and FOR SHARE/],
    [
      'FOR KEY SHARE in a subquery',
      {},
      'select * from (select * from orders for key share) x',
      /FOR UPDATE and FOR SHARE/,
    ],
    ['two statements', {}, 'select 1; drop table orders', /2 statements; expected at most 1/],
    [
      'a second statement where two are allowed',
      { maxStatements: 2 },
      'select 1; drop table orders',
      /DROP is no query/,
    ],
    ['SET', {}, 'set role admin', /VARIABLE SET is no query/],
    ['COPY', {}, "copy (select 1) to program 'sh'", /COPY is no query/],
    ['DO', {}, 'do $$ begin delete from orders; end $$', /DO is no query/],
    ['EXPLAIN ANALYZE of a change', {}, 'explain analyze delete from orders', /holds DELETE/],
    ['EXPLAIN ANALYZE of EXECUTE', {}, 'explain analyze execute prepared', /holds EXECUTE/],
    ['CREATE TABLE AS', {}, 'create table a as select 1', /CREATE TABLE AS is no query/],
    ['a transaction', {}, 'commit', /BEGIN, COMMIT or ROLLBACK is no query/],
    [
      'CALL and LOCK',
      { maxStatements: 2 },
      'call f(); lock orders',
      /CALL is no query[\s\S]*LOCK is no query/,
    ],
    ['a sequence', {}, "select nextval('ids')", /nextval\(\) advances a sequence/],
    [
      'a sequence with its schema and in quotation marks',
      {},
      `select pg_catalog."setval"('ids', 1)`,
      /pg_catalog\.setval\(\) sets a sequence/,
    ],
    ['a setting', {}, "select set_config('role', 'admin', false)", /set_config\(\) changes a setting/],
    ['a file of the server', {}, "select pg_read_file('/etc/passwd')", /reads files of the server/],
    [
      'a statement in a text',
      {},
      "select query_to_xml('delete from orders', true, true, '')",
      /runs the statement in its argument/,
    ],
    [
      'a change on another connection',
      {},
      "select * from dblink('', 'delete from a') as t(x int)",
      /another connection/,
    ],
    [
      'an unknown function',
      {},
      'select my_function(1)',
      /my_function\(\) is not known to be free of side effects/,
    ],
    [
      'a function of another schema with the name of a built-in one',
      {},
      'select evil.lower(name) from a',
      /evil\.lower\(\) is not known/,
    ],
    ['a built-in name in other letters', {}, 'select "LOWER"(name) from a', /LOWER\(\) is not known/],
    [
      'an unknown function in ORDER BY of a window',
      {},
      'select rank() over (order by f(x)) from a',
      /f\(\) is not known/,
    ],
    ['an operator of another schema', {}, 'select 1 operator(evil.+) 2', /operator evil\.\+/],
    ['a change behind a NUL character', {}, 'select 1\0; drop table a', /NUL character/],
    ['SQL that does not parse', {}, 'select from where', /syntax error/],
    [
      'a change beside the block that is checked',
      { from: 'fences' },
      'delete from a;',
      /no filled block ```sql/,
    ],
  ],
});

describe('functions that are known to change nothing', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  /** Volatile by the catalogue: they look at the clock, draw numbers, or measure what changes by itself. */
  const harmlessAlthoughVolatile =
    /^(clock_timestamp|timeofday|random|random_normal|gen_random_uuid|uuidv4|uuidv7|pg_(database|indexes|relation|table|total_relation)_size|pg_is_in_recovery)$/;

  test('are marked as immutable or stable by the catalogue of PostgreSQL', async () => {
    const { rows } = await database.pool.query<{ name: string }>(
      `select distinct proname as name from pg_proc
       where pronamespace = 'pg_catalog'::regnamespace and provolatile = 'v' and proname = any($1)`,
      [[...readOnlyFunctions]],
    );
    expect(rows.map(({ name }) => name).filter((name) => !harmlessAlthoughVolatile.test(name))).toEqual([]);
  });

  test('all exist in the catalogue, where no schema of users can take their place', async () => {
    const { rows } = await database.pool.query<{ name: string }>(
      `select name from unnest($1::text[]) name
       where not exists (select from pg_proc where proname = name and pronamespace = 'pg_catalog'::regnamespace)`,
      [[...readOnlyFunctions]],
    );
    expect(rows.map(({ name }) => name).toSorted()).toEqual([]);
  });
});
