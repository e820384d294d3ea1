import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';

/** Settings for node-postgres that lead to one database over a Unix socket. */
export interface PostgresConnection {
  /** Folder of the socket, or a host name. */
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
  readonly password?: string;
}

const RETRY_MS = 15;
const ATTEMPT_TIMEOUT_MS = 2_000;
/** SQLSTATE cannot_connect_now: starting up, shutting down or recovering. */
const NOT_YET = '57P03';

/** How a server answered one attempt to connect: it takes work, it is there but not ready, or nobody is there. */
export type Readiness = 'ready' | 'notYet' | 'absent';

export async function probePostgres(connection: PostgresConnection): Promise<Readiness> {
  const client = new pg.Client({ ...connection, ssl: false, connectionTimeoutMillis: ATTEMPT_TIMEOUT_MS });
  client.on('error', () => {});
  try {
    await client.connect();
    return 'ready';
  } catch (error) {
    // Any other refusal by the server itself, such as too many connections, still is a running server.
    if (error instanceof pg.DatabaseError) return error.code === NOT_YET ? 'notYet' : 'ready';
    return 'absent';
  } finally {
    client.end().catch(() => {});
  }
}

/**
 * Resolves to true as soon as the server takes connections, and to false after `timeoutMs` or once `signal`
 * is aborted. Never throws because of the server.
 */
export async function waitForPostgres(
  connection: PostgresConnection,
  options: { readonly timeoutMs: number; readonly signal?: AbortSignal },
): Promise<boolean> {
  const deadline = performance.now() + options.timeoutMs;
  while (options.signal?.aborted !== true) {
    if ((await probePostgres(connection)) === 'ready') return true;
    if (performance.now() > deadline) return false;
    await delay(RETRY_MS);
  }
  return false;
}
