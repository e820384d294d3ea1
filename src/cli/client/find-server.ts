import { readServerFile, type ServerFile } from './server-file.ts';

/** Longest wait for `/livez` of a server that may be gone. */
const PROBE_MS = 2_000;

/** The server that runs over this data folder, or null. A file left behind by a killed server is not believed. */
export async function findServer(dataDir: string): Promise<ServerFile | null> {
  const file = await readServerFile(dataDir);
  if (file === null || !isRunning(file.pid)) return null;
  return (await isLive(file.url)) ? file : null;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another user's process exists, but may not be signalled.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function isLive(url: string): Promise<boolean> {
  try {
    const response = await fetch(new URL('/livez', url), { signal: AbortSignal.timeout(PROBE_MS) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}
