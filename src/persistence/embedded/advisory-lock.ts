import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';

const SQLITE_BUSY = 5;
const SQLITE_READONLY = 8;
const SQLITE_IOERR = 10;
const SQLITE_CANTOPEN = 14;
const RETRY_MS = 15;

/** A lock of the operating system: it ends with the process that holds it, however that process ends. */
export interface AdvisoryLock {
  release(): void;
}

/**
 * Tries to lock `file` without waiting; undefined when another holder is in the way.
 *
 * Node offers no file locks of its own, but its SQLite takes the kernel's byte-range locks on every platform.
 * Rejected: lock files that name their owner, since taking over a dead owner's file is a race of its own.
 * The file stays empty. Nothing else in this process may open and close it: that drops the kernel's lock.
 */
export function tryLock(file: string, kind: 'shared' | 'exclusive'): AdvisoryLock | undefined {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { timeout: 0 });
    database.exec('PRAGMA journal_mode = MEMORY');
    if (kind === 'exclusive') {
      database.exec('BEGIN EXCLUSIVE');
    } else {
      database.exec('BEGIN');
      database.prepare('SELECT count(*) FROM sqlite_schema').get();
    }
  } catch (error) {
    database?.close();
    const code = primaryCodeOf(error);
    if (code === SQLITE_BUSY) return undefined;
    if (code === SQLITE_READONLY || code === SQLITE_CANTOPEN) {
      throw EmbeddedPostgresError.folderNotWritable(dirname(file), error);
    }
    if (code === SQLITE_IOERR) throw EmbeddedPostgresError.locksUnsupported(dirname(file), error);
    throw error;
  }
  return { release: () => (database.isOpen ? database.close() : undefined) };
}

function primaryCodeOf(error: unknown): number | undefined {
  const code = error instanceof Error ? (error as { errcode?: unknown }).errcode : undefined;
  return typeof code === 'number' ? code & 0xff : undefined;
}

/** Waits for an exclusive lock; throws {@link EmbeddedPostgresError} after `timeoutMs`. */
export async function lockExclusively(file: string, timeoutMs: number): Promise<AdvisoryLock> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const lock = tryLock(file, 'exclusive');
    if (lock !== undefined) return lock;
    if (performance.now() > deadline) {
      throw EmbeddedPostgresError.lockTimedOut({ file, waitedMs: timeoutMs });
    }
    await delay(RETRY_MS);
  }
}
