import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { systemCodeOf } from './embedded-postgres-error.ts';

/** What PostgreSQL's main process writes of itself into its data folder. */
export interface PostmasterFile {
  readonly pid: number;
  readonly socketFolder: string | undefined;
}

/** Reads `postmaster.pid`; undefined when there is none or its writer has not got to its end. */
export function readPostmasterFile(dataFolder: string): PostmasterFile | undefined {
  let text: string;
  try {
    text = readFileSync(join(dataFolder, 'postmaster.pid'), 'utf8');
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
  const lines = text.split('\n');
  const pid = Math.abs(Number.parseInt(lines[0] ?? '', 10));
  if (!Number.isSafeInteger(pid) || pid === 0) return undefined;
  const socketFolder = lines[4]?.trim();
  return { pid, socketFolder: socketFolder === '' ? undefined : socketFolder };
}

/** Whether a process with this id exists, whatever it is. */
export function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemCodeOf(error) !== 'ESRCH';
  }
}

/**
 * Whether this process is PostgreSQL on this folder and no stranger that got the number later.
 * PostgreSQL makes its data folder its working folder; a zombie has none.
 */
export function isPostmaster(pid: number, dataFolder: string): boolean {
  if (!processExists(pid)) return false;
  try {
    if (process.platform === 'linux') return readlinkSync(`/proc/${pid}/cwd`) === dataFolder;
    const command = execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
    return command.includes('postgres') && command.includes(dataFolder);
  } catch {
    return false;
  }
}
