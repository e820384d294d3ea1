import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, type AppOptions, startApp } from '#app';
import { loadConfig } from '#config';
import { createUlids, silentLogger, systemClock } from '#core';
import type { TestDatabase } from './database.ts';

export interface TestApp extends App {
  /** Runs one operation as an admin; throws when the answer has errors. */
  ask<Data = Record<string, unknown>>(query: string, variables?: Record<string, unknown>): Promise<Data>;
}

/** The whole application on the test's database, on a free port, with settings as environment variables, or out of a configuration file. */
export async function startTestApp(
  database: Pick<TestDatabase, 'url'>,
  settings: Readonly<Record<string, string>> = {},
  { configFile, ...more }: Partial<AppOptions> & { readonly configFile?: object } = {},
): Promise<TestApp> {
  const dataDir = await mkdtemp(join(tmpdir(), 'statehouse-app-'));
  const environment = {
    DATABASE_URL: database.url,
    STATEHOUSE_DATA_DIR: dataDir,
    STATEHOUSE_PORT: '0',
    // A busy machine must not slow the crew of a test down.
    STATEHOUSE_MONITOR_MS: '0',
    ...settings,
  };
  const app = await startApp({
    config: loadConfig(environment, {
      cwd: dataDir,
      readFile: () => (configFile === undefined ? null : JSON.stringify(configFile)),
    }),
    logger: silentLogger,
    clock: systemClock,
    ids: createUlids({ now: Date.now, random: Math.random }),
    random: { next: Math.random },
    ...more,
  });
  return {
    ...app,
    async ask<Data>(query: string, variables: Record<string, unknown> = {}) {
      const response = await fetch(`${app.url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(app.token ? { authorization: `Bearer ${app.token}` } : {}),
        },
        body: JSON.stringify({ query, variables }),
      });
      const { data, errors } = (await response.json()) as { data: Data; errors?: readonly object[] };
      if (errors) throw new Error(`the operation failed: ${JSON.stringify(errors)}`);
      return data;
    },
    async close() {
      await app.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
