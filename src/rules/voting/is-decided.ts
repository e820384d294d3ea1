import { abstain, type Ballot, findBallotError } from './ballot.ts';
import { scoreChoices } from './choice-scores.ts';
import { countVotes, type VoteCount } from './count-votes.ts';
import { at, comparePairs, indices } from './pairwise.ts';
import { cleanScore, type OptionScore } from './score-table.ts';
import { hasQuorum, tally } from './tally.ts';
import { defaultSupermajority, type RuleOf, type VotingBase } from './voting-rule.ts';

/**
 * Whether the voters who have not voted yet can no longer change status, winner or tie, whatever they do and also when
 * they stay away; so the quorum must be there already. True once all have voted. A `false` may be cautious for
 * Borda, Schulze, ranked pairs and instant runoff, a `true` never is.
 * Throws `BallotError` when the ballot is not sound.
 */
export function isDecided(ballot: Ballot): boolean {
  const error = findBallotError(ballot);
  if (error !== null) throw error;
  const count = countVotes(ballot);
  const outstanding = cleanScore(count.eligibleWeight - count.turnoutWeight);
  if (outstanding === 0) return true;
  if (!hasQuorum(count, ballot.quorum)) return false;
  const { rule } = ballot;
  switch (rule.kind) {
    case 'plurality':
    case 'approval':
      return leadOf(tally(ballot).tally) > outstanding;
    case 'borda':
      return leadOf(tally(ballot).tally) > outstanding * Math.max(1, ballot.options.length - 1);
    case 'majority':
      return isMajorityDecided(count, rule, outstanding);
    case 'supermajority':
      return isSupermajorityDecided(count, rule, outstanding);
    case 'unanimity':
      return isUnanimityLost(ballot, count, rule);
    case 'consent':
      return count.objections.length > 0;
    case 'instantRunoff':
      return hasFirstChoiceMajority(count, outstanding);
    case 'schulze':
    case 'rankedPairs':
      return hasSafeCondorcetWinner(count, outstanding);
  }
}

function leadOf(sorted: readonly OptionScore[]): number {
  return cleanScore((sorted[0]?.score ?? 0) - (sorted[1]?.score ?? 0));
}

function largestBase(
  count: VoteCount,
  cast: number,
  outstanding: number,
  base: VotingBase | undefined,
): number {
  return base === 'eligible' ? count.eligibleWeight : cleanScore(cast + outstanding);
}

/** A missing majority is final only together with its shape: the lead must be safe too, else a tie may come or go. */
function isMajorityDecided(count: VoteCount, rule: RuleOf<'majority'>, outstanding: number): boolean {
  const { scores, cast } = scoreChoices(count);
  const base = largestBase(count, cast, outstanding, rule.base);
  const sorted = [...scores.values()].sort((a, b) => b - a);
  const [top = 0, second = 0] = sorted;
  if (top > base / 2) return true;
  return cleanScore(top - second) > outstanding && cleanScore(top + outstanding) <= base / 2;
}

function isSupermajorityDecided(
  count: VoteCount,
  rule: RuleOf<'supermajority'>,
  outstanding: number,
): boolean {
  const { scores, cast } = scoreChoices(count);
  const needed = cleanScore(
    largestBase(count, cast, outstanding, rule.base) * (rule.fraction ?? defaultSupermajority),
  );
  const top = Math.max(...scores.values());
  return top >= needed || cleanScore(top + outstanding) < needed;
}

function isUnanimityLost(ballot: Ballot, count: VoteCount, rule: RuleOf<'unanimity'>): boolean {
  const { scores } = scoreChoices(count);
  const supported = [...scores.values()].filter((score) => score > 0).length;
  const weights = new Map(ballot.eligible.map(({ voter, weight }) => [voter, weight]));
  const someoneAbstained = ballot.votes.some(
    ({ voter, choice }) => choice === abstain && (weights.get(voter) ?? 0) > 0,
  );
  return supported > 1 || (rule.base === 'eligible' && someoneAbstained);
}

function hasFirstChoiceMajority(count: VoteCount, outstanding: number): boolean {
  const firsts = count.votes.map((vote) => ({ ...vote, choice: vote.ranking[0] ?? null }));
  const { scores, cast } = scoreChoices({ ...count, votes: firsts });
  return Math.max(...scores.values()) > cleanScore(cast + outstanding) / 2;
}

function hasSafeCondorcetWinner(count: VoteCount, outstanding: number): boolean {
  const { matrix, cast } = comparePairs(count);
  if (cast === 0) return false;
  return indices(matrix).some((a) =>
    indices(matrix).every((b) => a === b || cleanScore(at(matrix, a, b) - at(matrix, b, a)) > outstanding),
  );
}
