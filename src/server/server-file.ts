import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const FILE = 'server.json';

/** What other terminals read to find the server. */
export interface ServerNote {
  readonly url: string;
  readonly pid: number;
  readonly startedAt: string;
  /** Admin token of this machine's user, when the server asks for tokens. */
  readonly token?: string;
}

const probeMs = 1_000;

/**
 * Writes `server.json` so that a reader sees the old file or the new one, never a part; only its owner can read it.
 * The note of another server that still answers stays: a command that starts the application for itself must not hide
 * the server that people rely on. False then.
 */
export async function writeServerFile(dataDir: string, note: ServerNote): Promise<boolean> {
  await mkdir(dataDir, { recursive: true });
  const path = join(dataDir, FILE);
  const other = await readServerFile(path);
  if (other && other.pid !== note.pid && (await isLive(other.url))) return false;
  const draft = `${path}.${note.pid}`;
  await writeFile(draft, `${JSON.stringify(note, null, 2)}\n`, { mode: 0o600 });
  await rename(draft, path);
  return true;
}

async function isLive(url: string): Promise<boolean> {
  try {
    const response = await fetch(new URL('/livez', url), { signal: AbortSignal.timeout(probeMs) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}

async function readServerFile(path: string): Promise<ServerNote | null> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as ServerNote;
  } catch {
    // There is none, or it is not ours to judge.
    return null;
  }
}

/** Removes `server.json` unless another server has written it since. */
export async function removeServerFile(dataDir: string, note: ServerNote): Promise<void> {
  const path = join(dataDir, FILE);
  const written = await readServerFile(path);
  if (written?.pid === note.pid && written.startedAt === note.startedAt) await rm(path, { force: true });
}
