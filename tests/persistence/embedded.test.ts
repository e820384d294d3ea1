import { cpSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silentLogger } from '#core';
import {
  type EmbeddedPostgres,
  EmbeddedPostgresError,
  locateBinaries,
  openEmbeddedPostgres,
  waitForPostgres,
} from '../../src/persistence/embedded/index.ts';
import { makeTemporaryFolder, serversBelow } from './fixtures/start-participant.ts';

const root = makeTemporaryFolder();
const opened: EmbeddedPostgres[] = [];
let folderNumber = 0;
let dataDir = '';

async function open(folder = dataDir, database?: string): Promise<EmbeddedPostgres> {
  const server = await openEmbeddedPostgres({
    dataDir: folder,
    logger: silentLogger,
    ...(database && { database }),
  });
  opened.push(server);
  return server;
}

async function failToOpen(folder = dataDir): Promise<EmbeddedPostgresError> {
  const error = await open(folder).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(EmbeddedPostgresError);
  return error as EmbeddedPostgresError;
}

async function query(server: EmbeddedPostgres, sql: string): Promise<unknown[][]> {
  const client = new pg.Client(server.connection);
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows;
  } finally {
    await client.end();
  }
}

beforeEach(() => {
  folderNumber += 1;
  dataDir = join(root, String(folderNumber));
});

afterEach(async () => {
  for (const server of opened.splice(0)) await server.close();
  expect(serversBelow(root)).toEqual([]);
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('a data folder of its own', () => {
  it('keeps what was committed when it is closed and opened again', async () => {
    const first = await open();
    expect(first.started).toBe('initialised');
    await query(first, 'CREATE TABLE note AS SELECT 42 AS answer');
    await first.close();
    expect(serversBelow(dataDir)).toEqual([]);
    const second = await open();
    expect(second.started).toBe('started');
    expect(await query(second, 'SELECT answer FROM note')).toEqual([[42]]);
  });

  it('listens on a socket only and writes durably', async () => {
    const server = await open();
    const settings = await query(
      server,
      `SELECT name, setting FROM pg_settings WHERE name IN
       ('listen_addresses', 'fsync', 'full_page_writes', 'synchronous_commit', 'TimeZone', 'max_connections',
        'data_checksums', 'server_encoding') ORDER BY name COLLATE "C"`,
    );
    expect(Object.fromEntries(settings)).toEqual({
      TimeZone: 'UTC',
      data_checksums: 'on',
      fsync: 'on',
      full_page_writes: 'on',
      listen_addresses: '',
      max_connections: '100',
      server_encoding: 'UTF8',
      synchronous_commit: 'on',
    });
  });

  it('sorts by code point and knows the letters of Unicode', async () => {
    const server = await open();
    expect(await query(server, `SELECT x FROM unnest(ARRAY['é', 'z', 'a', 'Z']) x ORDER BY x`)).toEqual([
      ['Z'],
      ['a'],
      ['z'],
      ['é'],
    ]);
    expect(await query(server, `SELECT upper('é'), 'É' ~* 'é'`)).toEqual([['É', true]]);
  });

  it('offers the extensions that full-text search needs', async () => {
    const server = await open();
    await query(server, 'CREATE EXTENSION pg_trgm; CREATE EXTENSION unaccent; CREATE EXTENSION btree_gin');
    expect(await query(server, `SELECT unaccent('Hôtel')`)).toEqual([['Hotel']]);
  });

  it('is closed to other users', async () => {
    const server = await open();
    for (const folder of [
      join(dataDir, 'postgres'),
      join(dataDir, 'postgres', 'data'),
      server.connection.host,
    ]) {
      expect(statSync(folder).mode & 0o777).toBe(0o700);
    }
    const socket = statSync(join(server.connection.host, `.s.PGSQL.${server.connection.port}`));
    expect(socket.mode & 0o777).toBe(0o700);
  });

  it('makes the database that is asked for, whatever its name', async () => {
    const server = await open(dataDir, 'odd "name"');
    expect(await query(server, 'SELECT current_database()')).toEqual([['odd "name"']]);
  });

  it('keeps what a person writes into postgresql.conf', async () => {
    await (await open()).close();
    const file = join(dataDir, 'postgres', 'data', 'postgresql.conf');
    writeFileSync(file, `${readFileSync(file, 'utf8')}work_mem = 12MB\n`);
    expect(await query(await open(), 'SHOW work_mem')).toEqual([['12MB']]);
  });
});

describe('any place for the data folder', () => {
  it('works on a path with spaces, quotes and commas', async () => {
    const server = await open(join(dataDir, `it's "my", data`));
    expect(await query(server, 'SELECT 1')).toEqual([[1]]);
  });

  it('puts the socket into a short private folder when the path is too long for it', async () => {
    const folder = join(dataDir, 'a'.repeat(60), 'b'.repeat(60));
    const server = await open(folder);
    const { host } = server.connection;
    expect(host.length).toBeLessThan(80);
    expect(statSync(host).mode & 0o777).toBe(0o700);
    const note = JSON.parse(readFileSync(join(folder, 'postgres', 'server.json'), 'utf8'));
    expect(note.socketFolder).toBe(host);
    const joined = await open(folder);
    expect(joined).toMatchObject({ started: 'joined', connection: { host } });
    await joined.close();
    await server.close();
    expect(statSync(host, { throwIfNoEntry: false })).toBeUndefined();
  });

  it('gives a copy of a folder in use its own server', async () => {
    const folder = join(dataDir, 'a'.repeat(60), 'original '.repeat(6));
    const original = await open(folder);
    const copied = `${folder}copy`;
    cpSync(folder, copied, { recursive: true, filter: (source) => !source.includes('.s.PGSQL') });
    const copy = await open(copied);
    expect(copy.serverPid).not.toBe(original.serverPid);
    expect(await query(copy, 'SHOW data_directory')).toEqual([[join(copied, 'postgres', 'data')]]);
    expect(await query(original, 'SHOW data_directory')).toEqual([[join(folder, 'postgres', 'data')]]);
  });
});

describe('one process that opens the folder twice', () => {
  it('stops the server with the last close', async () => {
    const [first, second] = await Promise.all([open(), open()]);
    expect([first?.started, second?.started].sort()).toEqual(['initialised', 'joined']);
    expect(first?.serverPid).toBe(second?.serverPid);
    await first?.close();
    expect(await query(second as EmbeddedPostgres, 'SELECT 1')).toEqual([[1]]);
    await Promise.all([second?.close(), second?.close()]);
    expect(serversBelow(dataDir)).toEqual([]);
  });
});

describe('a start that cannot succeed', () => {
  it('quotes the end of the log of the server', async () => {
    await (await open()).close();
    writeFileSync(join(dataDir, 'postgres', 'data', 'postgresql.conf'), `shared_buffers = 'a lot'\n`);
    const error = await failToOpen();
    expect(error.code).toBe('EMBEDDED_POSTGRES_START_FAILED');
    expect(error.message).toContain('invalid value for parameter "shared_buffers": "a lot"');
  });

  it('names both versions when another PostgreSQL wrote the folder', async () => {
    mkdirSync(join(dataDir, 'postgres', 'data'), { recursive: true });
    writeFileSync(join(dataDir, 'postgres', 'data', 'PG_VERSION'), '15\n');
    const error = await failToOpen();
    expect(error.code).toBe('EMBEDDED_POSTGRES_VERSION_MISMATCH');
    expect(error.message).toMatch(/written by PostgreSQL 15, but the embedded one is 18 /);
  });

  it('says that a part of the path is a file', async () => {
    writeFileSync(dataDir, '');
    expect((await failToOpen()).code).toBe('EMBEDDED_POSTGRES_NOT_A_FOLDER');
    expect((await failToOpen(join(dataDir, 'below'))).code).toBe('EMBEDDED_POSTGRES_NOT_A_FOLDER');
  });

  it('points to DATABASE_URL on a platform without binaries or without their package', () => {
    expect(() => locateBinaries('win32', 'x64')).toThrow(/win32-x64.*DATABASE_URL/);
    const elsewhere = process.platform === 'darwin' ? 'linux' : 'darwin';
    expect(() => locateBinaries(elsewhere, 'arm64')).toThrow(
      new RegExp(`"@embedded-postgres/${elsewhere}-arm64".*DATABASE_URL`),
    );
  });
});

describe('what a crash of the machine leaves', () => {
  it('is not mistaken for a server when its process id belongs to a stranger', async () => {
    await (await open()).close();
    const data = join(dataDir, 'postgres', 'data');
    const socket = join(dataDir, 'postgres', 'socket');
    writeFileSync(
      join(data, 'postmaster.pid'),
      // Not this process: PostgreSQL knows by itself that its parent is no server.
      `${process.ppid}\n${data}\n1700000000\n5432\n${socket}\n\n  1 1\nready   \n`,
      { mode: 0o600 },
    );
    const server = await open();
    expect(server.started).toBe('started');
    expect(server.serverPid).not.toBe(process.ppid);
  });
});

describe('waitForPostgres', () => {
  it('tells whether a server takes connections in time', async () => {
    const { connection } = await open();
    expect(await waitForPostgres(connection, { timeoutMs: 5_000 })).toBe(true);
    expect(await waitForPostgres({ ...connection, host: '/nowhere' }, { timeoutMs: 50 })).toBe(false);
  });
});
