import { readdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type ChartDefinition, defineChart, TerminalError } from '#core';

/**
 * Reads every chart file of a folder (`*.ts`, `*.js`, `*.mjs`; not `*.d.ts`, not sub-folders), in name order. A file
 * exports by default what `defineChart` gives, or a bare XState machine.
 */
export async function loadCharts(folder: string): Promise<readonly ChartDefinition[]> {
  const names = await listChartFiles(folder);
  const charts: ChartDefinition[] = [];
  for (const name of names) charts.push(await loadChart(join(resolve(folder), name)));
  return charts;
}

/** Names of the chart files of a folder, in order. */
export async function listChartFiles(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries
      .filter(
        (entry) => entry.isFile() && /\.(ts|js|mjs)$/.test(entry.name) && !/\.(d|test)\.ts$/.test(entry.name),
      )
      .map((entry) => entry.name)
      .sort();
  } catch (cause) {
    throw new TerminalError(`could not read the charts in '${folder}'. Expected a folder of chart files.`, {
      code: 'chart.folderUnreadable',
      details: { folder },
      cause,
    });
  }
}

export async function loadChart(file: string): Promise<ChartDefinition> {
  let module: { default?: unknown };
  try {
    module = (await import(pathToFileURL(file).href)) as { default?: unknown };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    // Node tells the place of a syntax error and of a throw in the stack alone.
    const stack = cause instanceof Error ? (cause.stack ?? '') : '';
    const line = stack.split(`${basename(file)}:`)[1]?.match(/^\d+/)?.[0];
    const place = line === undefined ? '' : `, line ${line}`;
    throw new TerminalError(`could not load the chart file '${basename(file)}'${place}: ${reason}`, {
      code: 'chart.unloadable',
      details: { file },
      cause,
    });
  }
  const chart = asChart(module.default);
  if (!chart) {
    throw new TerminalError(
      `'${basename(file)}' exports no chart. Expected \`export default defineChart({ machine })\` or an XState machine as the default export.`,
      { code: 'chart.notExported', details: { file } },
    );
  }
  return chart;
}

function asChart(value: unknown): ChartDefinition | undefined {
  if (value === null || typeof value !== 'object') return undefined;
  if (isMachine(value)) return defineChart({ machine: value });
  const { machine } = value as { machine?: unknown };
  return isMachine(machine) ? (value as ChartDefinition) : undefined;
}

function isMachine(value: unknown): value is ChartDefinition['machine'] {
  return (
    value !== null &&
    typeof value === 'object' &&
    'root' in value &&
    'implementations' in value &&
    'transition' in value
  );
}
