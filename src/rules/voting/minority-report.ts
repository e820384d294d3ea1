import { abstain, type Ballot, type Vote } from './ballot.ts';
import { readPreference } from './count-votes.ts';
import { reasonedObjection } from './reasoned-objection.ts';
import type { Outcome } from './tally.ts';

export interface MinorityPosition {
  readonly voter: string;
  /** The option the voter preferred; approvals joined by a comma; `abstain`; or `none of the options`. */
  readonly position: string;
  /** The objection where there is one, else the reason given, else empty. */
  readonly reason: string;
}

/**
 * Everyone whose vote differs from the outcome, or who raised a reasoned objection, in the order of the votes.
 * A vote differs when it prefers another option than the winner (by approval: does not approve of it). Without a
 * winner it is measured against the options that are tied or, when rejected, those in the lead. An abstention differs
 * from nothing.
 */
export function minorityReport(ballot: Ballot, outcome: Outcome): MinorityPosition[] {
  const prevailing = prevailingOptions(outcome);
  return ballot.votes.flatMap((vote) => {
    const objection = reasonedObjection(vote);
    const preferred = preferredOptions(ballot, vote);
    const differs = preferred !== null && !preferred.some((option) => prevailing.includes(option));
    if (!differs && objection === null) return [];
    return [
      {
        voter: vote.voter,
        position: preferred === null ? abstain : preferred.join(', ') || 'none of the options',
        reason: objection ?? vote.reason ?? '',
      },
    ];
  });
}

function prevailingOptions(outcome: Outcome): readonly string[] {
  if (outcome.winner !== null) return [outcome.winner];
  if (outcome.tied.length > 0) return outcome.tied;
  const top = outcome.tally[0]?.score ?? 0;
  return outcome.tally.filter(({ score }) => score === top && score > 0).map(({ option }) => option);
}

/** Null for an abstention, in words or by expressing nothing. */
function preferredOptions(ballot: Ballot, vote: Vote): readonly string[] | null {
  if (vote.choice === abstain) return null;
  const { choice, ranking, approvals } = readPreference(vote);
  switch (ballot.rule.kind) {
    case 'approval':
      return approvals;
    case 'borda':
    case 'schulze':
    case 'rankedPairs':
    case 'instantRunoff':
      return ranking.length > 0 ? ranking.slice(0, 1) : null;
    default:
      return choice === null ? null : [choice];
  }
}
