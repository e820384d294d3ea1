import type { Ballot, Vote, VotingRule } from '#rules';

/**
 * A ballot from a profile as papers print it: `{ ACBED: 5 }` is five voters who prefer A to C to B …; the first letter
 * is also their single choice. The options are the letters in alphabetical order.
 */
export function ballotOf(rule: VotingRule, profile: Record<string, number>, options?: string[]): Ballot {
  const votes: Vote[] = [];
  for (const [order, voters] of Object.entries(profile)) {
    const ranking = [...order];
    for (let index = 0; index < voters; index += 1) {
      votes.push({ voter: `v${votes.length}`, choice: ranking[0] ?? null, ranking });
    }
  }
  const letters = [...new Set(Object.keys(profile).flatMap((order) => [...order]))].sort();
  return fullBallot(rule, options ?? letters, votes);
}

/** A ballot of single choices: `{ yes: 3, no: 2, abstain: 1 }`. */
export function choicesOf(
  rule: VotingRule,
  options: string[],
  choices: Record<string, number>,
  eligible?: number,
): Ballot {
  const votes = Object.entries(choices).flatMap(([choice, voters]) =>
    Array.from({ length: voters }, (_, index): Vote => ({ voter: `${choice}${index}`, choice })),
  );
  const absent = Array.from({ length: (eligible ?? votes.length) - votes.length }, (_, index) => ({
    voter: `absent${index}`,
    weight: 1,
  }));
  const ballot = fullBallot(rule, options, votes);
  return { ...ballot, eligible: [...ballot.eligible, ...absent] };
}

/** All voters of the votes are eligible with weight 1; no quorum. */
export function fullBallot(rule: VotingRule, options: string[], votes: Vote[]): Ballot {
  return {
    rule,
    options,
    eligible: votes.map(({ voter }) => ({ voter, weight: 1 })),
    quorum: 0,
    votes,
  };
}

/** The tally as an object. */
export function scoresOf(outcome: { tally: readonly { option: string; score: number }[] }) {
  return Object.fromEntries(outcome.tally.map(({ option, score }) => [option, score]));
}
