import { chownSync, closeSync, mkdirSync, openSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type AdvisoryLock, lockExclusively, tryLock } from './advisory-lock.ts';
import { EmbeddedPostgresError, systemCodeOf } from './embedded-postgres-error.ts';

const CHANGE_TIMEOUT_MS = 120_000;
const RETRY_SHARED_MS = 5_000;

/**
 * Who uses one data folder. Each participant holds a shared lock on one file for as long as it lives, so a
 * dead one does not count. Starting and stopping happen under a second, exclusive lock.
 */
export interface Participants {
  /** Runs `change` while nobody else starts, joins, leaves or stops. */
  whileAlone<T>(change: () => Promise<T>): Promise<T>;
  /** The same without waiting for long and without asynchronous work, for a process that is exiting. */
  whileAloneSync(change: () => void, timeoutMs: number): boolean;
  /** Whether a living participant exists, this one included once it has joined. Call under `whileAlone`. */
  areThere(): boolean;
  /** Counts the caller in until the returned lock is released. Call under `whileAlone`. */
  join(): AdvisoryLock;
}

export function openParticipants(folder: string): Participants {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const changeFile = join(folder, 'change.lock');
  const membersFile = join(folder, 'members.lock');
  // A lock that root makes in another user's folder must stay usable for that user.
  for (const file of [changeFile, membersFile]) makeLockFile(file, folder);

  return {
    async whileAlone(change) {
      const lock = await lockExclusively(changeFile, CHANGE_TIMEOUT_MS);
      try {
        return await change();
      } finally {
        lock.release();
      }
    },
    whileAloneSync(change, timeoutMs) {
      const lock = pollSync(() => tryLock(changeFile, 'exclusive'), timeoutMs);
      if (lock === undefined) return false;
      try {
        change();
      } finally {
        lock.release();
      }
      return true;
    },
    areThere() {
      const lock = tryLock(membersFile, 'exclusive');
      lock?.release();
      return lock === undefined;
    },
    join() {
      const lock = pollSync(() => tryLock(membersFile, 'shared'), RETRY_SHARED_MS);
      if (lock === undefined) throw new Error(`"${membersFile}" is locked exclusively by a stranger`);
      return lock;
    },
  };
}

function makeLockFile(file: string, folder: string): void {
  try {
    // Never opens a file that is there: closing it again would drop a lock that this process holds on it.
    closeSync(openSync(file, 'wx', 0o600));
  } catch (error) {
    if (systemCodeOf(error) !== 'EEXIST') throw EmbeddedPostgresError.fromFolderFailure(folder, error);
  }
  if (process.getuid?.() !== 0) return;
  const owner = statSync(folder);
  if (statSync(file).uid !== owner.uid) chownSync(file, owner.uid, owner.gid);
}

function pollSync<T>(attempt: () => T | undefined, timeoutMs: number): T | undefined {
  const deadline = performance.now() + timeoutMs;
  const sleeper = new Int32Array(new SharedArrayBuffer(4));
  for (;;) {
    const result = attempt();
    if (result !== undefined || performance.now() > deadline) return result;
    Atomics.wait(sleeper, 0, 0, 10);
  }
}
