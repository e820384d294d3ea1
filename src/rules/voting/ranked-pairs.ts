import type { VoteCount } from './count-votes.ts';
import { type LockOutcome, lockPairs, type Victory } from './lock-pairs.ts';
import { at, comparePairs, indices, namePairs, rankVictories } from './pairwise.ts';
import { formatOptions, formatScore } from './score-table.ts';
import { passed, rejected, tiedBetween, type Verdict } from './verdict.ts';
import type { RuleOf } from './voting-rule.ts';

/**
 * Ranked pairs: pairwise victories are locked in from the strongest to the weakest unless one would close a circle;
 * the option that nothing locked beats wins (T. N. Tideman, "Independence of clones as a criterion for voting rules",
 * Social Choice and Welfare 4, 1987). Victories of equal strength are tried in every order, and all options that win
 * in some order are tied: the neutral form (M. Brill and F. Fischer, "The Price of Neutrality for the Ranked Pairs
 * Method", AAAI 2012). An option scores one for each other option that does not end above it, in its best order.
 */
export function countRankedPairs(count: VoteCount, rule: RuleOf<'rankedPairs'>): Verdict {
  const { options } = count;
  const { matrix, cast } = comparePairs(count);
  const ranks = rankVictories(matrix, rule.measure ?? 'winningVotes');
  const victories = listVictories(ranks);
  const outcome = lockPairs(options.length, victories);
  const scores = new Map(options.map((option, index) => [option, outcome.scores[index] ?? 0]));
  const nameVictory = ({ winner, loser }: Victory) => ({
    winner: options[winner] ?? '',
    loser: options[loser] ?? '',
    for: at(matrix, winner, loser),
    against: at(matrix, loser, winner),
  });
  const details = {
    pairwise: namePairs(options, matrix),
    locked: pick(victories, outcome, 'locked').map(nameVictory),
    skipped: pick(victories, outcome, 'skipped').map(nameVictory),
    dependsOnOrder: pick(victories, outcome, 'either').map(nameVictory),
    everyOrderTried: outcome.complete,
  };
  const counted = { scores, cast, details };
  if (cast === 0) return rejected('no option has any support', counted);
  const winners = outcome.winners.map((index) => options[index] ?? '').sort();
  const [winner = ''] = winners;
  const votes = `${formatScore(cast)} ${count.unit}`;
  if (winners.length === 1) {
    return passed(winner, `${winner} is beaten by no locked pair over ${votes}`, counted);
  }
  const limit = outcome.complete ? '' : ' (too many equal victories to try every order)';
  return tiedBetween(
    winners,
    `${formatOptions(winners)} cannot be told apart by locked pairs over ${votes}${limit}`,
    counted,
  );
}

function listVictories(ranks: readonly (readonly number[])[]): Victory[] {
  return indices(ranks)
    .flatMap((winner) =>
      indices(ranks).map((loser) => ({ winner, loser, strength: at(ranks, winner, loser) })),
    )
    .filter(({ strength }) => strength > 0)
    .sort((a, b) => b.strength - a.strength);
}

function pick(
  victories: readonly Victory[],
  outcome: LockOutcome,
  fate: 'locked' | 'skipped' | 'either',
): Victory[] {
  return victories.filter((_, index) => outcome.fates[index] === fate);
}
