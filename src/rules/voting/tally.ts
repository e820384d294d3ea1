import type { JsonObject } from '#core';
import { countApproval } from './approval.ts';
import { type Ballot, findBallotError } from './ballot.ts';
import { countBorda } from './borda.ts';
import { countConsent } from './consent.ts';
import { countVotes, type VoteCount } from './count-votes.ts';
import { describeVotingRule } from './describe-voting-rule.ts';
import { countInstantRunoff } from './instant-runoff.ts';
import { countMajority } from './majority.ts';
import { countPlurality } from './plurality.ts';
import { countRankedPairs } from './ranked-pairs.ts';
import { countSchulze } from './schulze.ts';
import { cleanScore, formatScore, formatShare, type OptionScore, sortScores } from './score-table.ts';
import { countSupermajority } from './supermajority.ts';
import { countUnanimity } from './unanimity.ts';
import type { Verdict } from './verdict.ts';
import type { VotingRule } from './voting-rule.ts';

export interface Outcome {
  /**
   * `passed`: one option meets the rule. `rejected`: none does. `tied`: the rule cannot tell the best ones apart.
   * `noQuorum`: too few took part, whatever the votes say.
   */
  readonly status: 'passed' | 'rejected' | 'tied' | 'noQuorum';
  /** The rule in force. */
  readonly rule: VotingRule;
  /** Only when passed. */
  readonly winner: string | null;
  /** Only when tied: the options for a runoff. */
  readonly tied: readonly string[];
  /** Highest first. Equal scores stand in the order of their keys, which decides nothing. */
  readonly tally: readonly OptionScore[];
  /** Fraction of the eligible weight that took part, abstentions included. */
  readonly turnout: number;
  /** One line for a person: the rule in force, what happened, and the numbers. */
  readonly explanation: string;
  /** What the rule worked out on the way: thresholds, pairwise matrix, paths, rounds, objections. */
  readonly details: JsonObject;
}

/**
 * Counts a ballot by its rule. The order of votes and of options decides nothing.
 * Throws `BallotError` when the ballot or a vote in it is not sound.
 */
export function tally(ballot: Ballot): Outcome {
  const error = findBallotError(ballot);
  if (error !== null) throw error;
  const count = countVotes(ballot);
  const verdict = applyRule(count, ballot.rule);
  const turnout = count.turnoutWeight / count.eligibleWeight;
  const shared = {
    rule: ballot.rule,
    tally: sortScores(verdict.scores),
    turnout,
    details: verdict.details,
  };
  const took = `${formatScore(count.turnoutWeight)} of ${formatScore(count.eligibleWeight)}`;
  const name = describeVotingRule(ballot.rule);
  if (!hasQuorum(count, ballot.quorum)) {
    const sentence = `no quorum: ${took} took part (${formatShare(turnout)}), ${formatShare(ballot.quorum)} needed`;
    return {
      ...shared,
      status: 'noQuorum',
      winner: null,
      tied: [],
      explanation: `${capitalise(name)}: ${sentence}.`,
    };
  }
  const abstained = cleanScore(count.turnoutWeight - verdict.cast);
  const aside = abstained > 0 ? `; ${formatScore(abstained)} abstained` : '';
  const quorum = ballot.quorum > 0 ? `, quorum ${formatShare(ballot.quorum)}` : '';
  return {
    ...shared,
    status: verdict.status,
    winner: verdict.winner,
    tied: verdict.tied,
    explanation: `${capitalise(name)}: ${verdict.sentence}${aside}; ${took} took part${quorum}.`,
  };
}

/** Whether enough of the eligible weight took part; a share that equals the quorum is enough. */
export function hasQuorum(
  count: Pick<VoteCount, 'turnoutWeight' | 'eligibleWeight'>,
  quorum: number,
): boolean {
  return cleanScore(count.turnoutWeight) >= cleanScore(quorum * count.eligibleWeight);
}

function applyRule(count: VoteCount, rule: VotingRule): Verdict {
  switch (rule.kind) {
    case 'unanimity':
      return countUnanimity(count, rule);
    case 'majority':
      return countMajority(count, rule);
    case 'supermajority':
      return countSupermajority(count, rule);
    case 'plurality':
      return countPlurality(count);
    case 'approval':
      return countApproval(count);
    case 'borda':
      return countBorda(count);
    case 'instantRunoff':
      return countInstantRunoff(count);
    case 'schulze':
      return countSchulze(count, rule);
    case 'rankedPairs':
      return countRankedPairs(count, rule);
    case 'consent':
      return countConsent(count, rule);
  }
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
