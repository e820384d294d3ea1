import { inject } from 'vitest';
import { silentLogger } from '#core';
import { type Database, openDatabase } from '#persistence';
import { type TestServer, withAdmin } from './test-server.ts';

export type TestServerKind = 'embedded' | 'server';

/** A fresh, migrated, empty database. */
export interface TestDatabase extends Pick<Database, 'orm' | 'pool' | 'connection'> {
  readonly database: Database;
  /** For `DATABASE_URL` of a child process. */
  readonly url: string;
  /** Closes the pool and drops the database; call it in `afterAll`. */
  drop(): Promise<void>;
}

export interface TestDatabaseOptions {
  /** Default: the server that the environment names, else the embedded one. */
  readonly on?: TestServerKind;
  /** Default 8. */
  readonly poolSize?: number;
}

/** The servers of this run, for `describe.each`: the embedded one always, and the one that DATABASE_URL names. */
export function testServers(): readonly TestServerKind[] {
  return inject('testServers').server === null ? ['embedded'] : ['embedded', 'server'];
}

/** Copies the template of the run: a few dozen milliseconds. One per test file. */
export async function createTestDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const server = chooseServer(options.on);
  const name = `${server.template}_${Math.random().toString(36).slice(2, 10)}`;
  await withAdmin(server, (client) => client.query(`create database ${name} template ${server.template}`));
  const address = new URL(server.adminUrl);
  address.pathname = `/${name}`;
  const url = address.href;
  const database = await openDatabase({
    config: { databaseUrl: url, dataDir: '', poolSize: options.poolSize ?? 8 },
    logger: silentLogger,
    migrate: false,
  });
  return {
    database,
    orm: database.orm,
    pool: database.pool,
    connection: database.connection,
    url,
    async drop() {
      await database.close();
      await withAdmin(server, (client) => client.query(`drop database if exists ${name} with (force)`));
    },
  };
}

function chooseServer(kind: TestServerKind | undefined): TestServer {
  const { embedded, server } = inject('testServers');
  if (kind === undefined) return server ?? embedded;
  if (kind === 'embedded') return embedded;
  if (server === null)
    throw new TypeError(`the test asks for '${kind}', which DATABASE_URL has to name; see testServers()`);
  return server;
}
