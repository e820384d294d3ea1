import { mkdir, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { silentLogger } from '#core';
import { type EmbeddedPostgres, openDatabase, openEmbeddedPostgres } from '#persistence';
import { type TestServer, urlOf, withAdmin } from './test-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    testServers: { readonly embedded: TestServer; readonly server: TestServer | null };
  }
}

const FOLDER_PREFIX = 'statehouse-test-';

/**
 * Once for a test run: an embedded PostgreSQL in a folder of its own, and a migrated template database on it and on the
 * server that STATEHOUSE_TEST_DATABASE_URL or DATABASE_URL names, if any. Nothing of it is left afterwards.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await removeOrphans();
  const dataDir = join(tmpdir(), `${FOLDER_PREFIX}${process.pid}`);
  await mkdir(dataDir, { recursive: true });
  const embedded = await openEmbeddedPostgres({ dataDir, logger: silentLogger });
  const adminUrl = urlOf(embedded.connection);
  await withAdmin({ adminUrl, template: '' }, async (client) => {
    // It dies with the run, so nothing needs to survive a power failure.
    await client.query('alter system set fsync = off');
    await client.query('select pg_reload_conf()');
  });
  const servers = [await prepare(adminUrl)];
  const url = process.env['STATEHOUSE_TEST_DATABASE_URL'] ?? process.env['DATABASE_URL'];
  if (url !== undefined && url !== '') servers.push(await prepare(url));
  const [first, second] = servers;
  if (first === undefined) throw new TypeError('no test server was prepared');
  project.provide('testServers', { embedded: first, server: second ?? null });
  return async () => {
    if (second !== undefined) await dropAll(second);
    await stop(embedded, dataDir);
  };
}

async function prepare(adminUrl: string): Promise<TestServer> {
  const template = `statehouse_test_${process.pid}_${Date.now().toString(36)}`;
  const server = { adminUrl, template };
  await withAdmin(server, (client) => client.query(`create database ${template}`));
  const url = new URL(adminUrl);
  url.pathname = `/${template}`;
  const database = await openDatabase({
    config: { databaseUrl: url.href, dataDir: '' },
    logger: silentLogger,
  });
  await database.close();
  return server;
}

/** Also drops the databases of test files that ended without doing so. */
async function dropAll(server: TestServer): Promise<void> {
  await withAdmin(server, async (client) => {
    const { rows } = await client.query<{ datname: string }>(
      'select datname from pg_database where starts_with(datname, $1)',
      [server.template],
    );
    for (const { datname } of rows) await client.query(`drop database if exists ${datname} with (force)`);
  });
}

async function stop(embedded: EmbeddedPostgres, dataDir: string): Promise<void> {
  await embedded.close();
  await rm(dataDir, { recursive: true, force: true });
}

/** A killed run leaves its server behind: opening its folder adopts that server, closing stops it. */
async function removeOrphans(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const pid = name.startsWith(FOLDER_PREFIX) ? Number(name.slice(FOLDER_PREFIX.length)) : Number.NaN;
    if (!Number.isInteger(pid) || isAlive(pid)) continue;
    const dataDir = join(tmpdir(), name);
    try {
      await stop(await openEmbeddedPostgres({ dataDir, logger: silentLogger }), dataDir);
    } catch {
      // Another user's, or another run is at it: not ours to judge.
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as { code?: unknown }).code === 'EPERM';
  }
}
