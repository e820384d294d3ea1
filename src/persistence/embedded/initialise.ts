import { spawn } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Binaries, majorVersionOf } from './binaries.ts';
import { removeLeftovers, renameDurably, replaceFile } from './durable-files.ts';
import { EmbeddedPostgresError, systemCodeOf } from './embedded-postgres-error.ts';
import { commandOf, environmentOf, handOver, type Launch } from './launch-mode.ts';
import type { LibraryEnvironment } from './library-links.ts';
import type { PostgresHome } from './postgres-home.ts';
import { ROOT_SETTINGS, SERVER_SETTINGS, SETTINGS_FILE } from './server-settings.ts';

/** Owner of the server's first database cluster, and the user that everybody connects as. */
export const SERVER_USER = 'statehouse';

const UNFINISHED_PREFIX = 'data.new-';
const LONGEST_TAIL = 4_000;

const INITDB_ARGUMENTS = [
  `--username=${SERVER_USER}`,
  '--encoding=UTF8',
  // PostgreSQL's own C.UTF-8: it sorts alike on every machine and needs no locale of the operating system.
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--locale=C',
  // Nobody but the owner can enter the folder of the socket; there is no TCP port.
  '--auth-local=trust',
  '--auth-host=reject',
  '--no-instructions',
];

export interface InitialiseOptions {
  readonly home: PostgresHome;
  readonly binaries: Binaries;
  readonly launch: Launch;
  readonly libraries: LibraryEnvironment;
}

/** PostgreSQL's major version that wrote the data folder; undefined when there is no data folder yet. */
export async function readDataVersion(home: PostgresHome): Promise<string | undefined> {
  try {
    return (await readFile(join(home.data, 'PG_VERSION'), 'utf8')).trim();
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT') return undefined;
    throw EmbeddedPostgresError.fromFolderFailure(home.data, error);
  }
}

/**
 * Makes the data folder unless it is there. It is built beside its final place and renamed once it is on disk,
 * so a kill or a power failure in between leaves nothing but a leftover, which the next call removes.
 */
export async function initialise(options: InitialiseOptions): Promise<'present' | 'made'> {
  const { home, binaries, launch } = options;
  await removeLeftovers(home.folder, UNFINISHED_PREFIX);
  const found = await readDataVersion(home);
  const expected = majorVersionOf(binaries);
  if (found === expected) return 'present';
  if (found !== undefined) {
    throw EmbeddedPostgresError.versionMismatch({ folder: home.data, found, expected });
  }
  const unfinished = await mkdtemp(join(home.folder, UNFINISHED_PREFIX));
  try {
    await handOver(unfinished, launch.owner);
    await runInitdb(options, unfinished);
    await writeFile(join(unfinished, 'postgresql.conf'), ROOT_SETTINGS, { flush: true });
    await writeSettings(unfinished, launch);
    await renameDurably(unfinished, home.data);
  } catch (error) {
    await removeLeftovers(home.folder, UNFINISHED_PREFIX);
    throw EmbeddedPostgresError.fromFolderFailure(home.folder, error);
  }
  return 'made';
}

/** Puts this release's settings into a data folder that no server uses. */
export function writeSettings(dataFolder: string, launch: Launch): Promise<void> {
  return replaceFile(join(dataFolder, SETTINGS_FILE), SERVER_SETTINGS, launch.owner);
}

async function runInitdb(options: InitialiseOptions, folder: string): Promise<void> {
  const { launch, binaries } = options;
  const { file, args } = commandOf(launch, binaries.initdb, [`--pgdata=${folder}`, ...INITDB_ARGUMENTS]);
  // initdb writes to this pipe all the time, so it does not outlive this process by much.
  const child = spawn(file, args, {
    cwd: '/',
    env: environmentOf(options.libraries),
    stdio: ['ignore', 'pipe', 'pipe'],
    // Its own session: Ctrl-C in the terminal is this process's to answer.
    detached: true,
    ...launch.runAs,
  });
  let tail = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (text: string) => {
      tail = (tail + text).slice(-LONGEST_TAIL);
    });
  }
  const outcome = await new Promise<string>((resolve, reject) => {
    child.once('error', (error) => reject(EmbeddedPostgresError.notExecutable(binaries.initdb, error)));
    child.once('close', (code, signal) => resolve(signal ?? `exit code ${code}`));
  });
  if (outcome !== 'exit code 0') {
    throw EmbeddedPostgresError.initialisationFailed({ folder, outcome, tail: tail.trim() });
  }
}
