import type { Outcome } from './tally.ts';

/**
 * The options to vote on again, by key: those that are tied; after a rejection the `size` best ones (default 2) with
 * all that equal the last of them. Empty when there is nothing to run off: passed, no quorum, a rejection by objection
 * (which calls for a revised proposal), or fewer than two options with support. A runoff among as many options as
 * before is possible; bound the number of rounds.
 */
export function runoffOptions(outcome: Outcome, { size = 2 }: { readonly size?: number } = {}): string[] {
  if (outcome.status === 'tied') return [...outcome.tied];
  if (outcome.status !== 'rejected' || outcome.rule.kind === 'consent') return [];
  const supported = outcome.tally.filter(({ score }) => score > 0);
  const last = supported[Math.min(size, supported.length) - 1];
  if (last === undefined || supported.length < 2) return [];
  return supported.filter(({ score }) => score >= last.score).map(({ option }) => option);
}
