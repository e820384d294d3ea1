import { afterAll, describe, expect, it } from 'vitest';
import { Halt } from '../../src/persistence/entities/halt.ts';
import { createTestDatabase } from '../support/database.ts';
import { createStatementCounter } from '../support/statement-counter.ts';

describe('the statement counter', async () => {
  const test = await createTestDatabase();
  afterAll(() => test.drop());

  it('sees statements of the pool, of the ORM and of transactions, and only those of its block', async () => {
    await test.pool.query('select 0');
    const counter = createStatementCounter(test.pool);
    await test.pool.query('select 1');
    const { result, statements } = await counter.during(async () => {
      await Promise.all([
        test.pool.query('select 2'),
        test.pool.query({ name: 'named', text: 'select $1::int', values: [3] }),
      ]);
      await test.orm.em.fork().transactional(async (em) => {
        await em.nativeDelete(Halt, { root: 'nobody' });
      });
      return 'done';
    });
    await test.pool.query('select 4');
    expect(result).toBe('done');
    expect(statements).toEqual([
      'select 2',
      'select $1::int',
      'begin',
      `delete from "halt" where "root" = 'nobody'`,
      'commit',
    ]);
    counter.stop();
    const after = await counter.during(() => test.pool.query('select 5'));
    expect(after.statements).toEqual([]);
  });
});
