import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { silentLogger } from '#core';
import { type ProxyTarget, startTcpFaultProxy, type TcpFaultProxy } from '#testing';
import { type EmbeddedPostgres, openEmbeddedPostgres } from '../../src/persistence/embedded/index.ts';

const proxies: TcpFaultProxy[] = [];

async function startProxy(target: ProxyTarget): Promise<TcpFaultProxy> {
  const proxy = await startTcpFaultProxy(target);
  proxies.push(proxy);
  return proxy;
}

afterEach(async () => {
  for (const proxy of proxies.splice(0)) await proxy.close();
});

/** Resolves with the code of the error that ends a socket. */
async function errorOf(socket: Socket): Promise<string | undefined> {
  const [error] = (await once(socket, 'error')) as [NodeJS.ErrnoException];
  return error.code;
}

describe('between a client and a TCP server', () => {
  let server: Server;
  let received = '';
  let arrived: (() => void) | undefined;
  let proxy: TcpFaultProxy;

  /** Resolves when the server has received as many bytes. */
  const serverReceives = (byteCount: number) =>
    new Promise<void>((resolve) => {
      arrived = () => {
        if (received.length >= byteCount) resolve();
      };
      arrived();
    });

  beforeEach(async () => {
    received = '';
    server = createServer((socket) => {
      socket.on('error', () => {});
      socket.on('data', (chunk) => {
        received += chunk.toString();
        arrived?.();
        socket.write(chunk.toString().toUpperCase());
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    proxy = await startProxy({ host: '127.0.0.1', port });
  });

  afterEach(() => {
    server.close();
  });

  async function connectToProxy(): Promise<Socket> {
    const client = connect(proxy.port, proxy.host);
    // What a test expects of a failure it says; the proxy's end of the test cuts the rest.
    client.setNoDelay(true).on('error', () => {});
    await once(client, 'connect');
    return client;
  }

  async function ask(client: Socket, words: string): Promise<string> {
    client.write(words);
    const [reply] = (await once(client, 'data')) as [Buffer];
    return reply.toString();
  }

  it('forwards in both directions and passes the end on', async () => {
    const client = await connectToProxy();
    expect(await ask(client, 'hello')).toBe('HELLO');
    expect(proxy.connectionCount()).toBe(1);
    const ended = once(client, 'close');
    client.end();
    expect(await ended).toEqual([false]);
  });

  it('carries more than the sockets buffer', async () => {
    const client = await connectToProxy();
    const size = 8 * 1024 * 1024;
    let length = 0;
    const complete = new Promise<void>((resolve) => {
      client.on('data', (chunk) => {
        length += chunk.length;
        if (length === size) resolve();
      });
    });
    client.write(Buffer.alloc(size, 'x'));
    await complete;
    expect(received.length).toBe(size);
  });

  it('lets exactly the allowed bytes pass before it cuts', async () => {
    const client = await connectToProxy();
    const fired = proxy.cutAfterUpstreamBytes(7);
    expect(await ask(client, 'abcde')).toBe('ABCDE');
    const failure = errorOf(client);
    client.write('fghij');
    await fired;
    expect(await failure).toBe('ECONNRESET');
    await serverReceives(7);
    expect(received).toBe('abcdefg');
  });

  it('finds a pattern that arrives in pieces', async () => {
    const client = await connectToProxy();
    const fired = proxy.cutAtUpstreamPattern('COMMIT', 'beforeForwarding');
    expect(await ask(client, 'a COM')).toBe('A COM');
    const failure = errorOf(client);
    client.write('MIT b');
    await fired;
    expect(await failure).toBe('ECONNRESET');
    expect(received).toBe('a COM');
  });

  it('cuts only the connection that sent the pattern, and only once', async () => {
    const [quiet, loud] = [await connectToProxy(), await connectToProxy()];
    const fired = proxy.cutAtUpstreamPattern('now', 'beforeForwarding');
    const failure = errorOf(loud);
    loud.write('now');
    await Promise.all([fired, failure]);
    expect(await ask(quiet, 'now')).toBe('NOW');
    quiet.destroy();
  });

  it('holds everything back while it is paused, new connections too', async () => {
    const client = await connectToProxy();
    await ask(client, 'x');
    proxy.pause();
    const late = await connectToProxy();
    const replies = Promise.all([ask(client, 'one'), ask(late, 'two')]);
    const other = await startProxy({ host: '127.0.0.1', port: (server.address() as AddressInfo).port });
    const unpaused = connect(other.port, other.host);
    expect(await ask(unpaused, 'free')).toBe('FREE');
    expect(received).toBe('xfree');
    proxy.resume();
    expect(await replies).toEqual(['ONE', 'TWO']);
    for (const socket of [client, late, unpaused]) socket.destroy();
  });

  it('breaks new connections while it refuses them', async () => {
    const client = await connectToProxy();
    proxy.refuse();
    expect(await errorOf(connect(proxy.port, proxy.host))).toBe('ECONNRESET');
    expect(await ask(client, 'still here')).toBe('STILL HERE');
    proxy.accept();
    const next = await connectToProxy();
    expect(await ask(next, 'again')).toBe('AGAIN');
    for (const socket of [client, next]) socket.destroy();
  });

  it('resets the client when the server cannot be reached', async () => {
    const nowhere = await startProxy({ socketPath: '/nowhere/socket' });
    expect(await errorOf(connect(nowhere.port, nowhere.host))).toBe('ECONNRESET');
  });
});

describe('between node-postgres and PostgreSQL on its Unix socket', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'statehouse-test-'));
  let postgres: EmbeddedPostgres;
  let direct: pg.Client;
  let proxy: TcpFaultProxy;
  let client: pg.Client;
  let lost: Promise<unknown>;

  beforeAll(async () => {
    postgres = await openEmbeddedPostgres({ dataDir, logger: silentLogger });
    direct = new pg.Client(postgres.connection);
    await direct.connect();
    await direct.query('CREATE TABLE note (id int PRIMARY KEY)');
  });

  afterAll(async () => {
    await direct.end();
    await postgres.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  beforeEach(async () => {
    await direct.query('TRUNCATE note');
    const { host, port, user, database } = postgres.connection;
    proxy = await startProxy({ socketPath: join(host, `.s.PGSQL.${port}`) });
    client = new pg.Client({ host: proxy.host, port: proxy.port, user, database });
    client.on('error', () => {});
    lost = once(client, 'error');
    await client.connect();
  });

  async function insertInTransaction(): Promise<void> {
    await client.query('BEGIN');
    await client.query('INSERT INTO note VALUES ($1)', [1]);
    await client.query('COMMIT');
  }

  async function countNotes(): Promise<number> {
    const { rows } = await direct.query('SELECT count(*)::int AS count FROM note');
    return rows[0].count;
  }

  it('loses the reply to a COMMIT that took effect', async () => {
    const fired = proxy.cutAtUpstreamPattern('COMMIT', 'beforeReply');
    await expect(insertInTransaction()).rejects.toThrow(/ECONNRESET|terminated/);
    await fired;
    await lost;
    expect(await countNotes()).toBe(1);
  });

  it('loses a COMMIT before the server gets it', async () => {
    const fired = proxy.cutAtUpstreamPattern('COMMIT', 'beforeForwarding');
    await expect(insertInTransaction()).rejects.toThrow(/ECONNRESET|terminated/);
    await fired;
    await lost;
    // The table lock of TRUNCATE waits until the server has rolled the lost transaction back.
    await direct.query('BEGIN; LOCK TABLE note IN ACCESS EXCLUSIVE MODE; COMMIT');
    expect(await countNotes()).toBe(0);
  });

  it('breaks a query that is running', async () => {
    const running = expect(client.query('SELECT pg_sleep(60)')).rejects.toThrow(/ECONNRESET|terminated/);
    const sleeper = `SELECT 1 FROM pg_stat_activity WHERE wait_event = 'PgSleep'`;
    while ((await direct.query(sleeper)).rowCount === 0);
    proxy.cut();
    await running;
    await lost;
    expect(proxy.connectionCount()).toBe(0);
  });
});
