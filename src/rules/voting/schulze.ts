import type { VoteCount } from './count-votes.ts';
import { at, comparePairs, indices, namePairs, rankVictories, strongestPaths } from './pairwise.ts';
import { cleanScore, formatOptions, formatScore } from './score-table.ts';
import { passed, rejected, tiedBetween, type Verdict } from './verdict.ts';
import type { RuleOf } from './voting-rule.ts';

/**
 * Schulze method: a beats b when the strongest path of pairwise victories from a to b is stronger than the one back;
 * options that nobody beats win, and several of them are tied (M. Schulze, "A new monotonic, clone-independent,
 * reversal symmetric, and Condorcet-consistent single-winner election method", Social Choice and Welfare 36, 2011).
 * An option scores one for each other option that does not beat it.
 */
export function countSchulze(count: VoteCount, rule: RuleOf<'schulze'>): Verdict {
  const { options } = count;
  const { matrix, cast } = comparePairs(count);
  const links = rankVictories(matrix, rule.measure ?? 'winningVotes');
  const paths = strongestPaths(links);
  const beatenBy = options.map((_, a) => indices(paths).filter((b) => at(paths, b, a) > at(paths, a, b)));
  const scores = new Map(options.map((option, a) => [option, options.length - 1 - beatenBy[a]!.length]));
  const strengthOfRank = new Map(
    indices(links).flatMap((a) =>
      indices(links).map(
        (b) =>
          [
            at(links, a, b),
            cleanScore(at(matrix, a, b) - (rule.measure === 'margins' ? at(matrix, b, a) : 0)),
          ] as const,
      ),
    ),
  );
  const strengths = paths.map((row) => row.map((rank) => (rank === 0 ? 0 : (strengthOfRank.get(rank) ?? 0))));
  const details = { pairwise: namePairs(options, matrix), strongestPaths: namePairs(options, strengths) };
  const counted = { scores, cast, details };
  if (cast === 0) return rejected('no option has any support', counted);
  const winners = options.filter((_, a) => beatenBy[a]!.length === 0).sort();
  const [winner = ''] = winners;
  const votes = `${formatScore(cast)} ${count.unit}`;
  return winners.length === 1
    ? passed(
        winner,
        `${winner} has the stronger path against each of ${options.length - 1} others over ${votes}`,
        counted,
      )
    : tiedBetween(winners, `${formatOptions(winners)} are unbeaten over ${votes}`, counted);
}
