import type { MikroORM } from '@mikro-orm/postgresql';
import type pg from 'pg';
import type { Logger } from '#core';
import { type ConnectionSettings, describeConnection, parseDatabaseUrl } from './connection-settings.ts';
import { createOrm } from './create-orm.ts';
import { DatabaseError, isUnavailable, toDatabaseError } from './database-error.ts';
import { openEmbeddedPostgres } from './embedded/index.ts';
import { migrate } from './migrate.ts';

export interface DatabaseConfig {
  /** A PostgreSQL server; absent: the embedded one. */
  readonly databaseUrl?: string;
  /** Folder of the embedded database. */
  readonly dataDir: string;
  /** Most connections this process opens, default 12. */
  readonly poolSize?: number;
}

export interface OpenDatabaseRequest {
  readonly config: DatabaseConfig;
  readonly logger: Logger;
  /** False leaves the tables as they are. Default: pending migrations run. */
  readonly migrate?: boolean;
}

const DEFAULT_POOL_SIZE = 12;

/** A migrated database and the one pool of connections to it. */
export interface Database {
  readonly orm: MikroORM;
  /**
   * The ORM's own pool, for statements of our own. It outlives a restart of the server: a broken connection is dropped
   * and the next query opens a new one; the query that met the break rejects, see {@link toDatabaseError}.
   * Value types: see {@link createTypeParsers}.
   */
  readonly pool: pg.Pool;
  readonly kind: 'embedded' | 'server';
  readonly connection: ConnectionSettings;
  /** Where it is, without the password. */
  describe(): string;
  /** Ends the pool, and the embedded server when this process is the last to use it. Safe to call twice. */
  close(): Promise<void>;
}

/**
 * Opens the database, starts the embedded one if need be, and migrates it.
 * Rejects with a retryable `DatabaseUnavailableError` while the server cannot be reached.
 */
export async function openDatabase(request: OpenDatabaseRequest): Promise<Database> {
  const { config, logger } = request;
  const place = await findPlace(config, logger);
  const where = describeConnection(place.connection);
  let orm: MikroORM | undefined;
  let closed: Promise<void> | undefined;
  const end = async () => {
    await orm?.close(true);
    await place.close();
  };
  const close = () => {
    closed ??= end();
    return closed;
  };
  try {
    orm = await createOrm({
      connection: place.connection,
      logger,
      poolSize: config.poolSize ?? DEFAULT_POOL_SIZE,
      assertOpen() {
        if (closed !== undefined) throw DatabaseError.closed(where);
      },
    });
    const pool = await orm.em.getConnection().getNativeClient();
    await assertReachable(pool, where);
    if (request.migrate !== false) await migrate({ orm, pool, logger });
    return { orm, pool, kind: place.kind, connection: place.connection, describe: () => where, close };
  } catch (error) {
    await close();
    throw error;
  }
}

interface Place {
  readonly kind: 'embedded' | 'server';
  readonly connection: ConnectionSettings;
  close(): Promise<void>;
}

async function findPlace(config: DatabaseConfig, logger: Logger): Promise<Place> {
  if (config.databaseUrl !== undefined) {
    return { kind: 'server', connection: parseDatabaseUrl(config.databaseUrl), close: async () => {} };
  }
  const embedded = await openEmbeddedPostgres({ dataDir: config.dataDir, logger });
  return { kind: 'embedded', connection: embedded.connection, close: () => embedded.close() };
}

async function assertReachable(pool: pg.Pool, where: string): Promise<void> {
  try {
    await pool.query('select 1');
  } catch (error) {
    if (isUnavailable(error)) throw toDatabaseError(`reach the database at ${where}`, error);
    throw DatabaseError.cannotOpen(where, error);
  }
}
