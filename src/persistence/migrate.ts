import { readdir } from 'node:fs/promises';
import type { Constructor } from '@mikro-orm/core';
import { type Migration, Migrator } from '@mikro-orm/migrations';
import type { MikroORM } from '@mikro-orm/postgresql';
import type pg from 'pg';
import { DefectError, type Logger } from '#core';
import { DatabaseError, toDatabaseError } from './database-error.ts';

const FOLDER = new URL('../../migrations/', import.meta.url);

/** Key of the session lock that a migrating process holds: "stathous" in ASCII, so that `pg_locks` can be read. */
const LOCK_KEY = '8319391713543714163';

export interface MigrateRequest {
  readonly orm: MikroORM;
  readonly pool: pg.Pool;
  readonly logger: Logger;
}

/**
 * Brings the database to the newest migration, all of the pending ones in one transaction. Of several processes that
 * start at once one migrates and the others wait. Resolves to the names that it applied.
 */
export async function migrate({ orm, pool, logger }: MigrateRequest): Promise<readonly string[]> {
  const list = await listMigrations();
  orm.config.set('migrations', { ...orm.config.get('migrations'), migrationsList: [...list] });
  const guard = await pool.connect().catch((error: unknown) => {
    throw toDatabaseError('migrate the database', error);
  });
  let broken: Error | undefined;
  try {
    await guard.query(`select pg_advisory_lock(${LOCK_KEY})`);
    const migrator = new Migrator(orm.em);
    const executed = await migrator.getExecuted();
    const known = new Set(list.map((item) => item.name));
    const foreign = executed.map((row) => row.name).filter((name) => !known.has(name));
    if (foreign.length > 0) throw DatabaseError.migratedByNewer(foreign);
    const applied = (await migrator.up()).map((row) => row.name);
    if (applied.length > 0) logger.info({ applied }, 'migrated the database');
    await guard.query(`select pg_advisory_unlock(${LOCK_KEY})`);
    return applied;
  } catch (error) {
    broken = error instanceof Error ? error : new Error(String(error));
    throw toDatabaseError('migrate the database', error);
  } finally {
    // Destroying the connection of a failed run also drops its lock.
    guard.release(broken);
  }
}

interface ListedMigration {
  readonly name: string;
  readonly class: Constructor<Migration>;
}

/** Own discovery, since the ORM's goes by glob and a checkout's path may hold `[` or `*`. */
async function listMigrations(): Promise<readonly ListedMigration[]> {
  const files = (await readdir(FOLDER)).filter((file) => /^Migration\d{14}_\w+\.ts$/.test(file)).sort();
  return Promise.all(
    files.map(async (file) => {
      const name = file.replace(/\.ts$/, '');
      const module: Record<string, unknown> = await import(new URL(file, FOLDER).href);
      const found = module[name];
      if (typeof found !== 'function') {
        throw new DefectError(
          `could not load the migration '${file}': expected it to export a class of that name`,
          {
            code: 'database.migrationMisnamed',
            details: { file },
          },
        );
      }
      return { name, class: found as Constructor<Migration> };
    }),
  );
}
