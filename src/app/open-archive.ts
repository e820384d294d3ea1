import type { Config } from '#config';
import type { Clock, Logger } from '#core';
import { createStores, openDatabase, openTurnStore } from '#persistence';
import { createChartRegistry, fitChart, loadCharts, type ReplayReport, replayActor } from '#runtime';
import { machinesFolder, namedEffects } from './chart-sources.ts';
import { databaseConfig } from './database-config.ts';

const PAGE = 200;

/** Whether a stored actor fits the present charts. */
export interface ActorFitting {
  readonly address: string;
  readonly chart: string;
  readonly version: string;
  readonly outcome: 'fits' | 'migrates' | 'unfit';
  /** The version that it would have afterwards; null when it fits none. */
  readonly to: string | null;
  readonly reason: string | null;
}

/** The stored actors, to be read and not run: no turn is taken, no effect starts, no timer fires. */
export interface Archive {
  /** Newest first. */
  addresses(): AsyncIterable<string>;
  replay(address: string, onProgress?: (turns: number) => void): Promise<ReplayReport | null>;
  fit(address: string): Promise<ActorFitting | null>;
  close(): Promise<void>;
}

export async function openArchive(options: {
  readonly config: Config;
  readonly logger: Logger;
  readonly clock: Clock;
}): Promise<Archive> {
  const { config, logger, clock } = options;
  const charts = createChartRegistry({ charts: await loadCharts(machinesFolder), effects: namedEffects() });
  const database = await openDatabase({ config: databaseConfig(config), logger });
  try {
    const { queries } = createStores({ database, clock });
    const store = await openTurnStore({ database });
    return {
      async *addresses() {
        let after: string | null = null;
        do {
          const page: Awaited<ReturnType<typeof queries.actors.page>> = await queries.actors.page(
            {},
            { limit: PAGE, after, before: null, backward: false },
          );
          yield* page.items.map(({ row }) => row.address);
          after = page.hasNext ? (page.items.at(-1)?.cursor ?? null) : null;
        } while (after !== null);
      },
      replay: (address, onProgress) =>
        replayActor({ store, charts, address, ...(onProgress ? { onProgress } : {}) }),
      async fit(address) {
        const [loaded] = await store.load([address]);
        if (loaded === undefined) return null;
        const { chart, chartVersion: version } = loaded.actor;
        const fit = fitChart(charts, loaded);
        if (fit.kind === 'unfit')
          return { address, chart, version, outcome: 'unfit', to: null, reason: fit.reason };
        const outcome = fit.kind === 'fits' ? 'fits' : 'migrates';
        return { address, chart, version, outcome, to: fit.chart.version, reason: null };
      },
      close: () => database.close(),
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}
