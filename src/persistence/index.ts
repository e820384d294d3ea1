export { type ConnectionSettings, describeConnection, parseDatabaseUrl } from './connection-settings.ts';
export { createStores, type Stores } from './create-stores.ts';
export { type DatabaseClock, openDatabaseClock } from './database-clock.ts';
export {
  DatabaseConflictError,
  DatabaseError,
  DatabaseUnavailableError,
  isUnavailable,
  sqlStateOf,
  toDatabaseError,
} from './database-error.ts';
export {
  type Binaries,
  type EmbeddedPostgres,
  EmbeddedPostgresError,
  type EmbeddedPostgresOptions,
  type LaunchMode,
  openEmbeddedPostgres,
  type PostgresConnection,
  waitForPostgres,
} from './embedded/index.ts';
export {
  type Database,
  type DatabaseConfig,
  type OpenDatabaseRequest,
  openDatabase,
} from './open-database.ts';
export { createRetryWhileUnavailable, type RetryWhileUnavailable } from './retry-while-unavailable.ts';
export type { DeliberationStores } from './stores/deliberation-stores.ts';
export type { SeedablePersonaStore } from './stores/persona-store.ts';
export { QueryError } from './stores/queries/query-error.ts';
export { createRetentionStore } from './stores/retention/retention-store.ts';
export { openTurnStore, type TurnStoreRequest } from './turn/open-turn-store.ts';
