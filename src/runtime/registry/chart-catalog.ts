import type { AcceptedEvent, ActorStatus } from '#core';
import { acceptedIn, describeAccepted } from '../views/accepted-events.ts';
import type { ChartRegistry, RegisteredChart } from './chart-registry.ts';

/** A registered chart for readers outside: its structure and the schemas of what it takes. */
export interface CatalogChart {
  readonly name: string;
  readonly version: string;
  readonly structureHash: string;
  readonly description: string;
  /** The described root node, see `DescribedNode`. */
  readonly definition: object;
  /** Events that may be sent from outside; JSON schema of each. */
  readonly events: readonly { readonly type: string; readonly schema: object }[];
  readonly inputSchema: object | null;
}

/** What a row says of an actor's chart and state. */
export interface ChartedActor {
  readonly chart: string;
  readonly chartVersion: string;
  readonly structureHash: string;
  readonly status: ActorStatus;
  readonly paths: readonly string[];
}

export function createChartCatalog(charts: ChartRegistry) {
  const list = charts
    .list()
    .map(describe)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return {
    list: (): readonly CatalogChart[] => list,
    find: (name: string): CatalogChart | null => list.find((chart) => chart.name === name) ?? null,
    /** What an actor would take now, told from its row alone; nothing when its version of the chart is not registered. */
    accepts({ chart, chartVersion, structureHash, status, paths }: ChartedActor): readonly AcceptedEvent[] {
      const known = charts.findExact(chart, chartVersion, structureHash);
      return known === undefined || status !== 'active'
        ? []
        : describeAccepted(known, acceptedIn(known, paths));
    },
  };
}

function describe({ id, version, hash, definition, structure }: RegisteredChart): CatalogChart {
  const declared = Object.entries(definition.events ?? {});
  return {
    name: id,
    version,
    structureHash: hash,
    description: definition.description ?? '',
    definition: structure.root,
    events: declared.map(([type, schema]) => ({ type, schema: schema.toJSONSchema() })),
    inputSchema: definition.input?.toJSONSchema() ?? null,
  };
}
