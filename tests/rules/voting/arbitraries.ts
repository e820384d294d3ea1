import fc from 'fast-check';
import type { Ballot, Vote, VotingRule } from '#rules';

export const letters = ['a', 'b', 'c', 'd'] as const;

export const anyRule: fc.Arbitrary<VotingRule> = fc.constantFrom<VotingRule>(
  { kind: 'unanimity' },
  { kind: 'unanimity', base: 'eligible' },
  { kind: 'majority' },
  { kind: 'majority', base: 'eligible' },
  { kind: 'supermajority' },
  { kind: 'supermajority', fraction: 0.6, base: 'eligible' },
  { kind: 'plurality' },
  { kind: 'approval' },
  { kind: 'borda' },
  { kind: 'instantRunoff' },
  { kind: 'schulze' },
  { kind: 'schulze', measure: 'margins' },
  { kind: 'rankedPairs' },
  { kind: 'rankedPairs', measure: 'margins' },
  { kind: 'consent' },
);

/** A ranking of some of the options; the whole of them when `complete`. */
export function anyRanking(options: readonly string[], complete = false): fc.Arbitrary<string[]> {
  return fc.shuffledSubarray([...options], { minLength: complete ? options.length : 0 });
}

/** A vote of any form: abstaining, one choice, a ranking, approvals, an objection. */
export function anyVote(voter: string, options: readonly string[]): fc.Arbitrary<Vote> {
  return fc.record({
    voter: fc.constant(voter),
    choice: fc.option(fc.constantFrom(...options, 'abstain'), { freq: 4 }),
    ranking: anyRanking(options),
    approvals: fc.subarray([...options]),
    objection: fc.option(fc.constantFrom('too risky', 'none', ''), { freq: 1 }),
  });
}

export interface BallotShape {
  readonly rule?: fc.Arbitrary<VotingRule>;
  readonly maxVoters?: number;
  readonly weights?: fc.Arbitrary<number>;
  readonly quorum?: fc.Arbitrary<number>;
}

/** A ballot on two to four options in which anyone may also be absent. */
export function anyBallot(shape: BallotShape = {}): fc.Arbitrary<Ballot> {
  const {
    rule = anyRule,
    maxVoters = 7,
    weights = fc.constant(1),
    quorum = fc.constantFrom(0, 0.5, 1),
  } = shape;
  return fc
    .record({
      size: fc.integer({ min: 2, max: letters.length }),
      voters: fc.integer({ min: 1, max: maxVoters }),
    })
    .chain(({ size, voters }) => {
      const options = letters.slice(0, size);
      const names = Array.from({ length: voters }, (_, index) => `v${index}`);
      return fc.record({
        rule,
        options: fc.constant(options),
        quorum,
        eligible: fc.tuple(...names.map((voter) => weights.map((weight) => ({ voter, weight })))),
        votes: fc
          .tuple(...names.map((voter) => fc.option(anyVote(voter, options), { freq: 6 })))
          .map((votes) => votes.filter((vote) => vote !== null)),
      });
    });
}

/** A ballot in which everyone ranks all options. */
export function rankedBallot(rule: VotingRule, maxVoters = 7): fc.Arbitrary<Ballot> {
  return fc.integer({ min: 2, max: letters.length }).chain((size) => {
    const options = letters.slice(0, size);
    return fc.array(anyRanking(options, true), { minLength: 1, maxLength: maxVoters }).map((rankings) => ({
      rule,
      options,
      quorum: 0,
      eligible: rankings.map((_, index) => ({ voter: `v${index}`, weight: 1 })),
      votes: rankings.map((ranking, index) => ({ voter: `v${index}`, choice: ranking[0] ?? null, ranking })),
    }));
  });
}
