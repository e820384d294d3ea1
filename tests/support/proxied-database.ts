import { silentLogger } from '#core';
import { type Database, openDatabase } from '#persistence';
import { startTcpFaultProxy, type TcpFaultProxy } from '#testing';
import type { TestDatabase } from './database.ts';

/** A second way into a test database, through a proxy that can break its connections. */
export interface ProxiedDatabase {
  readonly database: Database;
  readonly proxy: TcpFaultProxy;
  close(): Promise<void>;
}

export async function openProxied(test: TestDatabase): Promise<ProxiedDatabase> {
  const { host, port } = test.connection;
  const proxy = await startTcpFaultProxy(
    host.startsWith('/') ? { socketPath: `${host}/.s.PGSQL.${port}` } : { host, port },
  );
  const url = new URL(test.url);
  url.search = new URLSearchParams({ host: proxy.host, port: String(proxy.port) }).toString();
  const database = await openDatabase({
    config: { databaseUrl: url.href, dataDir: '', poolSize: 4 },
    logger: silentLogger,
    migrate: false,
  });
  return {
    database,
    proxy,
    async close() {
      await database.close();
      await proxy.close();
    },
  };
}
