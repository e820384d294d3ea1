import type { ChartDefinition, RestartPolicy, Supervision } from '#core';

/** By what rules a chart supervises its children, given its context. */
export function supervisionOf(
  { supervision }: Pick<ChartDefinition, 'supervision'>,
  context: unknown,
): Supervision | undefined {
  return typeof supervision === 'function' ? supervision(context) : supervision;
}

/** When a child of this source is begun anew. */
export function restartPolicy({ restart, groups }: Supervision, source: string): RestartPolicy {
  return groups?.[source]?.restart ?? restart?.[source] ?? restart?.['default'] ?? 'temporary';
}
