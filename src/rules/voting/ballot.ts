import { z } from 'zod';
import { BallotError } from './ballot-error.ts';
import type { VotingRule } from './voting-rule.ts';

/** The choice that takes part without supporting an option. */
export const abstain = 'abstain';

/**
 * One voter's vote. Rules of one choice read `choice` (else the first of `ranking`); approval reads `approvals`
 * (else the choice); ranked rules read `ranking` (else the choice alone). An `abstain` overrides the other fields.
 */
export interface Vote {
  readonly voter: string;
  /** An option, `abstain`, or null for no single choice. */
  readonly choice: string | null;
  /** Best first. May be partial: an option left out is worse than each one named and equal to the others left out. */
  readonly ranking?: readonly string[] | undefined;
  readonly approvals?: readonly string[] | undefined;
  readonly objection?: string | null | undefined;
  readonly reason?: string | undefined;
  /** When stated it must be the weight that the ballot gives the voter. */
  readonly weight?: number | undefined;
}

export interface EligibleVoter {
  readonly voter: string;
  /** From 0; a voter of weight 0 is heard in the record and changes nothing. */
  readonly weight: number;
}

export interface Ballot {
  readonly rule: VotingRule;
  readonly options: readonly string[];
  readonly eligible: readonly EligibleVoter[];
  /** Fraction (0 to 1) of the eligible weight that must take part; abstentions take part. */
  readonly quorum: number;
  readonly votes: readonly Vote[];
}

/** Checks a vote that arrives as JSON; whether it fits its ballot is for {@link findVoteError}. */
export const voteSchema = z.object({
  voter: z.string().min(1),
  choice: z.string().min(1).nullable(),
  ranking: z.array(z.string()).optional(),
  approvals: z.array(z.string()).optional(),
  objection: z.string().nullable().optional(),
  reason: z.string().optional(),
  weight: z.number().nonnegative().optional(),
}) satisfies z.ZodType<Vote>;

/** The reason why a vote cannot join the ballot as it stands, or null. Never throws: fit for a guard. */
export function findVoteError(ballot: Omit<Ballot, 'rule' | 'quorum'>, vote: Vote): BallotError | null {
  const registered = ballot.eligible.find(({ voter }) => voter === vote.voter);
  if (registered === undefined) return BallotError.notEligible(vote.voter);
  if (vote.weight !== undefined && vote.weight !== registered.weight) {
    return BallotError.weightMismatch(vote.voter, vote.weight, registered.weight);
  }
  if (ballot.votes.some(({ voter }) => voter === vote.voter)) return BallotError.duplicateVote(vote.voter);
  if (vote.choice !== null && vote.choice !== abstain && !ballot.options.includes(vote.choice)) {
    return BallotError.unknownOption(vote.voter, vote.choice, ballot.options);
  }
  return findListError(ballot.options, vote, 'ranking') ?? findListError(ballot.options, vote, 'approvals');
}

/** The first reason why the ballot cannot be counted, or null. Never throws. */
export function findBallotError(ballot: Ballot): BallotError | null {
  const { options, eligible, quorum, rule } = ballot;
  if (options.length === 0) return BallotError.invalidOptions('there is none', options);
  const twice = firstRepeated(options);
  if (twice !== undefined) return BallotError.invalidOptions(`'${twice}' is there twice`, options);
  if (options.includes(abstain)) return BallotError.invalidOptions(`'${abstain}' is reserved`, options);
  if (!(quorum >= 0 && quorum <= 1)) return BallotError.invalidQuorum(quorum);
  return findRuleError(rule, options) ?? findElectorateError(eligible) ?? findVotesError(ballot);
}

function findRuleError(rule: VotingRule, options: readonly string[]): BallotError | null {
  if (rule.kind === 'supermajority' && rule.fraction !== undefined) {
    const fits = rule.fraction > 0.5 && rule.fraction <= 1;
    if (!fits) return BallotError.invalidRule('the fraction must lie above 1/2 and be at most 1', rule);
  }
  if (rule.kind === 'consent' && rule.option !== undefined && !options.includes(rule.option)) {
    return BallotError.invalidRule(`the option on the table must be one of [${options.join(', ')}]`, rule);
  }
  return null;
}

function findElectorateError(eligible: readonly EligibleVoter[]): BallotError | null {
  const twice = firstRepeated(eligible.map(({ voter }) => voter));
  if (twice !== undefined)
    return BallotError.invalidElectorate(`'${twice}' is among the eligible voters twice`);
  for (const { voter, weight } of eligible) {
    if (!(Number.isFinite(weight) && weight >= 0)) {
      return BallotError.invalidElectorate(`'${voter}' has the weight ${weight}`);
    }
  }
  return eligible.some(({ weight }) => weight > 0)
    ? null
    : BallotError.invalidElectorate('nobody may vote with a weight above 0');
}

function findVotesError(ballot: Ballot): BallotError | null {
  for (const [index, vote] of ballot.votes.entries()) {
    const error = findVoteError({ ...ballot, votes: ballot.votes.slice(0, index) }, vote);
    if (error !== null) return error;
  }
  return null;
}

function findListError(
  options: readonly string[],
  vote: Vote,
  list: 'ranking' | 'approvals',
): BallotError | null {
  const named = vote[list] ?? [];
  const stranger = named.find((option) => !options.includes(option));
  if (stranger !== undefined) return BallotError.unknownOption(vote.voter, stranger, options);
  const twice = firstRepeated(named);
  return twice === undefined ? null : BallotError.repeatedOption(vote.voter, twice, list);
}

function firstRepeated(items: readonly string[]): string | undefined {
  return items.find((item, index) => items.indexOf(item) !== index);
}
