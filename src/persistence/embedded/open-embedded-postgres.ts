import { resolve } from 'node:path';
import pg from 'pg';
import type { Logger } from '#core';
import type { AdvisoryLock } from './advisory-lock.ts';
import { type Binaries, locateBinaries } from './binaries.ts';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import { type ExitHook, stopAtExit } from './exit-hook.ts';
import { candidateModes, type LaunchMode } from './launch-mode.ts';
import { openParticipants, type Participants } from './participants.ts';
import { openHome, type PostgresHome } from './postgres-home.ts';
import { readPostmasterFile } from './postmaster.ts';
import { prepareLaunch } from './prepare-launch.ts';
import { connectionTo, findServer, type RunningServer, stopServer } from './server.ts';
import { readServerMode } from './server-note.ts';
import { removeSocketFolder } from './socket-folder.ts';
import { startOnHome } from './start-on-home.ts';
import type { PostgresConnection } from './wait-for-postgres.ts';

const PATIENCE_MS = 2_000;
const DEFAULT_PUBLIC_FOLDER = '/var/lib/statehouse';

export interface EmbeddedPostgresOptions {
  /** Statehouse's data folder; PostgreSQL lives in `<dataDir>/postgres`. Made when absent. */
  readonly dataDir: string;
  readonly logger: Logger;
  /** Database to connect to, made when absent. Default "statehouse". */
  readonly database?: string;
  /** PostgreSQL to run. Default: the npm package of this platform. */
  readonly binaries?: Binaries;
  /** Ways to run the server, best first. Default: all that suit this user. */
  readonly launchModes?: readonly LaunchMode[];
  /** Where root puts what `nobody` cannot reach behind closed parent folders. Default "/var/lib/statehouse". */
  readonly publicFolder?: string;
}

/** This process's share in the PostgreSQL server of one data folder. */
export interface EmbeddedPostgres {
  /** Settings for node-postgres: the host is the folder of the Unix socket; there is no TCP port and no password. */
  readonly connection: PostgresConnection;
  readonly mode: LaunchMode;
  /**
   * `initialised`: a new data folder. `started`: no server ran. `joined`: the server of living processes.
   * `adopted`: a server whose processes are all dead.
   */
  readonly started: 'initialised' | 'started' | 'joined' | 'adopted';
  /** Process id of PostgreSQL's main process. */
  readonly serverPid: number;
  /**
   * Leaves the server, and stops it when no other living process uses it; resolves once that is done.
   * May be called again. A process that exits without it sends the stop signal on its way out.
   */
  close(): Promise<void>;
}

/**
 * Opens the PostgreSQL server of a data folder: starts it, joins it or adopts it.
 * Throws an EmbeddedPostgresError that says what to do when the platform, the folder or the disk does not allow it.
 */
export async function openEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { logger, database = 'statehouse' } = options;
  const dataDir = resolve(options.dataDir);
  const participants = openParticipants(openHome(dataDir).control);
  const patience = setTimeout(() => {
    logger.warn({ dataDir }, 'waiting for another process that starts or stops the embedded PostgreSQL');
  }, PATIENCE_MS);
  const opening = participants.whileAlone(async () => {
    clearTimeout(patience);
    const othersLive = participants.areThere();
    const membership = participants.join();
    const exit = stopAtExit({ dataDir, participants, membership });
    try {
      const opened = await findOrStart({ ...options, dataDir }, othersLive);
      const { mode, started, pid, socketFolder } = opened;
      await ensureDatabase(connectionTo(socketFolder, 'postgres'), database);
      logger.info({ mode, started, serverPid: pid, socketFolder }, 'embedded PostgreSQL is ready');
      exit.opened();
      return createHandle({ opened, participants, membership, exit, logger, database });
    } catch (error) {
      exit.forget();
      membership.release();
      if (!participants.areThere()) {
        await stopOn(openHome(dataDir), logger).catch((failure: unknown) => {
          logger.error({ error: failure }, 'embedded PostgreSQL could not be stopped after a failed start');
        });
      }
      throw EmbeddedPostgresError.fromFolderFailure(dataDir, error);
    }
  });
  return opening.finally(() => clearTimeout(patience));
}

type Opened = RunningServer & Pick<EmbeddedPostgres, 'started' | 'mode'> & { readonly home: PostgresHome };

interface HandleOptions {
  readonly opened: Opened;
  readonly participants: Participants;
  readonly membership: AdvisoryLock;
  readonly exit: ExitHook;
  readonly logger: Logger;
  readonly database: string;
}

function createHandle(options: HandleOptions): EmbeddedPostgres {
  const { opened, participants, membership, exit, logger } = options;
  const { home, socketFolder } = opened;
  const leave = () =>
    participants.whileAlone(async () => {
      exit.forget();
      membership.release();
      if (participants.areThere()) return;
      await stopOn(home, logger);
      removeSocketFolder(socketFolder);
    });
  let leaving: Promise<void> | undefined;
  return {
    connection: connectionTo(socketFolder, options.database),
    mode: opened.mode,
    started: opened.started,
    serverPid: opened.pid,
    close() {
      leaving ??= leave().catch((error: unknown) => {
        leaving = undefined;
        throw error;
      });
      return leaving;
    },
  };
}

/** Runs under the lock of `whileAlone`. */
async function findOrStart(options: EmbeddedPostgresOptions, othersLive: boolean): Promise<Opened> {
  const home = openHome(options.dataDir);
  const found = await findServer(home);
  if (found !== undefined) {
    const mode = readServerMode(home, found.pid);
    return { ...found, home, mode, started: othersLive ? 'joined' : 'adopted' };
  }
  const prepared = await prepareLaunch({
    home,
    binaries: options.binaries ?? locateBinaries(),
    modes: options.launchModes ?? (await candidateModes(home.folder)),
    publicFolder: options.publicFolder ?? DEFAULT_PUBLIC_FOLDER,
  });
  const { mode } = prepared.launch;
  options.logger.info({ mode, folder: prepared.home.folder }, 'embedded PostgreSQL starts');
  return { ...(await startOnHome(prepared)), home: prepared.home, mode };
}

/** Stops whatever server runs on this home; the caller knows that nobody uses it. */
async function stopOn(home: PostgresHome, logger: Logger): Promise<void> {
  const serverPid = readPostmasterFile(home.data)?.pid;
  if (serverPid === undefined) return;
  await stopServer({ pid: serverPid, folder: home.data, logger });
  logger.info({ serverPid }, 'embedded PostgreSQL has stopped');
}

async function ensureDatabase(connection: PostgresConnection, database: string): Promise<void> {
  const client = new pg.Client({ ...connection, ssl: false });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(database)}`);
  } finally {
    await client.end();
  }
}
