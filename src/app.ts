import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Config } from '#config';
import type { ChartDefinition, Clock, Ids, Logger, ProviderStatus, Randomness, TurnStore } from '#core';
import type { PolicyFunction } from '#domain';
import type { Failpoint, RunningRuntime } from '#runtime';
import { type RunningServer, startServer } from '#server';
import { createLoadMeter } from '#telemetry';
import { createHealth } from './app/create-health.ts';
import { createServices } from './app/create-services.ts';
import { openCore } from './app/open-core.ts';

export { createLogger } from '#telemetry';
export { type ChartFolderCheck, checkChartFolder } from './app/check-chart-folder.ts';
export { examine, type Finding } from './app/examine.ts';
export { type Archive, openArchive } from './app/open-archive.ts';
export { type PruneOrder, prune } from './app/prune.ts';

/** What the application takes from its surroundings. */
export interface AppOptions {
  readonly config: Config;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly random: Randomness;
  /** What to do when the configured port is taken. Default `fail`. */
  readonly whenPortTaken?: 'fail' | 'useAnother';
  /** Charts beside those of `machines/`. */
  readonly extraCharts?: readonly ChartDefinition[];
  /** Functions that supervision policies may name, beside the built-in ones. */
  readonly policyFunctions?: Readonly<Record<string, PolicyFunction>>;
  /** Tests end the process here. */
  readonly failpoint?: Failpoint;
  /** Tests put faults between the engine and its store here. */
  readonly wrapStore?: (store: TurnStore) => TurnStore;
}

/** The whole of Statehouse in this process. */
export interface App {
  readonly url: string;
  /** A token that the API accepts; null when it asks for none. */
  readonly token: string | null;
  readonly runtime: RunningRuntime;
  /** Where the database is, without its password. */
  readonly database: string;
  /** The model providers in order of preference. */
  readonly providers: readonly ProviderStatus[];
  /** Takes no new requests, commits what is computed, keeps the rest for the next start, and frees everything. */
  close(): Promise<void>;
}

const { version } = JSON.parse(
  readFileSync(fileURLToPath(new URL('../package.json', import.meta.url)), 'utf8'),
) as {
  version: string;
};

/** Starts database, models, runtime and server, in this order; what was started ends again if a later part fails. */
export async function startApp(options: AppOptions): Promise<App> {
  const { config, logger, ids } = options;
  for (const warning of config.warnings) logger.warn({}, warning);
  const core = await openCore(options);
  const { clock } = core;
  const meter = createLoadMeter(clock);
  let serving = true;
  try {
    const health = createHealth({
      database: core.database,
      clock,
      meter,
      version,
      providers: () => core.models.gateway.providers(),
      isServing: () => serving,
    });
    const server = await listen(
      options,
      createServices({
        core,
        health,
        clock,
        ids,
        limits: config.limits,
        taskDefaults: config.tasks,
        spawning: config.spawning,
        url: config.publicUrl,
      }),
    );
    return {
      url: server.url,
      token: config.tokens.find(({ role }) => role === 'admin')?.token ?? config.tokens[0]?.token ?? null,
      runtime: core.runtime,
      database: core.database.describe(),
      providers: core.models.gateway.providers(),
      async close() {
        serving = false;
        await server.close();
        meter.close();
        await core.close();
      },
    };
  } catch (error) {
    meter.close();
    await core.close();
    throw error;
  }

  async function listen(_: AppOptions, services: ReturnType<typeof createServices>): Promise<RunningServer> {
    const base = {
      services,
      logger,
      clock,
      ids,
      host: config.host,
      tokens: config.tokens,
      allowedOrigins: config.allowedOrigins,
      dataDir: config.dataDir,
      limits: {
        depth: config.limits.queryDepth,
        cost: config.limits.queryCost,
        aliases: config.limits.queryAliases,
        bytes: config.limits.requestBytes,
      },
      sockets: { operations: config.limits.subscriptionsPerSocket },
    };
    try {
      return await startServer({ ...base, port: config.port });
    } catch (error) {
      const taken = (error as { cause?: { code?: string } }).cause?.code === 'EADDRINUSE';
      if (!taken || options.whenPortTaken !== 'useAnother') throw error;
      logger.info({ port: config.port }, 'the configured port is taken; using another one');
      return startServer({ ...base, port: 0 });
    }
  }
}
