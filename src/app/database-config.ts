import type { Config } from '#config';
import type { DatabaseConfig } from '#persistence';

/** The database that the settings name: a server, or the embedded one in the data folder. */
export function databaseConfig(
  config: Pick<Config, 'dataDir' | 'databaseUrl' | 'databasePoolSize'>,
): DatabaseConfig {
  return {
    dataDir: config.dataDir,
    ...(config.databaseUrl === null ? {} : { databaseUrl: config.databaseUrl }),
    poolSize: config.databasePoolSize,
  };
}
