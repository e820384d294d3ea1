import { setTimeout as delay } from 'node:timers/promises';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import { initialise, writeSettings } from './initialise.ts';
import { linkLibraries } from './library-links.ts';
import type { PreparedLaunch } from './prepare-launch.ts';
import { findServer, type RunningServer, startServer } from './server.ts';
import { readServerNote, writeServerNote } from './server-note.ts';
import { makeSocketFolder, removeSocketFolder } from './socket-folder.ts';

const ORPHANS_TIMEOUT_MS = 15_000;
const RETRY_MS = 100;

/** Starts the server on a home that none was found on. */
export async function startOnHome(
  prepared: PreparedLaunch,
): Promise<RunningServer & { readonly started: 'initialised' | 'started' | 'adopted' }> {
  const { home, binaries, launch } = prepared;
  const libraries = linkLibraries(binaries, home.libraries);
  const made = await initialise({ home, binaries, launch, libraries });
  await writeSettings(home.data, launch);
  removeSocketFolder(readServerNote(home)?.socketFolder ?? '');
  const socketFolder = makeSocketFolder(home.socket, launch.owner);
  const deadline = performance.now() + ORPHANS_TIMEOUT_MS;
  for (;;) {
    try {
      const server = await startServer({ home, binaries, launch, libraries, socketFolder });
      await writeServerNote(home, { pid: server.pid, mode: launch.mode, socketFolder });
      return { ...server, started: made === 'made' ? 'initialised' : 'started' };
    } catch (error) {
      if (performance.now() > deadline) throw error;
      if (isHeldByAnother(error)) {
        // Its starter was killed before the server had written its postmaster.pid.
        const found = await findServer(home);
        if (found !== undefined) return { ...found, started: 'adopted' };
      } else if (!isHeldByOrphans(error)) {
        throw error;
      }
      await delay(RETRY_MS);
    }
  }
}

function isHeldByAnother(error: unknown): boolean {
  return tailOf(error).includes('lock file "postmaster.pid" already exists');
}

/** Children of a server that was killed need a moment to notice it. */
function isHeldByOrphans(error: unknown): boolean {
  return tailOf(error).includes('pre-existing shared memory block');
}

function tailOf(error: unknown): string {
  const tail = error instanceof EmbeddedPostgresError ? error.details['tail'] : undefined;
  return typeof tail === 'string' ? tail : '';
}
