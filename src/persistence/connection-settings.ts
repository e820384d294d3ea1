import pg from 'pg';
import { DatabaseError } from './database-error.ts';

/** Where a database is and as whom to enter it. */
export interface ConnectionSettings {
  /** Host name, address, or the folder of a Unix socket. */
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
  readonly password?: string;
  /** The URL that all this was read from: it also carries `sslmode` and other options. */
  readonly url?: string;
}

/** Reads a `postgres://` URL the way `pg` does, so that PG* environment variables fill what it leaves out. */
export function parseDatabaseUrl(url: string): ConnectionSettings {
  if (!/^postgres(ql)?:\/\//.test(url)) throw DatabaseError.malformedUrl(undefined);
  try {
    const { host, port, user, database, password } = new pg.Client({ connectionString: url });
    const place = { host, port, user: user ?? 'postgres', database: database ?? user ?? 'postgres', url };
    return typeof password === 'string' && password !== '' ? { ...place, password } : place;
  } catch (cause) {
    throw DatabaseError.malformedUrl(cause);
  }
}

/** For people and logs: never holds a password. */
export function describeConnection(settings: ConnectionSettings): string {
  const { host, port, user, database } = settings;
  return host.startsWith('/')
    ? `${database} on the socket ${host} (port ${port}) as ${user}`
    : `postgres://${user}@${host}:${port}/${database}`;
}
