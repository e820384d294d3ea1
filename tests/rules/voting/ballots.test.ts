import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Ballot,
  BallotError,
  findBallotError,
  findVoteError,
  formatVotingRule,
  isDecided,
  minorityReport,
  parseVotingRule,
  runoffOptions,
  tally,
  type VotingRule,
  voteSchema,
  votingRuleSchema,
} from '#rules';
import { anyRule } from './arbitraries.ts';
import { ballotOf, choicesOf, fullBallot, scoresOf } from './profile.ts';

const options = ['keep', 'split', 'wait'];

describe('explanations', () => {
  it.each<[VotingRule, Record<string, number>, string]>([
    [
      { kind: 'majority' },
      { split: 3, keep: 2, abstain: 1 },
      'Majority of the votes cast: split has 3 of 5 votes, more than 2.5 needed; 1 abstained; 6 of 6 took part.',
    ],
    [
      { kind: 'majority' },
      { split: 2, keep: 2, wait: 1 },
      'Majority of the votes cast: keep and split share the lead with 2 each of 5 votes, more than 2.5 needed; 5 of 5 took part.',
    ],
    [
      { kind: 'supermajority' },
      { split: 3, keep: 2 },
      'Supermajority of 66.7% of the votes cast: split leads with only 3 of 5 votes, at least 3.333 needed; 5 of 5 took part.',
    ],
    [
      { kind: 'unanimity' },
      { split: 4, wait: 1 },
      'Unanimity of the votes cast: the votes are divided: split 4, wait 1; 5 of 5 took part.',
    ],
    [
      { kind: 'plurality' },
      { split: 2, keep: 1, wait: 1 },
      'Plurality: split leads with 2 of 4 votes, ahead of 1; 4 of 4 took part.',
    ],
    [
      { kind: 'plurality' },
      { abstain: 3 },
      'Plurality: no option has any support; 3 abstained; 3 of 3 took part.',
    ],
  ])('name the rule in force and the numbers: %j', (rule, choices, explanation) => {
    expect(tally(choicesOf(rule, options, choices)).explanation).toBe(explanation);
  });

  it('name the quorum that was missed, and no winner', () => {
    const ballot = { ...choicesOf({ kind: 'plurality' }, options, { split: 2 }, 5), quorum: 0.6 };
    expect(tally(ballot)).toMatchObject({
      status: 'noQuorum',
      winner: null,
      turnout: 0.4,
      explanation: 'Plurality: no quorum: 2 of 5 took part (40%), 60% needed.',
    });
  });
});

describe('quorum', () => {
  it('is met by exactly its share, abstentions included', () => {
    const ballot = { ...choicesOf({ kind: 'plurality' }, options, { split: 1, abstain: 2 }, 5), quorum: 0.6 };
    expect(tally(ballot)).toMatchObject({ status: 'passed', winner: 'split' });
  });

  it('is measured by weight', () => {
    const ballot: Ballot = {
      rule: { kind: 'majority' },
      options,
      eligible: [
        { voter: 'lead', weight: 3 },
        { voter: 'peer', weight: 2 },
      ],
      quorum: 0.5,
      votes: [{ voter: 'peer', choice: 'keep' }],
    };
    expect(tally(ballot).status).toBe('noQuorum');
    expect(tally({ ...ballot, votes: [{ voter: 'lead', choice: 'keep' }] }).status).toBe('passed');
  });
});

describe('ties', () => {
  it('are reported, not broken by the order of the options', () => {
    for (const order of [options, [...options].reverse()]) {
      for (const kind of [
        'plurality',
        'approval',
        'borda',
        'instantRunoff',
        'schulze',
        'rankedPairs',
      ] as const) {
        const ballot = choicesOf({ kind }, order, { split: 2, keep: 2 });
        expect(tally(ballot)).toMatchObject({ status: 'tied', winner: null, tied: ['keep', 'split'] });
      }
    }
  });

  it('do not depend on binary rounding of fractional weights', () => {
    const weights = { a: 0.1, b: 0.2, c: 0.3 };
    const ballot: Ballot = {
      rule: { kind: 'plurality' },
      options,
      eligible: Object.entries(weights).map(([voter, weight]) => ({ voter, weight })),
      quorum: 0,
      votes: [
        { voter: 'a', choice: 'keep' },
        { voter: 'b', choice: 'keep' },
        { voter: 'c', choice: 'split' },
      ],
    };
    expect(tally(ballot).tied).toEqual(['keep', 'split']);
  });

  it('of a circle among three equal groups leave all three by Schulze and ranked pairs', () => {
    for (const kind of ['schulze', 'rankedPairs'] as const) {
      expect(tally(ballotOf({ kind }, { ABC: 1, BCA: 1, CAB: 1 })).tied).toEqual(['A', 'B', 'C']);
    }
  });

  it('stay exact for ten options in one great circle', () => {
    const letters = 'ABCDEFGHIJ';
    const circle = Object.fromEntries(
      [...letters].map((_, index) => [letters.slice(index) + letters.slice(0, index), 1]),
    );
    for (const kind of ['schulze', 'rankedPairs', 'instantRunoff'] as const) {
      expect(tally(ballotOf({ kind }, circle)).tied).toEqual([...letters]);
    }
  });
});

describe('runoff options', () => {
  it('are those tied, or after a rejection the best two with all that equal the second', () => {
    const runoff = (rule: VotingRule, choices: Record<string, number>) =>
      runoffOptions(tally(choicesOf(rule, options, choices)));
    expect(runoff({ kind: 'plurality' }, { keep: 2, split: 2, wait: 1 })).toEqual(['keep', 'split']);
    expect(runoff({ kind: 'majority' }, { keep: 4, split: 3, wait: 2 })).toEqual(['keep', 'split']);
    expect(runoff({ kind: 'majority' }, { keep: 3, split: 2, wait: 2 })).toEqual(['keep', 'split', 'wait']);
    expect(runoff({ kind: 'plurality' }, { keep: 3, split: 2 })).toEqual([]);
    expect(runoff({ kind: 'majority' }, { abstain: 3 })).toEqual([]);
    expect(runoff({ kind: 'majority', base: 'eligible' }, { keep: 1, abstain: 3 })).toEqual([]);
  });

  it('are none after an objection', () => {
    const votes = [
      { voter: 'ann', choice: 'keep', objection: 'no one can run it' },
      { voter: 'bob', choice: 'split' },
    ];
    expect(runoffOptions(tally(fullBallot({ kind: 'consent' }, options, votes)))).toEqual([]);
  });
});

describe('minority report', () => {
  it('holds who preferred another option and who objected, with the reason', () => {
    const votes = [
      { voter: 'ann', choice: 'split', reason: 'teams are ready' },
      { voter: 'bob', choice: 'split', reason: 'cheaper', objection: 'only with tracing first' },
      { voter: 'cy', choice: 'keep', reason: 'twelve people cannot run it' },
      { voter: 'dee', choice: 'abstain', reason: 'not my field' },
      { voter: 'eve', choice: 'split' },
    ];
    const ballot = fullBallot({ kind: 'majority' }, options, votes);
    expect(minorityReport(ballot, tally(ballot))).toEqual([
      { voter: 'bob', position: 'split', reason: 'only with tracing first' },
      { voter: 'cy', position: 'keep', reason: 'twelve people cannot run it' },
    ]);
  });

  it('measures approvals by whether the winner is among them, and rankings by their first', () => {
    const approvals = fullBallot({ kind: 'approval' }, options, [
      { voter: 'ann', choice: null, approvals: ['keep', 'split'] },
      { voter: 'bob', choice: null, approvals: ['split'] },
      { voter: 'cy', choice: null, approvals: ['keep', 'wait'] },
      { voter: 'dee', choice: null, approvals: ['split'] },
      { voter: 'eve', choice: null, approvals: [] },
    ]);
    expect(tally(approvals).winner).toBe('split');
    expect(minorityReport(approvals, tally(approvals))).toEqual([
      { voter: 'cy', position: 'keep, wait', reason: '' },
      { voter: 'eve', position: 'none of the options', reason: '' },
    ]);
    const ranked = ballotOf({ kind: 'borda' }, { ABC: 2, BAC: 1 });
    expect(minorityReport(ranked, tally(ranked))).toEqual([{ voter: 'v2', position: 'B', reason: '' }]);
  });
});

describe('isDecided', () => {
  const decided = (rule: VotingRule, choices: Record<string, number>, eligible: number, quorum = 0) =>
    isDecided({ ...choicesOf(rule, options, choices, eligible), quorum });

  it('closes a majority as soon as the rest cannot overturn it', () => {
    expect(decided({ kind: 'majority' }, { keep: 3 }, 5)).toBe(true);
    expect(decided({ kind: 'majority' }, { keep: 2 }, 5)).toBe(false);
    expect(decided({ kind: 'majority' }, { keep: 3, abstain: 1 }, 7)).toBe(false);
    expect(decided({ kind: 'majority', base: 'eligible' }, { keep: 4 }, 7)).toBe(true);
  });

  it('closes a supermajority also once no option can reach it', () => {
    expect(decided({ kind: 'supermajority' }, { keep: 2, split: 2 }, 5)).toBe(true);
    expect(decided({ kind: 'supermajority' }, { keep: 2, split: 2 }, 8)).toBe(false);
    expect(decided({ kind: 'supermajority' }, { keep: 4 }, 6)).toBe(true);
  });

  it('closes unanimity at the first division and consent at the first objection', () => {
    expect(decided({ kind: 'unanimity' }, { keep: 1, split: 1 }, 5)).toBe(true);
    expect(decided({ kind: 'unanimity' }, { keep: 4 }, 5)).toBe(false);
    const objecting = fullBallot({ kind: 'consent' }, options, [
      { voter: 'ann', choice: 'keep', objection: 'no budget' },
    ]);
    const eligible = [...objecting.eligible, { voter: 'bob', weight: 1 }];
    expect(isDecided({ ...objecting, eligible })).toBe(true);
  });

  it('waits for the quorum even when the lead is safe', () => {
    expect(decided({ kind: 'plurality' }, { keep: 3 }, 5, 0.8)).toBe(false);
    expect(decided({ kind: 'plurality' }, { keep: 4 }, 5, 0.8)).toBe(true);
  });
});

describe('unsound ballots', () => {
  const sound = choicesOf({ kind: 'plurality' }, options, { keep: 1, split: 1 });
  const codeOf = (ballot: Ballot) => findBallotError(ballot)?.code;

  it.each<[string, Partial<Ballot>]>([
    ['ballot.invalidOptions', { options: [] }],
    ['ballot.invalidOptions', { options: ['keep', 'split', 'keep'] }],
    ['ballot.invalidOptions', { options: ['keep', 'split', 'abstain'] }],
    ['ballot.invalidQuorum', { quorum: 60 }],
    ['ballot.invalidQuorum', { quorum: Number.NaN }],
    ['ballot.invalidElectorate', { eligible: [...sound.eligible, ...sound.eligible] }],
    ['ballot.invalidElectorate', { eligible: [{ voter: 'keep0', weight: -1 }] }],
    ['ballot.invalidElectorate', { eligible: sound.eligible.map(({ voter }) => ({ voter, weight: 0 })) }],
    ['ballot.invalidRule', { rule: { kind: 'supermajority', fraction: 0.5 } }],
    ['ballot.invalidRule', { rule: { kind: 'consent', option: 'sell' } }],
    ['ballot.notEligible', { eligible: [{ voter: 'keep0', weight: 1 }] }],
    ['ballot.duplicateVote', { votes: [...sound.votes, { voter: 'keep0', choice: 'wait' }] }],
    ['ballot.unknownOption', { votes: [{ voter: 'keep0', choice: 'sell' }] }],
    ['ballot.unknownOption', { votes: [{ voter: 'keep0', choice: null, ranking: ['keep', 'sell'] }] }],
    ['ballot.unknownOption', { votes: [{ voter: 'keep0', choice: null, approvals: ['sell'] }] }],
    ['ballot.repeatedOption', { votes: [{ voter: 'keep0', choice: null, ranking: ['keep', 'keep'] }] }],
    ['ballot.weightMismatch', { votes: [{ voter: 'keep0', choice: 'keep', weight: 2 }] }],
  ])('are refused with %s: %j', (code, change) => {
    const ballot = { ...sound, ...change };
    expect(codeOf(ballot)).toBe(code);
    expect(() => tally(ballot)).toThrow(BallotError);
    expect(() => isDecided(ballot)).toThrow(BallotError);
  });

  it('say who, what was expected and what to do', () => {
    const open = { ...sound, votes: [] };
    expect(findVoteError(open, { voter: 'keep0', choice: 'sell' })?.message).toBe(
      "Cannot count the vote of 'keep0' for 'sell': expected one of [keep, split, wait] or 'abstain'.",
    );
    expect(findVoteError(open, { voter: 'keep0', choice: 'keep', weight: 1 })).toBeNull();
  });
});

describe('parseVotingRule', () => {
  it.each<[string, VotingRule]>([
    ['majority', { kind: 'majority' }],
    ['Majority:Eligible', { kind: 'majority', base: 'eligible' }],
    ['supermajority:0.75', { kind: 'supermajority', fraction: 0.75 }],
    ['supermajority:2/3:eligible', { kind: 'supermajority', fraction: 2 / 3, base: 'eligible' }],
    ['supermajority:cast', { kind: 'supermajority', base: 'cast' }],
    ['ranked-pairs', { kind: 'rankedPairs' }],
    ['rankedPairs:margins', { kind: 'rankedPairs', measure: 'margins' }],
    ['schulze:winning-votes', { kind: 'schulze', measure: 'winningVotes' }],
    ['instant-runoff', { kind: 'instantRunoff' }],
    ['consent:keep', { kind: 'consent', option: 'keep' }],
  ])('reads %s', (text, rule) => {
    expect(parseVotingRule(text)).toEqual(rule);
  });

  it.each([
    '',
    'dictator',
    'majority:all',
    'supermajority:0.4',
    'supermajority:1/0',
    'plurality:2',
    'consent:',
  ])('refuses %j and lists what is allowed', (text) => {
    expect(() => parseVotingRule(text)).toThrow(
      `Cannot read the voting rule '${text}'. Allowed are: unanimity[:cast|eligible], majority[:cast|eligible], supermajority`,
    );
  });

  it('reads back what formatVotingRule writes, and the schema accepts it', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          anyRule,
          fc
            .tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 30 }))
            .map(([a, b]): VotingRule => ({ kind: 'supermajority', fraction: Math.max(a, b) / (a + b) }))
            .filter((rule) => rule.kind === 'supermajority' && (rule.fraction ?? 0) > 0.5),
        ),
        (rule) => {
          expect(parseVotingRule(formatVotingRule(rule))).toEqual(rule);
          expect(votingRuleSchema.parse(rule)).toEqual(rule);
        },
      ),
    );
  });
});

it('checks the shape of votes and rules that arrive as JSON', () => {
  expect(voteSchema.safeParse({ voter: 'ann', choice: null, ranking: ['keep'] }).success).toBe(true);
  expect(voteSchema.safeParse({ voter: 'ann' }).success).toBe(false);
  expect(votingRuleSchema.safeParse({ kind: 'supermajority', fraction: 0.3 }).success).toBe(false);
  expect(votingRuleSchema.safeParse({ kind: 'majority', fraction: 0.7 }).success).toBe(false);
});

it('lets a voter of weight 0 speak without deciding', () => {
  const ballot: Ballot = {
    rule: { kind: 'consent', option: 'keep' },
    options,
    eligible: [
      { voter: 'guest', weight: 0 },
      { voter: 'ann', weight: 1 },
    ],
    quorum: 1,
    votes: [
      { voter: 'guest', choice: 'split', objection: 'I would not' },
      { voter: 'ann', choice: 'keep' },
    ],
  };
  const outcome = tally(ballot);
  expect(outcome).toMatchObject({ status: 'passed', winner: 'keep' });
  expect(scoresOf(outcome)).toEqual({ keep: 1, split: 0, wait: 0 });
  expect(minorityReport(ballot, outcome)).toEqual([
    { voter: 'guest', position: 'split', reason: 'I would not' },
  ]);
});
