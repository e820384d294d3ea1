import type { LoadedActor, StoredSnapshot } from '#core';
import { activePaths, checkStateValue } from '../kernel.ts';
import type { ChartRegistry, RegisteredChart } from './chart-registry.ts';
import type { DescribedNode } from './describe-chart.ts';

/** Under which chart a stored actor can run. */
export type Fit =
  | { readonly kind: 'fits'; readonly chart: RegisteredChart }
  | {
      readonly kind: 'migrated';
      readonly chart: RegisteredChart;
      readonly from: string;
      readonly snapshot: StoredSnapshot;
    }
  | { readonly kind: 'unfit'; readonly reason: string };

/**
 * Compares a stored actor with the registered charts. XState would restore almost anything without a word (a renamed
 * invocation is dropped, a new one never starts), so a changed structure is accepted only after its migrations, if any,
 * and a check that nothing would be lost. Else the old version, when it is still registered, goes on.
 */
export function fitChart(registry: ChartRegistry, loaded: LoadedActor): Fit {
  const { actor } = loaded;
  const exact = registry.findExact(actor.chart, actor.chartVersion, actor.structureHash);
  const chart = registry.find(actor.chart);
  if (exact && (exact === chart || !chart)) return { kind: 'fits', chart: exact };
  if (!chart)
    return { kind: 'unfit', reason: `its chart '${actor.chart}' is not registered; put the chart file back` };
  const migrated = migrate(chart, actor.chartVersion, actor.snapshot);
  const reasons = 'reason' in migrated ? [migrated.reason] : mismatches(chart, loaded, migrated.snapshot);
  if ('snapshot' in migrated && reasons.length === 0) {
    return { kind: 'migrated', chart, from: actor.chartVersion, snapshot: migrated.snapshot };
  }
  if (exact) return { kind: 'fits', chart: exact };
  return {
    kind: 'unfit',
    reason: `it was stored by version '${actor.chartVersion}' of chart '${actor.chart}' and does not fit version '${chart.version}': ${reasons.join('; ')}. Add a migration from '${actor.chartVersion}', or register the old version beside the new one`,
  };
}

function migrate(
  chart: RegisteredChart,
  from: string,
  snapshot: StoredSnapshot,
): { snapshot: StoredSnapshot } | { reason: string } {
  let version = from;
  let current = structuredClone(snapshot);
  for (const seen = new Set<string>(); version !== chart.version; ) {
    const next = chart.definition.migrate?.[version];
    if (!next || seen.has(version)) return { reason: `there is no migration from '${version}'` };
    seen.add(version);
    try {
      current = next.run(current);
    } catch (error) {
      return {
        reason: `the migration from '${version}' failed: ${error instanceof Error ? error.message : String(error)}`,
      };
    }
    version = next.to;
  }
  return { snapshot: current };
}

/** What of a stored snapshot the chart would lose, invent or misread. */
function mismatches(
  chart: RegisteredChart,
  loaded: LoadedActor,
  snapshot: StoredSnapshot,
): readonly string[] {
  if (loaded.actor.status !== 'active' && loaded.actor.status !== 'quarantined') return [];
  const problem = checkStateValue(chart.prepared, snapshot);
  if (problem) return [problem];
  const reasons: string[] = [];
  const active = activeNodes(chart.structure.root, new Set(['', ...activePaths(snapshot.value)]));
  const children = snapshot.children as Record<string, { src?: unknown } | undefined>;
  for (const [id, child] of Object.entries(children)) {
    if (typeof child?.src !== 'string' || !chart.prepared.sources.has(child.src)) {
      reasons.push(
        `child '${id}' comes from source '${String(child?.src)}', which the chart no longer declares`,
      );
    }
  }
  for (const { id, source } of active.flatMap((node) => node.invocations)) {
    if (children[id]?.src !== source)
      reasons.push(`the active state invokes '${id}' from '${source}', which the actor never started`);
  }
  const delays = new Set(
    active
      .flatMap((n) => n.transitions.map((t) => t.event))
      .filter((event) => event.startsWith('xstate.after.')),
  );
  const armed = new Set(loaded.timers.map(({ id }) => id).filter((id) => id.startsWith('xstate.after.')));
  for (const id of delays)
    if (!armed.has(id)) reasons.push(`the delay '${id}' of the active state was never armed`);
  for (const id of armed)
    if (!delays.has(id)) reasons.push(`the armed delay '${id}' belongs to no active state`);
  const context = chart.definition.context?.safeParse(snapshot.context);
  if (context && !context.success) {
    reasons.push(
      ...context.error.issues.map((issue) => `context ${issue.path.map(String).join('.')}: ${issue.message}`),
    );
  }
  return reasons;
}

function activeNodes(node: DescribedNode, active: ReadonlySet<string>): readonly DescribedNode[] {
  if (!active.has(node.path)) return [];
  return [node, ...node.states.flatMap((child) => activeNodes(child, active))];
}
