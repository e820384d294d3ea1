import { abstain, type Ballot, type Vote } from './ballot.ts';
import { reasonedObjection } from './reasoned-objection.ts';
import { cleanScore } from './score-table.ts';

/** A vote as the rules read it: each way to express a preference filled in from the others. */
export interface CountedVote {
  readonly voter: string;
  readonly weight: number;
  readonly choice: string | null;
  readonly ranking: readonly string[];
  readonly approvals: readonly string[];
}

/** A checked ballot, ready for a rule. */
export interface VoteCount {
  readonly options: readonly string[];
  /** Votes that do not abstain. */
  readonly votes: readonly CountedVote[];
  readonly eligibleWeight: number;
  /** Weight of all who took part, abstentions included. */
  readonly turnoutWeight: number;
  /** Voters of a weight above 0 with a reasoned objection, abstaining or not. */
  readonly objections: readonly { readonly voter: string; readonly objection: string }[];
  /** `votes`, or `weighted votes` when weights differ from 1. */
  readonly unit: string;
}

/** Reads the votes of a ballot that `findBallotError` has found to be sound. */
export function countVotes(ballot: Ballot): VoteCount {
  const weights = new Map(ballot.eligible.map(({ voter, weight }) => [voter, weight]));
  const weightOf = (vote: Vote) => weights.get(vote.voter) ?? 0;
  const sum = (values: readonly number[]) => cleanScore(values.reduce((total, value) => total + value, 0));
  return {
    options: ballot.options,
    votes: ballot.votes
      .filter(({ choice }) => choice !== abstain)
      .map((vote) => ({ voter: vote.voter, weight: weightOf(vote), ...readPreference(vote) })),
    eligibleWeight: sum([...weights.values()]),
    turnoutWeight: sum(ballot.votes.map(weightOf)),
    objections: ballot.votes.flatMap((vote) => {
      const objection = reasonedObjection(vote);
      return objection === null || weightOf(vote) === 0 ? [] : [{ voter: vote.voter, objection }];
    }),
    unit: [...weights.values()].every((weight) => weight === 1) ? 'votes' : 'weighted votes',
  };
}

/** What a vote that does not abstain prefers, in each of the three forms. */
export function readPreference(vote: Vote): Pick<CountedVote, 'choice' | 'ranking' | 'approvals'> {
  const { choice, ranking = [], approvals = [] } = vote;
  const alone = choice === null ? [] : [choice];
  return {
    choice: choice ?? ranking[0] ?? null,
    ranking: ranking.length > 0 ? ranking : alone,
    approvals: approvals.length > 0 ? approvals : alone,
  };
}
