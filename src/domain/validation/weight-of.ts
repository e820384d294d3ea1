import type { ValidationSpec } from '#core';

const weights = { error: 1, warning: 0.5 } as const;

/** How much a check counts in the score of what holds it. */
export function weightOf(spec: ValidationSpec): number {
  return weights[spec.severity];
}
