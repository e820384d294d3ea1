import { mkdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { silentLogger } from '#core';
import { type Database, openDatabase, openEmbeddedPostgres } from '#persistence';
import { urlOf, withAdmin } from '../support/test-server.ts';

/** The PostgreSQL server of one run. */
export interface BenchServer {
  /** `PostgreSQL 18.4 (embedded)` */
  readonly description: string;
  /** A fresh, migrated database; dropped when the server is closed. */
  createDatabase(name: string): Promise<BenchDatabase>;
  close(): Promise<void>;
}

export interface BenchDatabase {
  readonly database: Database;
  readonly url: string;
}

/** The server that DATABASE_URL names, else an embedded one in a folder of its own on the disk of the project. */
export async function openBenchServer(databaseUrl: string | undefined): Promise<BenchServer> {
  const embedded = databaseUrl ? null : await startEmbedded();
  const server = { adminUrl: databaseUrl || (embedded?.url ?? ''), template: '' };
  const prefix = `statehouse_bench_${process.pid}`;
  const opened: { name: string; database: Database }[] = [];
  const version = await withAdmin(server, async (client) => {
    const { rows } = await client.query<{ server_version: string }>('show server_version');
    return rows[0]?.server_version.split(' ')[0] ?? '?';
  });
  return {
    description: `PostgreSQL ${version} (${embedded ? 'embedded' : 'DATABASE_URL'})`,
    async createDatabase(purpose) {
      const name = `${prefix}_${purpose}`;
      await withAdmin(server, (client) => client.query(`create database ${name}`));
      const address = new URL(server.adminUrl);
      address.pathname = `/${name}`;
      const url = address.href;
      const database = await openDatabase({
        config: { databaseUrl: url, dataDir: '' },
        logger: silentLogger,
      });
      opened.push({ name, database });
      return { database, url };
    },
    async close() {
      for (const { name, database } of opened) {
        await database.close();
        await withAdmin(server, (client) => client.query(`drop database if exists ${name} with (force)`));
      }
      await embedded?.stop();
    },
  };
}

async function startEmbedded(): Promise<{ url: string; stop(): Promise<void> }> {
  const dataDir = resolve(import.meta.dirname, '../..', join('.statehouse', `bench-${process.pid}`));
  await mkdir(dataDir, { recursive: true });
  const embedded = await openEmbeddedPostgres({ dataDir, logger: silentLogger });
  return {
    url: urlOf(embedded.connection),
    async stop() {
      await embedded.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
