import type { ActorEvent } from '#core';
import { inputErrors } from '../input-error.ts';
import type { ChartCatalog, ChartInfo } from '../services.ts';
import { eventField, toName } from './event-names.ts';
import { readEventFields } from './json-schema.ts';

/** The chart and event that a typed input names; GraphQL has made sure that it names exactly one of each. */
export function readTypedEvent(
  input: object,
  charts: ChartCatalog,
): { readonly chart: string; readonly event: ActorEvent } {
  const [[chartField, events] = ['', {}]] = Object.entries(input) as [string, object][];
  const [[field, payload] = ['', null]] = Object.entries(events) as [string, unknown][];
  const chart = charts.list().find(({ name }) => toName(name) === chartField);
  const known = chart?.events.find(({ type }) => eventField(chart.name, type) === field);
  if (chart === undefined || known === undefined)
    throw inputErrors.field(['event', chartField, field], 'the chart no longer takes this event');
  return { chart: chart.name, event: { type: known.type, ...carry(known, payload) } };
}

/** What is null in GraphQL is left out, unless the chart wants to be told that there is nothing. */
function carry({ schema }: ChartInfo['events'][number], payload: unknown): Record<string, unknown> {
  const given = typeof payload === 'object' && payload !== null ? (payload as Record<string, unknown>) : {};
  return Object.fromEntries(
    Object.entries(readEventFields(schema)).flatMap(([name, { nullable, required }]) => {
      const value = given[name] ?? null;
      return value === null && !(nullable && required) ? [] : [[name, value]];
    }),
  );
}
