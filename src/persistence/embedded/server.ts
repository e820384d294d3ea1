import { spawn } from 'node:child_process';
import { chmodSync, closeSync, openSync, readFileSync, renameSync, statfsSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '#core';
import type { Binaries } from './binaries.ts';
import { EmbeddedPostgresError, systemCodeOf } from './embedded-postgres-error.ts';
import { SERVER_USER } from './initialise.ts';
import { commandOf, environmentOf, type Launch } from './launch-mode.ts';
import type { LibraryEnvironment } from './library-links.ts';
import type { PostgresHome } from './postgres-home.ts';
import { isPostmaster, processExists, readPostmasterFile } from './postmaster.ts';
import { SOCKET_PORT } from './socket-folder.ts';
import { type PostgresConnection, probePostgres, waitForPostgres } from './wait-for-postgres.ts';

/** How long a server may stay silent. One that says that it recovers from a crash may take longer. */
const SILENCE_TIMEOUT_MS = 60_000;
const FAST_STOP_TIMEOUT_MS = 60_000;
const IMMEDIATE_STOP_TIMEOUT_MS = 10_000;
const LEAST_FREE_BYTES = 64 * 1024;
const POLL_MS = 15;
const QUOTED_LINES = 15;

export interface RunningServer {
  readonly pid: number;
  readonly socketFolder: string;
}

export interface StartOptions {
  readonly home: PostgresHome;
  readonly binaries: Binaries;
  readonly launch: Launch;
  readonly libraries: LibraryEnvironment;
  readonly socketFolder: string;
}

export function connectionTo(socketFolder: string, database: string): PostgresConnection {
  return { host: socketFolder, port: SOCKET_PORT, user: SERVER_USER, database };
}

/**
 * The server that already runs on this folder, once it takes connections; undefined when none does.
 * One that is starting, recovering or stopping is waited for.
 */
export async function findServer(home: PostgresHome): Promise<RunningServer | undefined> {
  let deadline = performance.now() + SILENCE_TIMEOUT_MS;
  for (;;) {
    const file = readPostmasterFile(home.data);
    if (file === undefined) return undefined;
    const { pid } = file;
    const alive = isPostmaster(pid, home.data);
    // A socket in our own folder is our server, even if its process is out of sight in another container. The
    // recorded one counts only with its process: a copied data folder still names the original's socket.
    const candidates = new Set([home.socket, ...(alive ? [file.socketFolder ?? home.socket] : [])]);
    for (const socketFolder of candidates) {
      const readiness = await probePostgres(connectionTo(socketFolder, 'postgres'));
      if (readiness === 'ready') return { pid, socketFolder };
      if (readiness === 'notYet') deadline = performance.now() + SILENCE_TIMEOUT_MS;
    }
    if (!alive) return undefined;
    if (performance.now() > deadline) {
      throw EmbeddedPostgresError.unresponsive({
        folder: home.data,
        serverPid: pid,
        waitedMs: SILENCE_TIMEOUT_MS,
      });
    }
    await delay(POLL_MS);
  }
}

async function becomesReady(socketFolder: string, signal: AbortSignal): Promise<boolean> {
  const connection = connectionTo(socketFolder, 'postgres');
  while (!(await waitForPostgres(connection, { timeoutMs: SILENCE_TIMEOUT_MS, signal }))) {
    if (signal.aborted || (await probePostgres(connection)) !== 'notYet') return false;
  }
  return true;
}

/** Starts a server in a session of its own, so that no signal from a terminal reaches it; resolves when it is ready. */
export async function startServer(options: StartOptions): Promise<RunningServer> {
  const { home, launch, binaries, socketFolder } = options;
  const { file, args } = commandOf(launch, binaries.postgres, [
    '-D',
    home.data,
    '-c',
    `port=${SOCKET_PORT}`,
    '-c',
    `unix_socket_directories="${socketFolder.replaceAll('"', '""')}"`,
  ]);
  const log = openLog(home.log);
  const child = spawn(file, args, {
    cwd: '/',
    env: environmentOf({ ...options.libraries, ...strangerInPidFile(home) }),
    stdio: ['ignore', log, log],
    detached: true,
    ...launch.runAs,
  });
  closeSync(log);
  const endChild = () => child.kill('SIGINT');
  process.once('exit', endChild);
  const ended = new AbortController();
  const outcome = new Promise<string>((resolve, reject) => {
    child.once('error', (error) => reject(EmbeddedPostgresError.notExecutable(binaries.postgres, error)));
    child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`));
  }).finally(() => ended.abort());
  const first = await Promise.race([outcome, becomesReady(socketFolder, ended.signal)]).finally(() =>
    process.off('exit', endChild),
  );
  const { pid } = child;
  if (first === true && pid !== undefined) {
    child.unref();
    return { pid, socketFolder };
  }
  if (pid !== undefined && !ended.signal.aborted) await stopServer({ pid, folder: home.data });
  if (isDiskFull(home.folder)) throw EmbeddedPostgresError.diskFull(home.folder, tailOf(home.log));
  const how = typeof first === 'string' ? first : `not ready within ${SILENCE_TIMEOUT_MS} ms`;
  throw EmbeddedPostgresError.startFailed({ folder: home.data, outcome: how, tail: tailOf(home.log) });
}

/** Ends a server: first with a shutdown checkpoint, then, when that takes too long, without. */
export async function stopServer(server: {
  readonly pid: number;
  readonly folder: string;
  readonly logger?: Logger;
}): Promise<void> {
  const { pid, folder } = server;
  for (const [signal, timeoutMs] of [
    ['SIGINT', FAST_STOP_TIMEOUT_MS],
    ['SIGQUIT', IMMEDIATE_STOP_TIMEOUT_MS],
  ] as const) {
    if (!isPostmaster(pid, folder)) return;
    if (signal === 'SIGQUIT') {
      server.logger?.warn(
        { serverPid: pid },
        'embedded PostgreSQL stops too slowly: it will recover at its next start',
      );
    }
    sendSignal(pid, signal);
    const deadline = performance.now() + timeoutMs;
    while (isPostmaster(pid, folder) && performance.now() < deadline) await delay(POLL_MS);
  }
  if (isPostmaster(pid, folder)) throw EmbeddedPostgresError.stopFailed({ folder, serverPid: pid });
}

/** Sends a signal to a server that may just have ended. */
export function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (systemCodeOf(error) !== 'ESRCH') throw error;
  }
}

/**
 * After a reboot the number in a stale postmaster.pid may belong to a stranger, and PostgreSQL would take it
 * for a running server. This variable, which pg_ctl uses too, names a process that is none; PostgreSQL
 * still checks by its shared memory that no orphan of the old server is at work.
 */
function strangerInPidFile(home: PostgresHome): Record<string, string> {
  const pid = readPostmasterFile(home.data)?.pid;
  if (pid === undefined || !processExists(pid) || isPostmaster(pid, home.data)) return {};
  return { PG_GRANDPARENT_PID: String(pid) };
}

function openLog(file: string): number {
  try {
    renameSync(file, `${file}.previous`);
  } catch (error) {
    if (systemCodeOf(error) !== 'ENOENT') throw error;
  }
  const log = openSync(file, 'a', 0o600);
  chmodSync(file, 0o600);
  return log;
}

/** A full disk also keeps the server from saying so in its log. */
function isDiskFull(folder: string): boolean {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize < LEAST_FREE_BYTES;
}

function tailOf(file: string): string {
  try {
    return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-QUOTED_LINES).join('\n');
  } catch {
    return '';
  }
}
