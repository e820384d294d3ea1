import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Ballot,
  isDecided,
  minorityReport,
  type Outcome,
  tally,
  type Vote,
  type VotingRule,
} from '#rules';
import { anyBallot, anyVote, letters, rankedBallot } from './arbitraries.ts';

/** What a count decides, without the wording. */
function decision(outcome: Outcome) {
  return {
    status: outcome.status,
    winner: outcome.winner,
    tied: [...outcome.tied].sort(),
    scores: Object.fromEntries(outcome.tally.map(({ option, score }) => [option, score])),
    turnout: outcome.turnout,
  };
}

function rename(ballot: Ballot, name: (option: string) => string): Ballot {
  return {
    ...ballot,
    options: ballot.options.map(name),
    votes: ballot.votes.map((vote) => ({
      ...vote,
      choice: vote.choice === null || vote.choice === 'abstain' ? vote.choice : name(vote.choice),
      ranking: vote.ranking?.map(name),
      approvals: vote.approvals?.map(name),
    })),
  };
}

describe('every rule', () => {
  it('is neutral: renaming and reordering the options renames the outcome', () => {
    fc.assert(
      fc.property(
        anyBallot(),
        fc.shuffledSubarray([...letters], { minLength: letters.length }),
        fc.boolean(),
        (ballot, order, reverse) => {
          const names = new Map(letters.map((letter, index) => [letter as string, order[index] ?? letter]));
          const name = (option: string) => names.get(option) ?? option;
          const renamed = rename(ballot, name);
          const moved = reverse ? { ...renamed, options: [...renamed.options].reverse() } : renamed;
          const expected = decision(tally(ballot));
          expect(decision(tally(moved))).toEqual({
            ...expected,
            winner: expected.winner === null ? null : name(expected.winner),
            tied: expected.tied.map(name).sort(),
            scores: Object.fromEntries(
              Object.entries(expected.scores).map(([option, score]) => [name(option), score]),
            ),
          });
        },
      ),
      { numRuns: 1500 },
    );
  });

  it('is anonymous: the order of votes and voters decides nothing', () => {
    fc.assert(
      fc.property(
        anyBallot({ weights: fc.constantFrom(0, 0.1, 0.2, 0.3, 1, 2.5) }).filter(hasWeight),
        fc.infiniteStream(fc.nat()),
        (ballot, keys) => {
          const shuffle = <Item>(items: readonly Item[]) =>
            items
              .map((item) => ({ item, key: keys.next().value as number }))
              .sort((a, b) => a.key - b.key)
              .map(({ item }) => item);
          const shuffled = { ...ballot, votes: shuffle(ballot.votes), eligible: shuffle(ballot.eligible) };
          const { turnout, ...expected } = decision(tally(ballot));
          const { turnout: shuffledTurnout, ...actual } = decision(tally(shuffled));
          expect(actual).toEqual(expected);
          expect(shuffledTurnout).toBeCloseTo(turnout, 9);
        },
      ),
      { numRuns: 1500 },
    );
  });

  it('counts a voter of weight n as n voters', () => {
    fc.assert(
      fc.property(anyBallot({ weights: fc.integer({ min: 1, max: 3 }) }), (ballot) => {
        const weightOf = (voter: string) =>
          ballot.eligible.find((entry) => entry.voter === voter)?.weight ?? 0;
        const copies = (voter: string) =>
          Array.from({ length: weightOf(voter) }, (_, index) => `${voter}-${index}`);
        const repeated: Ballot = {
          ...ballot,
          eligible: ballot.eligible.flatMap(({ voter }) =>
            copies(voter).map((copy) => ({ voter: copy, weight: 1 })),
          ),
          votes: ballot.votes.flatMap((vote) => copies(vote.voter).map((copy) => ({ ...vote, voter: copy }))),
        };
        expect(decision(tally(repeated))).toEqual(decision(tally(ballot)));
      }),
      { numRuns: 1500 },
    );
  });

  it('names a winner exactly when it passes, tied options exactly when it ties, and the best score first', () => {
    fc.assert(
      fc.property(anyBallot(), (ballot) => {
        const outcome = tally(ballot);
        expect(outcome.winner !== null).toBe(outcome.status === 'passed');
        expect(outcome.tied.length > 1).toBe(outcome.status === 'tied');
        expect(outcome.tally.map(({ option }) => option).sort()).toEqual([...ballot.options].sort());
        const best = outcome.tally[0]?.score;
        const named = outcome.winner === null ? outcome.tied : [outcome.winner];
        if (ballot.rule.kind !== 'consent' && ballot.rule.kind !== 'instantRunoff') {
          for (const option of named) {
            expect(outcome.tally.find((line) => line.option === option)?.score).toBe(best);
          }
        }
        expect(JSON.parse(JSON.stringify(outcome))).toEqual(outcome);
      }),
      { numRuns: 1500 },
    );
  });

  it('reports each voter at most once in the minority, and nobody who got what they preferred', () => {
    fc.assert(
      fc.property(anyBallot(), (ballot) => {
        const outcome = tally(ballot);
        const report = minorityReport(ballot, outcome);
        expect(new Set(report.map(({ voter }) => voter)).size).toBe(report.length);
        for (const { voter, position } of report) {
          const vote = ballot.votes.find((entry) => entry.voter === voter);
          if (position === outcome.winner) expect(vote?.objection).toBe('too risky');
        }
        const objectors = ballot.votes.filter(({ objection }) => objection === 'too risky');
        for (const { voter } of objectors) expect(report.map((line) => line.voter)).toContain(voter);
      }),
      { numRuns: 800 },
    );
  });
});

describe('monotonicity: more support never takes the win from a winner', () => {
  const raise = (vote: Vote, winner: string): Vote => {
    const place = vote.ranking?.indexOf(winner) ?? -1;
    const others = vote.ranking?.filter((option) => option !== winner) ?? [];
    const higher = Math.max(0, (place < 0 ? others.length : place) - 1);
    return { ...vote, ranking: [...others.slice(0, higher), winner, ...others.slice(higher)] };
  };

  it.each<VotingRule>([
    { kind: 'majority' },
    { kind: 'supermajority' },
    { kind: 'plurality' },
    { kind: 'unanimity' },
  ])('$kind, when a vote changes to the winner', (rule) => {
    fc.assert(
      fc.property(
        anyBallot({ rule: fc.constant(rule), quorum: fc.constant(0) }),
        fc.nat(),
        (ballot, pick) => {
          const { winner } = tally(ballot);
          fc.pre(winner !== null);
          const votes = ballot.votes.map((vote, index) =>
            index === pick % ballot.votes.length ? { ...vote, choice: winner } : vote,
          );
          expect(tally({ ...ballot, votes }).winner).toBe(winner);
        },
      ),
    );
  });

  it('approval, when one more voter approves of the winner', () => {
    const rule = fc.constant<VotingRule>({ kind: 'approval' });
    fc.assert(
      fc.property(anyBallot({ rule, quorum: fc.constant(0) }), fc.nat(), (ballot, pick) => {
        const { winner } = tally(ballot);
        fc.pre(winner !== null);
        const votes = ballot.votes.map((vote, index) => {
          const approvals = vote.approvals ?? [];
          const raised = index === pick % ballot.votes.length && approvals.length > 0;
          return raised && !approvals.includes(winner)
            ? { ...vote, approvals: [...approvals, winner] }
            : vote;
        });
        expect(tally({ ...ballot, votes }).winner).toBe(winner);
      }),
    );
  });

  it.each<VotingRule>([
    { kind: 'borda' },
    { kind: 'schulze' },
    { kind: 'schulze', measure: 'margins' },
    { kind: 'rankedPairs' },
    { kind: 'rankedPairs', measure: 'margins' },
  ])('%j, when a voter ranks the winner one place higher', (rule) => {
    fc.assert(
      fc.property(rankedBallot(rule, 9), fc.nat(), (ballot, pick) => {
        const { winner } = tally(ballot);
        fc.pre(winner !== null);
        const votes = ballot.votes.map((vote, index) =>
          index === pick % ballot.votes.length ? raise(vote, winner) : vote,
        );
        expect(tally({ ...ballot, votes }).winner).toBe(winner);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('isDecided', () => {
  it('is never true while the outstanding voters can change status, winner or tie', () => {
    let early = 0;
    fc.assert(
      fc.property(
        anyBallot({ maxVoters: 8, weights: fc.constantFrom(1, 1, 2, 0.5) }).chain((ballot) =>
          fc.record({
            ballot: fc.constant(ballot),
            heard: fc.integer({ min: 0, max: ballot.votes.length }),
            later: fc.array(
              fc.tuple(
                ...ballot.eligible.map(({ voter }) => fc.option(anyVote(voter, ballot.options), { freq: 8 })),
              ),
              { minLength: 6, maxLength: 6 },
            ),
          }),
        ),
        ({ ballot, heard, later }) => {
          const votes = ballot.votes.slice(0, heard);
          const sofar = { ...ballot, votes };
          if (!isDecided(sofar)) return;
          if (votes.length < ballot.eligible.length) early += 1;
          const { scores: _, turnout: __, ...expected } = decision(tally(sofar));
          const voted = new Set(votes.map(({ voter }) => voter));
          for (const completion of later) {
            const added = completion.filter((vote) => vote !== null && !voted.has(vote.voter)) as Vote[];
            expect(decision(tally({ ...ballot, votes: [...votes, ...added] }))).toMatchObject(expected);
          }
        },
      ),
      { numRuns: 6000 },
    );
    expect(early).toBeGreaterThan(100);
  });

  it('is true once everyone has voted', () => {
    fc.assert(
      fc.property(anyBallot(), (ballot) => {
        fc.pre(ballot.votes.length === ballot.eligible.length);
        expect(isDecided(ballot)).toBe(true);
      }),
    );
  });
});

function hasWeight(ballot: Ballot): boolean {
  return ballot.eligible.some(({ weight }) => weight > 0);
}
