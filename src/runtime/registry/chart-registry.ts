import type { AnyStateMachine } from 'xstate';
import { type ChartDefinition, type EffectHandler, TerminalError } from '#core';
import { type PreparedMachine, prepareMachine } from '../kernel.ts';
import { type ChartProblem, checkChart } from './check-chart.ts';
import { type ChartStructure, describeChart } from './describe-chart.ts';

/** A chart as the runtime uses it. */
export interface RegisteredChart {
  readonly id: string;
  readonly version: string;
  readonly hash: string;
  readonly definition: ChartDefinition;
  readonly structure: ChartStructure;
  readonly prepared: PreparedMachine;
}

export interface ChartRegistry {
  /** The present version of a chart. Throws when there is none. */
  get(id: string): RegisteredChart;
  find(id: string): RegisteredChart | undefined;
  /** The version with exactly this structure, when it is registered. */
  findExact(id: string, version: string, hash: string): RegisteredChart | undefined;
  list(): readonly RegisteredChart[];
  effect(source: string): EffectHandler | undefined;
}

export interface RegistryRequest {
  readonly charts: readonly ChartDefinition[];
  /** Older versions that may still run actors which cannot be migrated. */
  readonly retired?: readonly ChartDefinition[];
  readonly effects: readonly EffectHandler[];
}

/** Registers charts, or refuses them all with one error that lists every problem. */
export function createChartRegistry({ charts, retired = [], effects }: RegistryRequest): ChartRegistry {
  const handlers = new Map(effects.map((handler) => [handler.source, handler]));
  const current = new Map<string, RegisteredChart>();
  for (const definition of charts) {
    const chart = registerChart(definition);
    if (current.has(chart.id)) throw chartErrors.registeredTwice(chart.id);
    if (handlers.has(chart.id)) throw chartErrors.nameTaken(chart.id);
    current.set(chart.id, chart);
  }
  const old = retired.map(registerChart);
  const known = { charts: new Set(current.keys()), effects: new Set(handlers.keys()) };
  const problems = [...current.values(), ...old].flatMap((chart) =>
    checkChart(chart.definition.machine, chart.structure, known),
  );
  if (problems.length > 0) throw chartErrors.refused(problems);
  return {
    get(id) {
      const chart = current.get(id);
      if (!chart) throw chartErrors.unknown(id, [...current.keys()]);
      return chart;
    },
    find: (id) => current.get(id),
    findExact: (id, version, hash) =>
      [current.get(id), ...old].find(
        (chart) => chart?.id === id && chart.version === version && chart.hash === hash,
      ),
    list: () => [...current.values()],
    effect: (source) => handlers.get(source),
  };
}

export function registerChart(definition: ChartDefinition): RegisteredChart {
  const machine: AnyStateMachine = definition.machine;
  const structure = describeChart(machine);
  return {
    id: machine.id,
    version: definition.version ?? machine.version ?? '1',
    hash: structure.hash,
    definition,
    structure,
    prepared: prepareMachine(machine),
  };
}

export const chartErrors = {
  refused: (problems: readonly ChartProblem[]) =>
    new TerminalError(
      `refused ${problems.length === 1 ? 'a chart' : `charts with ${problems.length} problems`}:\n${problems.map(formatProblem).join('\n')}`,
      { code: 'chart.refused', details: { problems } },
    ),
  unknown: (id: string, known: readonly string[]) =>
    new TerminalError(`there is no chart '${id}'. Known charts: ${known.join(', ') || 'none'}.`, {
      code: 'chart.unknown',
      details: { chart: id },
    }),
  registeredTwice: (id: string) =>
    new TerminalError(`two charts are called '${id}'. Give one of them another machine id.`, {
      code: 'chart.registeredTwice',
      details: { chart: id },
    }),
  nameTaken: (id: string) =>
    new TerminalError(
      `'${id}' is the name of an effect, so no chart can have it. Give the chart another machine id.`,
      {
        code: 'chart.nameTaken',
        details: { chart: id },
      },
    ),
};

/** One line for a person: where, what, and the cure. */
export function formatProblem({ chart, state, problem, cure }: ChartProblem): string {
  return `  ${chart}${state === '' ? '' : ` › ${state}`}: ${problem}. Cure: ${cure}.`;
}
