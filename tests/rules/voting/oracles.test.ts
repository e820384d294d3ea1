import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Ballot, tally, type Vote } from '#rules';
import { lockPairs, type Victory } from '../../../src/rules/voting/lock-pairs.ts';
import { anyBallot, letters, rankedBallot } from './arbitraries.ts';

/** Slow, separately written counts that follow the definitions to the letter. */

function prefers(vote: Vote, a: string, b: string): boolean {
  if (vote.choice === 'abstain') return false;
  const ranking = vote.ranking?.length ? vote.ranking : vote.choice === null ? [] : [vote.choice];
  if (!ranking.includes(a)) return false;
  return !ranking.includes(b) || ranking.indexOf(a) < ranking.indexOf(b);
}

function votesFor(ballot: Ballot, a: string, b: string): number {
  return ballot.votes.filter((vote) => prefers(vote, a, b)).length;
}

function winnersOf(ballot: Ballot): string[] {
  const outcome = tally(ballot);
  return outcome.winner === null ? [...outcome.tied] : [outcome.winner];
}

function permutations<Item>(items: readonly Item[]): Item[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, index) =>
    permutations([...items.slice(0, index), ...items.slice(index + 1)]).map((rest) => [item, ...rest]),
  );
}

function condorcetWinner(ballot: Ballot): string | undefined {
  return ballot.options.find((a) =>
    ballot.options.every((b) => a === b || votesFor(ballot, a, b) > votesFor(ballot, b, a)),
  );
}

describe('Condorcet consistency', () => {
  it.each(['schulze', 'rankedPairs'] as const)('%s elects the option that beats every other', (kind) => {
    let met = 0;
    fc.assert(
      fc.property(anyBallot({ rule: fc.constant({ kind }), quorum: fc.constant(0) }), (ballot) => {
        const winner = condorcetWinner(ballot);
        if (winner === undefined) return;
        met += 1;
        expect(tally(ballot)).toMatchObject({ status: 'passed', winner });
      }),
      { numRuns: 1000 },
    );
    expect(met).toBeGreaterThan(200);
  });
});

describe('Schulze', () => {
  const simplePaths = (from: string, to: string, options: readonly string[]): string[][] =>
    permutations(options.filter((option) => option !== from && option !== to)).flatMap((middle) =>
      Array.from({ length: middle.length + 1 }, (_, length) => [from, ...middle.slice(0, length), to]),
    );

  it('agrees with a search of every simple path, on complete rankings', () => {
    fc.assert(
      fc.property(rankedBallot({ kind: 'schulze' }), (ballot) => {
        const strength = (from: string, to: string) =>
          Math.max(
            ...simplePaths(from, to, ballot.options).map((path) =>
              Math.min(
                ...path.slice(1).map((option, index) => {
                  const [wins, losses] = [
                    votesFor(ballot, path[index]!, option),
                    votesFor(ballot, option, path[index]!),
                  ];
                  return wins > losses ? wins : 0;
                }),
              ),
            ),
          );
        const winners = ballot.options.filter((a) =>
          ballot.options.every((b) => a === b || strength(a, b) >= strength(b, a)),
        );
        expect(winnersOf(ballot)).toEqual([...winners].sort());
      }),
      { numRuns: 400 },
    );
  });

  it('is reversal symmetric: a sole winner does not also win when all rankings are reversed', () => {
    fc.assert(
      fc.property(rankedBallot({ kind: 'schulze' }, 9), (ballot) => {
        const { winner } = tally(ballot);
        fc.pre(winner !== null);
        const votes = ballot.votes.map((vote) => ({
          ...vote,
          choice: null,
          ranking: [...(vote.ranking ?? [])].reverse(),
        }));
        expect(winnersOf({ ...ballot, votes })).not.toContain(winner);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('ranked pairs', () => {
  const reaches = (pairs: readonly (readonly [string, string])[], from: string, to: string): boolean =>
    from === to || pairs.some(([a, b]) => a === from && reaches(pairs, b, to));

  const winnerInOrder = (ballot: Ballot, order: readonly (readonly [string, string])[]): string[] => {
    const locked: (readonly [string, string])[] = [];
    for (const [a, b] of order) if (!reaches(locked, b, a)) locked.push([a, b]);
    return ballot.options.filter((option) => !locked.some(([, loser]) => loser === option));
  };

  it('agrees with locking in every order of the equal victories, on complete rankings', () => {
    let ties = 0;
    fc.assert(
      fc.property(rankedBallot({ kind: 'rankedPairs' }, 6), (ballot) => {
        const victories = ballot.options.flatMap((a) =>
          ballot.options
            .filter((b) => votesFor(ballot, a, b) > votesFor(ballot, b, a))
            .map((b) => [a, b] as const),
        );
        const levels = [...new Set(victories.map(([a, b]) => votesFor(ballot, a, b)))].sort((x, y) => y - x);
        const orders = levels.reduce<(readonly [string, string])[][]>(
          (sofar, level) =>
            sofar.flatMap((order) =>
              permutations(victories.filter(([a, b]) => votesFor(ballot, a, b) === level)).map((group) => [
                ...order,
                ...group,
              ]),
            ),
          [[]],
        );
        const winners = new Set(orders.flatMap((order) => winnerInOrder(ballot, order)));
        if (winners.size > 1) ties += 1;
        expect(winnersOf(ballot)).toEqual([...winners].sort());
      }),
      { numRuns: 300 },
    );
    expect(ties).toBeGreaterThan(10);
  });

  it('falls back to a set that holds every possible winner when the orders are too many', () => {
    const size = 5;
    const pairs = fc.array(fc.record({ swap: fc.boolean(), strength: fc.integer({ min: 1, max: 2 }) }), {
      minLength: (size * (size - 1)) / 2,
      maxLength: (size * (size - 1)) / 2,
    });
    let bounded = 0;
    fc.assert(
      fc.property(pairs, (drawn) => {
        const victories: Victory[] = [];
        let index = 0;
        for (let a = 0; a < size; a += 1) {
          for (let b = a + 1; b < size; b += 1) {
            const { swap, strength } = drawn[index++]!;
            victories.push(swap ? { winner: b, loser: a, strength } : { winner: a, loser: b, strength });
          }
        }
        const exact = lockPairs(size, victories, 1_000_000);
        const limited = lockPairs(size, victories, 3);
        expect(exact.complete).toBe(true);
        if (limited.complete) expect(limited).toEqual(exact);
        else {
          bounded += 1;
          for (const winner of exact.winners) expect(limited.winners).toContain(winner);
        }
      }),
      { numRuns: 200 },
    );
    expect(bounded).toBeGreaterThan(20);
  });
});

describe('instant runoff', () => {
  const possibleWinners = (ballot: Ballot, remaining: readonly string[]): Set<string> => {
    const held = new Map(remaining.map((option) => [option, 0]));
    for (const vote of ballot.votes) {
      const first = vote.ranking?.find((option) => remaining.includes(option));
      if (first !== undefined) held.set(first, (held.get(first) ?? 0) + 1);
    }
    if (remaining.length === 1) return new Set(remaining);
    const least = Math.min(...held.values());
    return new Set(
      remaining
        .filter((option) => held.get(option) === least)
        .flatMap((gone) => [
          ...possibleWinners(
            ballot,
            remaining.filter((option) => option !== gone),
          ),
        ]),
    );
  };

  it('agrees with removing one option at a time in every order of ties', () => {
    fc.assert(
      fc.property(rankedBallot({ kind: 'instantRunoff' }), (ballot) => {
        expect(winnersOf(ballot)).toEqual([...possibleWinners(ballot, ballot.options)].sort());
      }),
      { numRuns: 1000 },
    );
  });
});

/**
 * S. J. Brams and P. C. Fishburn, "Approval Voting" (1978): when every voter sees only good and bad options, approval
 * voting elects those that no other option beats in pairs.
 */
it('approval elects the options unbeaten in pairs when preferences are dichotomous', () => {
  const approvals = fc.array(fc.subarray([...letters], { minLength: 1 }), { minLength: 1, maxLength: 9 });
  fc.assert(
    fc.property(approvals, (sets) => {
      const ballot: Ballot = {
        rule: { kind: 'approval' },
        options: [...letters],
        quorum: 0,
        eligible: sets.map((_, index) => ({ voter: `v${index}`, weight: 1 })),
        votes: sets.map((set, index) => ({ voter: `v${index}`, choice: null, approvals: set })),
      };
      const better = (a: string, b: string) =>
        sets.filter((set) => (set as string[]).includes(a) && !(set as string[]).includes(b)).length;
      const unbeaten = letters.filter((a) => letters.every((b) => better(a, b) >= better(b, a)));
      expect(winnersOf(ballot)).toEqual(unbeaten);
    }),
  );
});

it('Borda hands out n(n−1)/2 points per ranking, however partial it is', () => {
  fc.assert(
    fc.property(anyBallot({ rule: fc.constant({ kind: 'borda' }), quorum: fc.constant(0) }), (ballot) => {
      const rankings = ballot.votes.filter(
        ({ choice, ranking }) => choice !== 'abstain' && (choice !== null || (ranking?.length ?? 0) > 0),
      );
      const points = tally(ballot).tally.reduce((total, { score }) => total + score, 0);
      expect(points).toBeCloseTo((rankings.length * ballot.options.length * (ballot.options.length - 1)) / 2);
    }),
  );
});
