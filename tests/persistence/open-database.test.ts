import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { type Logger, silentLogger, systemClock } from '#core';
import {
  type Database,
  describeConnection,
  openDatabase,
  openEmbeddedPostgres,
  parseDatabaseUrl,
} from '#persistence';
import { createRetryWhileUnavailable } from '../../src/persistence/retry-while-unavailable.ts';
import { createTestDatabase, testServers } from '../support/database.ts';
import { openProxied } from '../support/proxied-database.ts';
import { urlOf, withAdmin } from '../support/test-server.ts';

const config = (databaseUrl: string) => ({ databaseUrl, dataDir: '' });

function recordingLogger(): { readonly logger: Logger; readonly infos: string[] } {
  const infos: string[] = [];
  const logger: Logger = {
    ...silentLogger,
    info: (_, message) => {
      infos.push(message);
    },
    child: () => logger,
  };
  return { logger, infos };
}

describe.each(testServers())('openDatabase on %s', async (on) => {
  const server = inject('testServers')[on];
  if (server === null) throw new TypeError('testServers() named a server that is not there');
  const test = await createTestDatabase({ on });
  const made: string[] = [];
  afterAll(async () => {
    await test.drop();
    await withAdmin(server, async (client) => {
      for (const name of made) await client.query(`drop database if exists ${name} with (force)`);
    });
  });

  const emptyDatabase = async (): Promise<string> => {
    const name = `${server.template}_empty_${made.length}`;
    made.push(name);
    await withAdmin(server, (client) => client.query(`create database ${name}`));
    const url = new URL(server.adminUrl);
    url.pathname = `/${name}`;
    return url.href;
  };

  it('migrates an empty database once when several processes start at once', async () => {
    const url = await emptyDatabase();
    const starts = [1, 2, 3, 4].map(async () => {
      const { logger, infos } = recordingLogger();
      const database = await openDatabase({ config: config(url), logger });
      const { rows } = await database.pool.query('select count(*) from actor');
      await database.close();
      return { infos, rows };
    });
    const results = await Promise.all(starts);
    expect(results.flatMap(({ infos }) => infos)).toEqual(['migrated the database']);
    expect(results.map(({ rows }) => rows)).toEqual(Array(4).fill([{ count: 0 }]));
  });

  it('applies nothing to a database that is up to date', async () => {
    const { logger, infos } = recordingLogger();
    const database = await openDatabase({ config: config(test.url), logger });
    await database.close();
    expect(infos).toEqual([]);
  });

  it('refuses a database that a newer release has migrated', async () => {
    const url = await emptyDatabase();
    const database = await openDatabase({ config: config(url), logger: silentLogger });
    await database.pool.query(
      `insert into mikro_orm_migrations (name) values ('Migration20990101000000_future')`,
    );
    await database.close();
    await expect(openDatabase({ config: config(url), logger: silentLogger })).rejects.toMatchObject({
      code: 'database.migratedByNewer',
      family: 'terminal',
      message: expect.stringContaining('Migration20990101000000_future'),
    });
  });

  it('gives values in the types that the stores count on', async () => {
    const { rows } = await test.pool.query(
      `select 9007199254740991::int8 as safe, 9007199254740993::int8 as beyond, '{1,null,9007199254740993}'::int8[] as list,
        '{}'::int8[] as none, '{"a":[1]}'::json as json, '"text"'::jsonb as scalar, 0.1::float8 as fraction,
        '2026-01-01T00:00:00.123+02'::timestamptz(3) as time, '{a,"b c"}'::text[] as texts, null::int8 as empty`,
    );
    expect(rows).toEqual([
      {
        safe: 9007199254740991,
        beyond: '9007199254740993',
        list: [1, null, '9007199254740993'],
        none: [],
        json: { a: [1] },
        scalar: 'text',
        fraction: 0.1,
        time: new Date('2025-12-31T22:00:00.123Z'),
        texts: ['a', 'b c'],
        empty: null,
      },
    ]);
  });

  it('leaves the global parsers of pg alone', async () => {
    const { default: pg } = await import('pg');
    expect(pg.types.getTypeParser(20, 'text')('7')).toBe('7');
  });

  it('shares one pool between the ORM and the statements of our own', async () => {
    const pool = await test.orm.em.getConnection().getNativeClient();
    expect(pool).toBe(test.pool);
  });

  it('says that a database does not exist, and where to look', async () => {
    const url = new URL(server.adminUrl);
    url.pathname = '/no_such_database';
    await expect(openDatabase({ config: config(url.href), logger: silentLogger })).rejects.toMatchObject({
      code: 'database.refused',
      family: 'terminal',
      details: { sqlState: '3D000' },
      message: expect.stringMatching(/no_such_database.*does not exist.*DATABASE_URL/s),
    });
  });

  it('goes on after every connection was cut, and after a time without a server', async () => {
    const { database, proxy, close } = await openProxied(test);
    const retry = createRetryWhileUnavailable({ clock: systemClock });
    await Promise.all([1, 2, 3].map(() => database.pool.query('select pg_sleep(0.01)')));
    proxy.refuse();
    proxy.cut();
    await expect(
      createRetryWhileUnavailable({ clock: systemClock, giveUpAfterMs: 0 })('ask', () =>
        database.pool.query('select 1'),
      ),
    ).rejects.toMatchObject({ code: 'database.unavailable', family: 'retryable' });
    const pending = retry('ask', () => database.pool.query('select 7 as n'));
    const throughOrm = retry('ask', () => database.orm.em.fork().execute('select 8 as n'));
    proxy.accept();
    expect((await pending).rows).toEqual([{ n: 7 }]);
    expect(await throughOrm).toEqual([{ n: 8 }]);
    await close();
  });

  it('refuses queries after it was closed instead of opening a second pool', async () => {
    const database = await openDatabase({ config: config(test.url), logger: silentLogger });
    await Promise.all([database.close(), database.close()]);
    await database.close();
    await expect(database.orm.em.fork().execute('select 1')).rejects.toMatchObject({
      code: 'database.closed',
    });
    await expect(database.pool.query('select 1')).rejects.toThrow(/after calling end/);
  });
});

describe('openDatabase without a server', () => {
  const dataDir = join(tmpdir(), `statehouse database ${randomUUID()}`);
  afterAll(() => rm(dataDir, { recursive: true, force: true }));

  it('starts the embedded database, keeps its data, and outlives its restart', async () => {
    const first = await openDatabase({ config: { dataDir }, logger: silentLogger });
    expect(first.kind).toBe('embedded');
    expect(first.describe()).toContain(`statehouse on the socket ${first.connection.host}`);
    await first.pool.query(`insert into halt (root, reason) values ('*', 'kept')`);
    await first.close();

    const server = await openEmbeddedPostgres({ dataDir, logger: silentLogger });
    const second = await openDatabase({ config: config(urlOf(server.connection)), logger: silentLogger });
    const kept = async (database: Database) =>
      (await database.pool.query('select reason from halt')).rows.map(({ reason }) => reason);
    expect(await kept(second)).toEqual(['kept']);

    await server.close();
    const retry = createRetryWhileUnavailable({ clock: systemClock });
    const pending = retry('read the stops', () => kept(second));
    await expect(kept(second)).rejects.toThrow();
    const restarted = await openEmbeddedPostgres({ dataDir, logger: silentLogger });
    expect(await pending).toEqual(['kept']);
    await second.close();
    await restarted.close();
  });

  it('rejects with a retryable error while nothing listens', async () => {
    const listener = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => listener.once('listening', resolve));
    const address = listener.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    await new Promise((resolve) => listener.close(resolve));
    await expect(
      openDatabase({
        config: config(`postgres://anna:s3cret@127.0.0.1:${port}/house`),
        logger: silentLogger,
      }),
    ).rejects.toMatchObject({
      code: 'database.unavailable',
      family: 'retryable',
      message: expect.stringMatching(/^(?!.*s3cret).*postgres:\/\/anna@127\.0\.0\.1.*ECONNREFUSED/s),
    });
  });
});

describe('parseDatabaseUrl', () => {
  it.each([
    ['postgres://anna:s3cret@db.example:6000/house', 'postgres://anna@db.example:6000/house'],
    ['postgresql://anna@db.example/house?sslmode=disable', 'postgres://anna@db.example:5432/house'],
    [
      'postgres://anna@localhost/house?host=%2Frun%2Fa%20b&port=5433',
      'house on the socket /run/a b (port 5433) as anna',
    ],
  ])('reads %s and describes it without the password', (url, description) => {
    expect(describeConnection(parseDatabaseUrl(url))).toBe(description);
  });

  it.each(['mysql://anna:s3cret@host/db', 'anna:s3cret@host/db', '', 'postgres://anna:s3cret@host:port/db'])(
    'refuses %j without showing it',
    (url) => {
      expect(() => parseDatabaseUrl(url)).toThrow(
        expect.objectContaining({
          code: 'database.malformedUrl',
          message: expect.not.stringContaining('s3cret'),
        }),
      );
    },
  );
});
