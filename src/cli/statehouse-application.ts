import { readFileSync } from 'node:fs';
import { type Config, type Environment, loadConfig } from '#config';
import { createUlids, type Logger, systemClock } from '#core';
import type { Application, LaunchedApp } from './application.ts';

/** Statehouse itself behind the commands. Settings are read and rooms are loaded only when a command needs them. */
export function statehouseApplication(environment: Environment): Application {
  let read: Config | null = null;

  function settings(): Config {
    read ??= loadConfig(environment, { cwd: process.cwd(), readFile: readText });
    return read;
  }

  async function start(options: {
    readonly config: Config;
    readonly logger: Logger;
    readonly whenPortTaken: 'fail' | 'useAnother';
  }) {
    const { startApp } = await import('#app');
    const random = Math.random;
    return startApp({
      ...options,
      clock: systemClock,
      ids: createUlids({ now: systemClock.now, random }),
      random: { next: random },
    });
  }

  /** A one-shot command has a page of its own to fill: it keeps the log to what went wrong, unless told otherwise. */
  async function quietLogger(): Promise<Logger> {
    const { createLogger } = await import('#app');
    return createLogger({ level: environment['STATEHOUSE_LOG_LEVEL'] ? settings().logLevel : 'error' });
  }

  return {
    dataDir: async () => settings().dataDir,

    async launch(): Promise<LaunchedApp> {
      return start({ config: settings(), logger: await quietLogger(), whenPortTaken: 'useAnother' });
    },

    async serve({ port, host }) {
      const { createLogger } = await import('#app');
      const config = {
        ...settings(),
        ...(port === undefined ? {} : { port }),
        ...(host === undefined ? {} : { host }),
      };
      const app = await start({
        config,
        logger: createLogger({ level: config.logLevel }),
        whenPortTaken: 'fail',
      });
      return { ...app, dataDir: config.dataDir };
    },

    async checkCharts(folder) {
      const { checkChartFolder } = await import('#app');
      return checkChartFolder(folder);
    },

    async openArchive() {
      const { openArchive } = await import('#app');
      return openArchive({ config: settings(), logger: await quietLogger(), clock: systemClock });
    },

    async prune(order) {
      const { prune } = await import('#app');
      return prune(order, { config: settings(), logger: await quietLogger(), clock: systemClock });
    },

    async *examine() {
      const { examine } = await import('#app');
      yield* examine({ settings, logger: await quietLogger(), clock: systemClock });
    },
  };
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
