import { chmodSync, chownSync, lstatSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Owner } from './launch-mode.ts';

export const SOCKET_PORT = 5432;

const LONGEST_SOCKET_PATH = process.platform === 'darwin' ? 103 : 107;
const TEMPORARY_PREFIX = 'statehouse-socket-';

/** Path of PostgreSQL's socket in a folder. */
export function socketPathIn(folder: string): string {
  return join(folder, `.s.PGSQL.${SOCKET_PORT}`);
}

function fits(folder: string): boolean {
  return Buffer.byteLength(socketPathIn(folder)) <= LONGEST_SOCKET_PATH;
}

/**
 * A folder for the socket that only its owner can enter: `preferred`, or a fresh one in the system's temporary
 * folder when the path would exceed what the kernel takes (107 bytes on Linux, 103 on macOS).
 */
export function makeSocketFolder(preferred: string, owner: Owner | undefined): string {
  const folder = fits(preferred) ? preferred : mkdtempSync(join(shortTemporaryFolder(), TEMPORARY_PREFIX));
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  if (owner !== undefined && process.getuid?.() === 0) chownSync(folder, owner.uid, owner.gid);
  return folder;
}

/** Removes a socket folder that {@link makeSocketFolder} made outside the data folder, now or before a kill. */
export function removeSocketFolder(folder: string): void {
  if (!basename(folder).startsWith(TEMPORARY_PREFIX)) return;
  const stats = lstatSync(folder, { throwIfNoEntry: false });
  // After a reboot the name may be somebody else's.
  const mine = process.getuid?.() === 0 || stats?.uid === process.getuid?.();
  if (stats?.isDirectory() === true && mine) rmSync(folder, { recursive: true, force: true });
}

function shortTemporaryFolder(): string {
  const folder = tmpdir();
  return fits(join(folder, `${TEMPORARY_PREFIX}XXXXXX`)) ? folder : '/tmp';
}
