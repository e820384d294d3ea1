import { describe, expect, it } from 'vitest';
import { tally, type VotingRule } from '#rules';
import { ballotOf, choicesOf, fullBallot, scoresOf } from './profile.ts';

/**
 * The capital of Tennessee, the example that Wikipedia uses in its articles on voting methods
 * (https://en.wikipedia.org/wiki/Borda_count and others): 42 % live near Memphis, 26 % near Nashville, 15 % near
 * Chattanooga, 17 % near Knoxville.
 */
const tennessee = { MNCK: 42, NCKM: 26, CKNM: 15, KCNM: 17 };

describe('the capital of Tennessee', () => {
  const count = (rule: VotingRule) => tally(ballotOf(rule, tennessee));

  it('is Memphis by plurality, which falls short of a majority', () => {
    expect(count({ kind: 'plurality' })).toMatchObject({ status: 'passed', winner: 'M' });
    expect(scoresOf(count({ kind: 'plurality' }))).toEqual({ M: 42, N: 26, K: 17, C: 15 });
    expect(count({ kind: 'majority' })).toMatchObject({ status: 'rejected', winner: null });
  });

  it('is Nashville by Borda count with 194 points', () => {
    const outcome = count({ kind: 'borda' });
    expect(outcome.winner).toBe('N');
    expect(scoresOf(outcome)).toEqual({ N: 194, C: 173, M: 126, K: 107 });
  });

  it('is Nashville by ranked pairs and by Schulze, in the order Nashville, Chattanooga, Knoxville, Memphis', () => {
    for (const kind of ['rankedPairs', 'schulze'] as const) {
      const outcome = count({ kind });
      expect(outcome.tally.map(({ option }) => option)).toEqual(['N', 'C', 'K', 'M']);
      expect(outcome.winner).toBe('N');
    }
    expect(count({ kind: 'rankedPairs' }).details['locked']).toEqual([
      { winner: 'C', loser: 'K', for: 83, against: 17 },
      { winner: 'N', loser: 'C', for: 68, against: 32 },
      { winner: 'N', loser: 'K', for: 68, against: 32 },
      { winner: 'C', loser: 'M', for: 58, against: 42 },
      { winner: 'K', loser: 'M', for: 58, against: 42 },
      { winner: 'N', loser: 'M', for: 58, against: 42 },
    ]);
  });

  it('is Knoxville by instant runoff, in the third round with 58', () => {
    const outcome = count({ kind: 'instantRunoff' });
    expect(outcome.winner).toBe('K');
    expect(outcome.details['rounds']).toEqual([
      { scores: { M: 42, N: 26, K: 17, C: 15 }, exhausted: 0, leaves: ['C'], tiedForLast: false },
      { scores: { M: 42, K: 32, N: 26 }, exhausted: 0, leaves: ['N'], tiedForLast: false },
      { scores: { K: 58, M: 42 }, exhausted: 0, leaves: [], tiedForLast: false },
    ]);
  });

  it('is Nashville when everyone approves of the two nearest cities', () => {
    const ballot = ballotOf({ kind: 'approval' }, tennessee);
    const votes = ballot.votes.map((vote) => ({ ...vote, approvals: vote.ranking?.slice(0, 2) }));
    const outcome = tally({ ...ballot, votes });
    expect(outcome.winner).toBe('N');
    expect(scoresOf(outcome)).toEqual({ N: 68, C: 58, M: 42, K: 32 });
  });
});

/**
 * 45 voters, 5 options: M. Schulze's own example, https://en.wikipedia.org/wiki/Schulze_method#Example and
 * https://pinocchiopedia.com/wiki/User:MarkusSchulze/Schulze_method_examples (example 1); the method is that of
 * M. Schulze, Social Choice and Welfare 36 (2011), 267–303.
 */
describe("Schulze's example with 45 voters", () => {
  const profile = { ACBED: 5, ADECB: 5, BEDAC: 8, CABED: 3, CAEBD: 7, CBADE: 2, DCEBA: 7, EBADC: 8 };
  const outcome = tally(ballotOf({ kind: 'schulze' }, profile));

  it('has the published pairwise matrix', () => {
    expect(outcome.details['pairwise']).toEqual({
      A: { B: 20, C: 26, D: 30, E: 22 },
      B: { A: 25, C: 16, D: 33, E: 18 },
      C: { A: 19, B: 29, D: 17, E: 24 },
      D: { A: 15, B: 12, C: 28, E: 14 },
      E: { A: 23, B: 27, C: 21, D: 31 },
    });
  });

  it('has the published path strengths', () => {
    expect(outcome.details['strongestPaths']).toEqual({
      A: { B: 28, C: 28, D: 30, E: 24 },
      B: { A: 25, C: 28, D: 33, E: 24 },
      C: { A: 25, B: 29, D: 29, E: 24 },
      D: { A: 25, B: 28, C: 28, E: 24 },
      E: { A: 25, B: 28, C: 28, D: 31 },
    });
  });

  it('ranks E > A > C > B > D', () => {
    expect(outcome).toMatchObject({ status: 'passed', winner: 'E', tied: [] });
    expect(outcome.tally.map(({ option }) => option)).toEqual(['E', 'A', 'C', 'B', 'D']);
  });
});

/**
 * Tideman's method and the no-show paradox: M. Schulze on the election-methods list, June 1998
 * (http://lists.electorama.com/pipermail/election-methods-electorama.com/1998-June/067048.html).
 */
describe('the no-show example for ranked pairs', () => {
  const profile = { CABD: 37, BDAC: 20, ADCB: 18, BDCA: 15, DACB: 7, CBAD: 3 };

  it('elects C among 100 voters', () => {
    expect(tally(ballotOf({ kind: 'rankedPairs' }, profile)).winner).toBe('C');
    expect(tally(ballotOf({ kind: 'rankedPairs', measure: 'margins' }, profile)).winner).toBe('C');
  });

  it('elects A when six more voters come with B > D > C > A', () => {
    expect(tally(ballotOf({ kind: 'rankedPairs' }, { ...profile, BDCA: 21 })).winner).toBe('A');
  });
});

/**
 * Equal victories that close a circle, from the election-methods list, December 2002
 * (http://lists.electorama.com/pipermail/election-methods-electorama.com/attachments/20021227/3280df46/attachment-0003.htm).
 * B>C (10), A>C (9) and B>D (9) lock; of A>B, D>A and C>D (8 each), A>B or C>D first makes A win, D>A first makes B win.
 */
it('reports ranked pairs as tied between all options that win in some order of equal victories', () => {
  const outcome = tally(ballotOf({ kind: 'rankedPairs' }, { ABCD: 5, BDAC: 4, CDAB: 3, DBCA: 1 }));
  expect(outcome).toMatchObject({ status: 'tied', winner: null, tied: ['A', 'B'] });
  expect(outcome.details['locked']).toEqual([
    { winner: 'B', loser: 'C', for: 10, against: 3 },
    { winner: 'A', loser: 'C', for: 9, against: 4 },
    { winner: 'B', loser: 'D', for: 9, against: 4 },
  ]);
  expect(outcome.details['dependsOnOrder']).toHaveLength(3);
});

/**
 * M. Lackner and P. Skowron, "Multi-Winner Voting with Approval Preferences" (Springer 2023), example 1, with the
 * approval scores of example 2, as in the authors' abcvoting library.
 */
it('counts the approval example of Lackner and Skowron', () => {
  const sets = ['ab', 'ab', 'ab', 'ac', 'ac', 'ac', 'ad', 'ad', 'bcf', 'e', 'f', 'g'];
  const votes = sets.map((set, index) => ({ voter: `v${index}`, choice: null, approvals: [...set] }));
  const outcome = tally(fullBallot({ kind: 'approval' }, [...'abcdefgh'], votes));
  expect(outcome.winner).toBe('a');
  expect(scoresOf(outcome)).toEqual({ a: 8, b: 4, c: 4, d: 2, e: 1, f: 2, g: 1, h: 0 });
});

/**
 * Robert's Rules of Order, 4th ed. (1915), §46 and §48: a majority is more than half of the votes cast, ignoring
 * blanks, and a two-thirds vote is two thirds of the votes cast, ignoring blanks.
 */
describe("Robert's Rules", () => {
  const motion = ['yes', 'no'];
  const count = (
    rule: VotingRule,
    choices: { yes?: number; no?: number; abstain?: number },
    eligible?: number,
  ) => tally(choicesOf(rule, motion, choices, eligible));

  // https://answers.google.com/answers/threadview/id/309253.html
  it('carries a motion with 23 to 21 and 345 abstentions', () => {
    expect(count({ kind: 'majority' }, { yes: 23, no: 21, abstain: 345 })).toMatchObject({
      status: 'passed',
      winner: 'yes',
      turnout: 1,
    });
  });

  // https://robertsrules.forumflash.com/topic/42288-clarification-on-23-present-vot/ (21 of 31 cast; 22 of 33 were not needed)
  it('carries a two-thirds motion with 21 to 10 and 2 abstentions', () => {
    const outcome = count({ kind: 'supermajority' }, { yes: 21, no: 10, abstain: 2 });
    expect(outcome).toMatchObject({ status: 'passed', winner: 'yes' });
    expect(count({ kind: 'supermajority' }, { yes: 20, no: 10 }).status).toBe('passed');
    expect(count({ kind: 'supermajority' }, { yes: 20, no: 11 }).status).toBe('rejected');
  });

  // https://robertsrules.forumflash.com/topic/30017-voting-and-determining-the-majority/ (RONR, 11th ed., p. 403)
  it.each([
    { cast: 50, majority: 26, twoThirds: 34 },
    { cast: 40, majority: 21, twoThirds: 27 },
  ])('needs $majority for a majority and $twoThirds for two thirds of $cast votes', (line) => {
    const at = (rule: VotingRule, yes: number) => count(rule, { yes, no: line.cast - yes }).winner;
    expect(at({ kind: 'majority' }, line.majority)).toBe('yes');
    expect(at({ kind: 'majority' }, line.majority - 1)).not.toBe('yes');
    expect(at({ kind: 'supermajority' }, line.twoThirds)).toBe('yes');
    expect(at({ kind: 'supermajority' }, line.twoThirds - 1)).not.toBe('yes');
  });

  // https://ergofabulous.org/model/basics/voting.html: 50 members, 30 present, 24 valid votes
  it('needs 13 of 24 votes cast but 26 for a majority of an entire membership of 50', () => {
    expect(count({ kind: 'majority' }, { yes: 13, no: 11, abstain: 6 }, 50).status).toBe('passed');
    expect(count({ kind: 'majority' }, { yes: 12, no: 12, abstain: 6 }, 50).status).toBe('tied');
    const whole = { kind: 'majority', base: 'eligible' } as const;
    expect(count(whole, { yes: 25, no: 5 }, 50).status).toBe('rejected');
    expect(count(whole, { yes: 26, no: 4 }, 50)).toMatchObject({ status: 'passed', winner: 'yes' });
  });
});

/** Consent: a decision stands when no member has an argued objection (G. Endenburg, "Sociocracy", 1998, ch. 2). */
describe('sociocratic consent', () => {
  const rule = { kind: 'consent', option: 'lemon' } as const;
  const options = ['strawberry', 'lemon', 'licorice'];

  // https://www.belknaplookout.org/justice/sociocracy/: lemon is nobody's first choice and within everyone's tolerance
  it("adopts the option on the table although nobody's first choice", () => {
    const votes = [
      { voter: 'ann', choice: 'strawberry', objection: null },
      { voter: 'bob', choice: 'strawberry', objection: 'None.' },
      { voter: 'cy', choice: 'abstain', objection: '' },
    ];
    expect(tally(fullBallot(rule, options, votes))).toMatchObject({ status: 'passed', winner: 'lemon' });
  });

  it('stops at one reasoned objection, also from someone who stands aside', () => {
    const votes = [
      { voter: 'ann', choice: 'licorice' },
      { voter: 'bob', choice: 'abstain', objection: 'I am allergic to licorice' },
    ];
    const outcome = tally(fullBallot({ kind: 'consent', option: 'licorice' }, options, votes));
    expect(outcome).toMatchObject({ status: 'rejected', winner: null });
    expect(outcome.details['objections']).toEqual([{ voter: 'bob', objection: 'I am allergic to licorice' }]);
    expect(outcome.explanation).toBe(
      'Consent: 1 reasoned objection to licorice, by bob; 1 abstained; 2 of 2 took part.',
    );
  });
});
