import type { Config } from '#config';
import { type Clock, type Logger, toPlainError } from '#core';
import { testNotice } from '#domain';
import { type ProviderCheck, type ProviderConfig, startRehearsalProvider, testProvider } from '#llm';
import { createChannels } from '#notify';
import { openDatabase } from '#persistence';
import { checkChartFolder } from './check-chart-folder.ts';
import { checkWords } from './check-words.ts';
import { databaseConfig } from './database-config.ts';

const channelMs = 20_000;

/** What one look found. */
export interface Finding {
  readonly part: 'settings' | 'database' | 'provider' | 'charts' | 'channel';
  readonly name: string;
  readonly ok: boolean;
  /** What was found, or what is wrong and what to do. */
  readonly words: string;
  readonly checks: readonly { readonly name: string; readonly ok: boolean; readonly words: string }[];
}

export interface ExamineOptions {
  /** Throws when the settings are wrong. */
  readonly settings: () => Config;
  readonly logger: Logger;
  readonly clock: Clock;
}

/** Tries everything that the settings name, one part after the other; a part that fails does not keep the next from its turn. */
export async function* examine(options: ExamineOptions): AsyncGenerator<Finding> {
  let config: Config;
  try {
    config = options.settings();
  } catch (error) {
    yield { part: 'settings', name: '', ok: false, words: toPlainError(error).message, checks: [] };
    return;
  }
  yield settingsFinding(config);
  yield await chartsFinding();
  yield await databaseFinding(config, options);
  yield* providerFindings(config, options);
  yield* channelFindings(config, options);
}

function settingsFinding(config: Config): Finding {
  const source =
    config.configFile === null ? 'from the environment' : `from ${config.configFile} and the environment`;
  return {
    part: 'settings',
    name: '',
    ok: true,
    words: `read ${source}; data folder ${config.dataDir}`,
    checks: config.warnings.map((words) => ({ name: 'warning', ok: true, words })),
  };
}

async function chartsFinding(): Promise<Finding> {
  const base = { part: 'charts', name: '' } as const;
  try {
    const { charts, problems, folder } = await checkChartFolder(null);
    return {
      ...base,
      ok: problems.length === 0,
      words: `${charts.length} in ${folder}`,
      checks: problems.map(({ file, state, problem, cure }) => ({
        name: state === '' ? file : `${file} › ${state}`,
        ok: false,
        words: `${problem}. Cure: ${cure}.`,
      })),
    };
  } catch (error) {
    return { ...base, ok: false, words: toPlainError(error).message, checks: [] };
  }
}

/** Opens the database as it is: the doctor runs no migration. */
async function databaseFinding(config: Config, { logger }: ExamineOptions): Promise<Finding> {
  const name = config.databaseUrl === null ? 'embedded' : 'server';
  try {
    const before = performance.now();
    const database = await openDatabase({ config: databaseConfig(config), logger, migrate: false });
    try {
      const opened = Math.round(performance.now() - before);
      const asked = performance.now();
      const { rows } = await database.pool.query<{ version: string }>(
        `select split_part(version(), ' ', 2) as version`,
      );
      const latency = (performance.now() - asked).toFixed(1);
      const version = rows[0]?.version ?? 'unknown';
      const words = `PostgreSQL ${version} at ${database.describe()}, open after ${opened} ms, answers in ${latency} ms`;
      return { part: 'database', name, ok: true, words, checks: [] };
    } finally {
      await database.close();
    }
  } catch (error) {
    return { part: 'database', name, ok: false, words: toPlainError(error).message, checks: [] };
  }
}

async function* providerFindings(config: Config, { clock }: ExamineOptions): AsyncGenerator<Finding> {
  if (!config.rehearsal.inForce) {
    for (const provider of config.providers) yield await providerFinding(provider, clock);
    return;
  }
  const rehearsal = await startRehearsalProvider({ seed: config.rehearsal.seed, tokenDelayMs: 0 });
  try {
    const finding = await providerFinding(rehearsal.provider, clock);
    const words =
      'no endpoint is in force, so the rehearsal model answers; set STATEHOUSE_BASE_URL and STATEHOUSE_MODEL, or OPENAI_API_KEY, for a real one';
    yield { ...finding, words };
  } finally {
    await rehearsal.close();
  }
}

/** Mail is tried up to the login; a webhook can only be tried by a test notice. */
async function* channelFindings(config: Config, { clock }: ExamineOptions): AsyncGenerator<Finding> {
  for (const channel of createChannels(config.notifications)) {
    const { name, kind, check } = channel;
    const signal = AbortSignal.timeout(channelMs);
    const tried = check ? 'connected' : 'took a test notice';
    try {
      await (check?.(signal) ??
        channel.deliver(testNotice(name, { url: config.publicUrl, at: clock.now() }), signal));
      yield { part: 'channel', name, ok: true, words: `${kind}, ${tried}`, checks: [] };
    } catch (error) {
      yield { part: 'channel', name, ok: false, words: toPlainError(error).message, checks: [] };
    }
  }
}

async function providerFinding(provider: ProviderConfig, clock: Clock): Promise<Finding> {
  const report = await testProvider(provider, { clock });
  return {
    part: 'provider',
    name: report.provider,
    ok: report.ok,
    words: `${report.baseUrl}, ${report.model}`,
    checks: report.checks.map((check) => ({
      name: CHECKS[check.name],
      ok: check.ok,
      words: checkWords(check),
    })),
  };
}

const CHECKS: Readonly<Record<ProviderCheck['name'], string>> = {
  reachable: 'reachable',
  model: 'model present',
  streaming: 'streams',
  structuredOutput: 'structured output',
};
