import type { AcceptedEvent, JsonObject } from '#core';
import { activePaths } from '../kernel.ts';
import type { RegisteredChart } from '../registry/chart-registry.ts';
import type { DescribedNode } from '../registry/describe-chart.ts';
import type { Activation } from '../turn/activation.ts';
import { stateOf } from '../turn/batch.ts';

/** Types of the events that the active states and those around them have transitions for, without XState's own. */
export function acceptedEvents(activation: Activation): readonly string[] {
  if (activation.status !== 'active') return [];
  return acceptedIn(activation.chart, activePaths(stateOf(activation)));
}

/** The same of an actor of which only the active paths are known. */
export function acceptedIn(chart: RegisteredChart, paths: readonly string[]): readonly string[] {
  const types = new Set<string>();
  collect(chart.structure.root, new Set(['', ...paths]), types);
  return [...types];
}

/** What may be sent from outside of what is accepted, with the schemas that the chart declares. */
export function describeAccepted(
  chart: RegisteredChart,
  accepted: readonly string[],
): readonly AcceptedEvent[] {
  const open = publicEvents(chart);
  const types = open ? open.filter((type) => covers(accepted, type)) : accepted;
  return types.map((type) => ({
    type,
    schema: (chart.definition.events?.[type]?.toJSONSchema() as JsonObject | undefined) ?? null,
  }));
}

function collect(node: DescribedNode, active: ReadonlySet<string>, types: Set<string>): void {
  if (!active.has(node.path)) return;
  for (const { event } of node.transitions) {
    if (event !== '' && !event.startsWith('xstate.')) types.add(event);
  }
  for (const child of node.states) collect(child, active, types);
}

/** Whether one of the accepted types, some of which end in a wildcard (`agent.*`), covers the event. */
export function covers(accepted: readonly string[], type: string): boolean {
  return accepted.some(
    (pattern) =>
      pattern === type ||
      pattern === '*' ||
      (pattern.endsWith('.*') && type.startsWith(pattern.slice(0, -1))),
  );
}

/** Types that may be sent from outside: those that the chart declares, or all that it knows when it declares none. */
export function publicEvents(chart: RegisteredChart): readonly string[] | null {
  const { events } = chart.definition;
  return events ? Object.keys(events) : null;
}
