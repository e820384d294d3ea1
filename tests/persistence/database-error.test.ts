import { afterAll, describe, expect, it } from 'vitest';
import { TerminalError } from '#core';
import { isUnavailable, sqlStateOf, toDatabaseError } from '#persistence';
import { createTestDatabase, testServers } from '../support/database.ts';

/** Each way in which `pg`, the network or MikroORM reports trouble, as thrown by them. */
const withCode = (code: string, message = 'words', extra: object = {}) =>
  Object.assign(new Error(message), { code, ...extra });

describe('toDatabaseError', () => {
  it.each([
    withCode('ECONNREFUSED'),
    withCode('ECONNRESET'),
    withCode('ENOENT', 'connect ENOENT /run/socket', { syscall: 'connect' }),
    withCode('57P01', 'terminating connection due to administrator command'),
    withCode('57P03', 'the database system is starting up'),
    withCode('08006'),
    withCode('08P01', 'no more connections allowed (max_client_conn)'),
    withCode('53300', 'sorry, too many clients already'),
    withCode('53100', 'could not extend file: No space left on device'),
    withCode('25006', 'cannot execute INSERT in a read-only transaction'),
    new Error('Connection terminated unexpectedly'),
    new Error('timeout exceeded when trying to connect'),
    new Error('Client has encountered a connection error and is not queryable'),
    new Error('wrapped', { cause: withCode('EPIPE') }),
    new AggregateError([withCode('ECONNREFUSED', 'connect ECONNREFUSED ::1:5432')]),
  ])('takes %o for an unavailable database', (error) => {
    expect(isUnavailable(error)).toBe(true);
    expect(toDatabaseError('read the journal', error)).toMatchObject({
      code: 'database.unavailable',
      family: 'retryable',
      message: expect.stringMatching(/^could not read the journal: the database is unavailable/),
      cause: error,
    });
  });

  it.each(['40001', '40P01', '55P03'])('takes %s for a conflict that may be run again', (code) => {
    expect(toDatabaseError('write', withCode(code))).toMatchObject({
      code: 'database.conflict',
      family: 'retryable',
    });
  });

  it.each([
    withCode('23505', 'duplicate key value'),
    withCode('08P01', 'invalid message format'),
    withCode('ENOENT', 'no such file', { syscall: 'open' }),
    new Error('anything'),
    'a text',
    undefined,
  ])('takes %o for a refusal', (error) => {
    expect(isUnavailable(error)).toBe(false);
    expect(toDatabaseError('write', error)).toMatchObject({ code: 'database.rejected', family: 'terminal' });
  });

  it('passes errors of our own unchanged', () => {
    const own = new TerminalError('no', { code: 'x.y' });
    expect(toDatabaseError('write', own)).toBe(own);
  });

  it('survives a chain of causes that bites its tail', () => {
    const error = new Error('one');
    error.cause = new Error('two', { cause: error });
    expect(isUnavailable(error)).toBe(false);
    expect(sqlStateOf(error)).toBeUndefined();
  });
});

describe.each(testServers())('errors of PostgreSQL on %s', async (on) => {
  const test = await createTestDatabase({ on });
  afterAll(() => test.drop());

  const failure = async (run: () => Promise<unknown>): Promise<unknown> => {
    try {
      await run();
    } catch (error) {
      return error;
    }
    throw new TypeError('the statement was expected to fail');
  };

  it('are read through the pool and through the ORM alike', async () => {
    const sql = `insert into halt (root, reason) values ('*', null)`;
    const errors = [
      await failure(() => test.pool.query(sql)),
      await failure(() => test.orm.em.fork().execute(sql)),
    ];
    expect(errors.map(sqlStateOf)).toEqual(['23502', '23502']);
    expect(errors.map((error) => toDatabaseError('stop everything', error).message)).toEqual([
      expect.stringContaining('violates not-null constraint'),
      expect.stringContaining('could not stop everything: PostgreSQL refused'),
    ]);
  });

  it('count as unavailable when the server ends the connection under a query', async () => {
    const client = await test.pool.connect();
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    const sleeping = failure(() => client.query('select pg_sleep(30)'));
    await test.pool.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
    const error = await sleeping;
    client.release(true);
    expect(sqlStateOf(error)).toBe('57P01');
    expect(isUnavailable(error)).toBe(true);
  });
});
