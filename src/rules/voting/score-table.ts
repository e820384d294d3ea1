/** One option and what it scored; the meaning of the number depends on the rule. */
export interface OptionScore {
  readonly option: string;
  readonly score: number;
}

/**
 * Drops binary rounding noise (0.1 + 0.2) at the ninth decimal, so that neither the order of votes nor fractional
 * weights make or break a tie.
 */
export function cleanScore(score: number): number {
  const clean = Math.round(score * 1e9) / 1e9;
  return Number.isSafeInteger(Math.round(score * 1e9)) ? clean : score;
}

/** Adds weighted points per option; every option is in the table, also without points. */
export function addScores(
  options: readonly string[],
  points: Iterable<readonly [option: string, points: number]>,
): ReadonlyMap<string, number> {
  const table = new Map(options.map((option) => [option, 0]));
  for (const [option, value] of points) table.set(option, (table.get(option) ?? 0) + value);
  for (const [option, value] of table) table.set(option, cleanScore(value));
  return table;
}

/** Highest first; equal scores stand in the order of their keys, which decides nothing. */
export function sortScores(table: ReadonlyMap<string, number>): OptionScore[] {
  return [...table]
    .map(([option, score]) => ({ option, score }))
    .sort((a, b) => b.score - a.score || (a.option < b.option ? -1 : 1));
}

/** The options that share the highest score, in the order of their keys. */
export function leadersOf(table: ReadonlyMap<string, number>): string[] {
  const sorted = sortScores(table);
  return sorted.filter(({ score }) => score === sorted[0]?.score).map(({ option }) => option);
}

/** A score for people: at most three decimals. */
export function formatScore(score: number): string {
  return String(Math.round(score * 1000) / 1000);
}

/** A fraction for people, as a percentage with at most one decimal. */
export function formatShare(fraction: number): string {
  return `${Math.round(fraction * 1000) / 10}%`;
}

/** `a`, `a and b`, `a, b and c`. */
export function formatOptions(options: readonly string[]): string {
  const last = options.at(-1) ?? '';
  return options.length < 2 ? last : `${options.slice(0, -1).join(', ')} and ${last}`;
}
