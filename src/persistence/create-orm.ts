import { MikroORM } from '@mikro-orm/postgresql';
import type { Logger } from '#core';
import type { ConnectionSettings } from './connection-settings.ts';
import { entities } from './entities/index.ts';
import { createTypeParsers } from './type-parsers.ts';

export interface OrmRequest {
  readonly connection: ConnectionSettings;
  readonly logger: Logger;
  /** Most connections open at once. */
  readonly poolSize: number;
  /** Throws once the database is closed. */
  assertOpen(): void;
}

/**
 * Makes the ORM; it connects at the first query. `orm.em.getConnection().getNativeClient()` gives its own `pg` pool,
 * which the hot path shares, so a process needs no second set of connections.
 */
export async function createOrm(request: OrmRequest): Promise<MikroORM> {
  const { connection, logger, poolSize } = request;
  return MikroORM.init({
    entities: [...entities],
    host: connection.host,
    port: connection.port,
    user: connection.user,
    ...(connection.password === undefined ? {} : { password: connection.password }),
    dbName: connection.database,
    pool: { min: 0, max: poolSize },
    driverOptions: () => {
      // A query after the end would make the ORM open a second pool that nobody closes.
      request.assertOpen();
      return {
        ...(connection.url === undefined ? {} : { connectionString: connection.url }),
        application_name: 'statehouse',
        connectionTimeoutMillis: 10_000,
        keepAlive: true,
        types: createTypeParsers(),
      };
    },
    // Databases are made by people or by the embedded server; asking at each start costs a query and a privilege.
    ensureDatabase: false,
    colors: false,
    logger: (message) => logger.debug({ source: 'mikro-orm' }, message),
    migrations: { silent: true, snapshot: false },
    // Found by name otherwise, with an import that fails quietly.
    extensions: [],
  });
}
