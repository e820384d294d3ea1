import { join, resolve } from 'node:path';
import { StatehouseError } from '#core';
import { checkChart, listChartFiles, loadChart, type RegisteredChart, registerChart } from '#runtime';
import { machinesFolder, namedEffects } from './chart-sources.ts';

export interface ChartFolderCheck {
  readonly folder: string;
  readonly charts: readonly {
    readonly file: string;
    readonly id: string;
    readonly version: string;
    readonly hash: string;
  }[];
  readonly problems: readonly ChartFileProblem[];
}

export interface ChartFileProblem {
  readonly file: string;
  /** Null when the file gave no chart at all. */
  readonly chart: string | null;
  /** Dotted path of the state; empty for the chart as a whole. */
  readonly state: string;
  readonly problem: string;
  readonly cure: string;
}

/**
 * Reads every chart of a folder and lists what cannot be made durable or is unsafe. Unlike the start of the application
 * it goes on behind a file that cannot be read. Charts may refer to those of `machines/`. Rejects when there is no such folder.
 */
export async function checkChartFolder(given: string | null): Promise<ChartFolderCheck> {
  const folder = resolve(given ?? machinesFolder);
  const effects = new Set(namedEffects().map(({ source }) => source));
  const read = await readFolder(folder);
  const builtIn = folder === machinesFolder ? [] : (await readFolder(machinesFolder)).charts;
  const charts = new Set([...read.charts, ...builtIn].map(({ chart }) => chart.id));
  const problems = [...read.problems];
  const seen = new Map<string, string>();
  for (const { file, chart } of read.charts) {
    const first = seen.get(chart.id);
    if (first !== undefined || effects.has(chart.id)) {
      const owner = first === undefined ? 'an effect' : `the chart of ${first}`;
      const problem = `its machine id '${chart.id}' is taken by ${owner}`;
      problems.push({ file, chart: chart.id, state: '', problem, cure: 'give the chart another machine id' });
    }
    seen.set(chart.id, file);
    const { machine } = chart.definition;
    for (const { state, problem, cure } of checkChart(machine, chart.structure, { charts, effects })) {
      problems.push({ file, chart: chart.id, state, problem, cure });
    }
  }
  return {
    folder,
    charts: read.charts.map(({ file, chart: { id, version, hash } }) => ({ file, id, version, hash })),
    problems,
  };
}

async function readFolder(folder: string): Promise<{
  charts: { readonly file: string; readonly chart: RegisteredChart }[];
  problems: ChartFileProblem[];
}> {
  const charts: { file: string; chart: RegisteredChart }[] = [];
  const problems: ChartFileProblem[] = [];
  for (const file of await listChartFiles(folder)) {
    try {
      charts.push({ file, chart: registerChart(await loadChart(join(folder, file))) });
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error);
      const broken = error instanceof StatehouseError && error.code === 'chart.unloadable';
      const cure = broken
        ? 'correct the file, or take it out of the folder'
        : 'export a chart made with defineChart as the default of the file';
      problems.push({ file, chart: null, state: '', problem, cure });
    }
  }
  return { charts, problems };
}
