import { RetryableError, StatehouseError, TerminalError } from '#core';

/** The database did not answer, or the connection broke. A write that was under way may or may not be committed. */
export class DatabaseUnavailableError extends RetryableError {
  static during(attempt: string, cause: unknown): DatabaseUnavailableError {
    return new DatabaseUnavailableError(
      `could not ${attempt}: the database is unavailable (${reasonOf(cause)}). Expected a PostgreSQL server that ` +
        'accepts connections; it is tried again, so check that the server runs and has connections to spare',
      { code: 'database.unavailable', details: { attempt, sqlState: sqlStateOf(cause) }, cause },
    );
  }
}

/** The database refused a transaction in favour of another one; nothing of it was written, so it can run again. */
export class DatabaseConflictError extends RetryableError {
  static during(attempt: string, cause: unknown): DatabaseConflictError {
    return new DatabaseConflictError(
      `could not ${attempt}: another transaction was in the way (${reasonOf(cause)}). Nothing was written; run it again`,
      { code: 'database.conflict', details: { attempt, sqlState: sqlStateOf(cause) }, cause },
    );
  }
}

/** The database answered that it will not do this, now or later. */
export class DatabaseError extends TerminalError {
  static rejected(attempt: string, cause: unknown): DatabaseError {
    return new DatabaseError(`could not ${attempt}: PostgreSQL refused (${reasonOf(cause)})`, {
      code: 'database.rejected',
      details: { attempt, sqlState: sqlStateOf(cause) },
      cause,
    });
  }

  static cannotOpen(place: string, cause: unknown): DatabaseError {
    return new DatabaseError(
      `could not open the database at ${place}: PostgreSQL refused (${reasonOf(cause)}). Check the database name, ` +
        'user and password in DATABASE_URL, or unset it to use the embedded database',
      { code: 'database.refused', details: { place, sqlState: sqlStateOf(cause) }, cause },
    );
  }

  static closed(place: string): DatabaseError {
    return new DatabaseError(
      `could not use the database at ${place}: it has been closed. Open it again first`,
      {
        code: 'database.closed',
        details: { place },
      },
    );
  }

  static malformedUrl(cause: unknown): DatabaseError {
    return new DatabaseError(
      'could not read DATABASE_URL: expected postgres://user:password@host:5432/database ' +
        '(the value is not shown because it may hold a password)',
      { code: 'database.malformedUrl', cause },
    );
  }

  static migratedByNewer(applied: readonly string[]): DatabaseError {
    return new DatabaseError(
      `could not use the database: it was migrated by a newer Statehouse (unknown here: ${applied.join(', ')}). ` +
        'Run that version or newer; migrations go forward only',
      { code: 'database.migratedByNewer', details: { applied } },
    );
  }
}

/**
 * Translates what `pg`, MikroORM or the network threw while the database was asked to `attempt` ("read the journal").
 * Errors of our own pass unchanged.
 */
export function toDatabaseError(attempt: string, error: unknown): StatehouseError {
  if (error instanceof StatehouseError) return error;
  if (isUnavailable(error)) return DatabaseUnavailableError.during(attempt, error);
  if (CONFLICTS.has(sqlStateOf(error) ?? '')) return DatabaseConflictError.during(attempt, error);
  return DatabaseError.rejected(attempt, error);
}

/** Whether the server could not be reached, went away, or has no room left for work: all that passes with time. */
export function isUnavailable(error: unknown): boolean {
  if (error instanceof DatabaseUnavailableError) return true;
  return chainOf(error).some((link) => {
    const { code, syscall } = link as { code?: unknown; syscall?: unknown };
    if (typeof code === 'string') {
      if (link.message === MALFORMED) return false;
      if (NETWORK.has(code) || SERVER_GONE.has(code)) return true;
      if (code.startsWith('08') || code.startsWith('53')) return true;
      // No socket file: the server has not started yet, or has stopped.
      if (code === 'ENOENT' && syscall === 'connect') return true;
    }
    return CONNECTION_LOST.test(link.message);
  });
}

/** The five-character SQLSTATE of an error, wherever in its chain of causes it stands. */
export function sqlStateOf(error: unknown): string | undefined {
  for (const link of chainOf(error)) {
    const { code } = link as { code?: unknown };
    if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && !NETWORK.has(code)) return code;
  }
  return undefined;
}

const NETWORK: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

/** https://www.postgresql.org/docs/current/errcodes-appendix.html: shutdown, crash, start-up, idle time-outs, standby. */
const SERVER_GONE: ReadonlySet<string> = new Set([
  '57P01',
  '57P02',
  '57P03',
  '57P05',
  '25P03',
  '25P04',
  '25006',
]);

/** Serialization failure, deadlock, lock not available. */
const CONFLICTS: ReadonlySet<string> = new Set(['40001', '40P01', '55P03']);

/**
 * What PostgreSQL says of a NUL in a text parameter. It has a code of lost connections (08P01), which poolers send for
 * full pools as well, so only its words tell it from what passes with time.
 */
const MALFORMED = 'invalid message format';

/** What `pg` and `pg-pool` say without a code. */
const CONNECTION_LOST =
  /^Connection terminated|timeout exceeded when trying to connect|encountered a connection error and is not queryable/;

function reasonOf(cause: unknown): string {
  const [first] = chainOf(cause);
  if (first === undefined) return String(cause);
  const code = (first as { code?: unknown }).code;
  const words = first.message.split('\n').at(-1)?.trim() ?? '';
  if (words === '') return typeof code === 'string' ? code : first.name;
  return words;
}

function chainOf(error: unknown): readonly Error[] {
  const chain: Error[] = [];
  let link = error;
  while (link instanceof Error && chain.length < 8 && !chain.includes(link)) {
    chain.push(link);
    link = link.cause ?? (link instanceof AggregateError ? link.errors[0] : undefined);
  }
  return chain;
}
