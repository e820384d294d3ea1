export { type Binaries, binariesIn, locateBinaries } from './binaries.ts';
export { EmbeddedPostgresError } from './embedded-postgres-error.ts';
export type { LaunchMode } from './launch-mode.ts';
export {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  openEmbeddedPostgres,
} from './open-embedded-postgres.ts';
export { type PostgresConnection, waitForPostgres } from './wait-for-postgres.ts';
