import type { ProviderCheck } from '#llm';

/** One check of a provider as a line for people: what was seen, how long it took, and what to do. */
export function checkWords({ detail, hint, latencyMs }: ProviderCheck): string {
  const time = latencyMs === null ? '' : ` (${Math.round(latencyMs)} ms)`;
  return `${detail.replace(/\.$/, '')}${time}${hint === null ? '' : `. ${hint}`}`;
}
