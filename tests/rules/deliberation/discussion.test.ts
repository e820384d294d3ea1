import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ConcernRegister,
  detectStuck,
  estimateTokens,
  isNearDuplicate,
  mergeProposals,
  messageTokens,
  openConcerns,
  type Proposal,
  raiseConcerns,
  readyForConsensus,
  resolveConcerns,
  selectTranscript,
  shouldSummarise,
  similarity,
} from '#rules';

describe('similarity', () => {
  it('is the share of distinct words in common, without case, order and punctuation', () => {
    expect(similarity('Keep the monolith.', 'the MONOLITH, keep!')).toBe(1);
    expect(similarity('keep the monolith', 'split the monolith')).toBe(0.5);
    expect(similarity('keep', 'split')).toBe(0);
    expect(similarity('', ' … ')).toBe(1);
    expect(similarity('', 'keep')).toBe(0);
  });

  it('compares words with accents however they are encoded, and scripts without spaces', () => {
    expect(similarity('Münster café', 'Mu\u0308nster cafe\u0301')).toBe(1);
    expect(similarity('移行する', '移行しない')).toBeGreaterThan(0.2);
    expect(similarity('移行する', '移行しない')).toBeLessThan(1);
  });

  it('is symmetric, at most 1, and 1 for a text with itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        expect(similarity(a, b)).toBe(similarity(b, a));
        expect(similarity(a, b)).toBeLessThanOrEqual(1);
        expect(similarity(a, a)).toBe(1);
      }),
    );
  });
});

describe('isNearDuplicate', () => {
  it.each([
    ['Split the billing service', 'Split the billing services', true],
    ['Risk of data loss during the migration', 'The risk of data loss in migration', true],
    ['Migrate now', 'Do not migrate now', false],
    [
      'Extract one service in phase 1 of the plan for the year',
      'Extract one service in phase 2 of the plan for the year',
      false,
    ],
    [
      'Rewrite the billing module in a separate service',
      'Rewrite the search module in a separate service',
      false,
    ],
    ['Option A', 'Option B', false],
    ['To be or not', 'To be or not', true],
  ])('%s / %s: %s', (a, b, expected) => {
    expect(isNearDuplicate(a, b)).toBe(expected);
    expect(isNearDuplicate(b, a)).toBe(expected);
  });
});

describe('detectStuck', () => {
  const talk = (...texts: string[]) => texts.map((text, index) => ({ agent: `a${index % 3}`, text }));
  const lively = talk(
    'we lack tracing',
    'a pilot on billing would show the cost',
    'who operates it at night',
    'two people could share that',
    'then start with billing in March',
    'and measure deploy time before',
  );

  it('finds statements that repeat earlier ones', () => {
    const circle = talk(
      'the cost is too high for us',
      'a pilot would show the real cost',
      'the cost is too high for us!',
      'a pilot would show the real cost.',
      'but the cost is too high for us',
      'who operates it at night',
    );
    const verdict = detectStuck({ recentStatements: circle, concernsOpenByTurn: [], readiness: [] });
    expect(verdict).toEqual({
      stuck: true,
      why: '3 of the last 6 statements repeat an earlier one.',
    });
    expect(detectStuck({ recentStatements: lively, concernsOpenByTurn: [], readiness: [] }).stuck).toBe(
      false,
    );
    expect(
      detectStuck({ recentStatements: circle.slice(0, 4), concernsOpenByTurn: [], readiness: [] }).stuck,
    ).toBe(false);
  });

  it('finds a standstill of concerns and readiness', () => {
    const still = {
      recentStatements: lively,
      concernsOpenByTurn: Array.from({ length: 4 }, () => ['c1', 'c2']),
      readiness: [0.4, 0.4, 0.4, 0.4],
    };
    const options = { standstillTurns: 3 };
    expect(detectStuck(still, options)).toEqual({
      stuck: true,
      why: 'For 3 turns the open concerns (2) and the readiness (40%) have not changed.',
    });
    expect(detectStuck({ ...still, readiness: [0.2, 0.4, 0.4, 0.6] }, options).stuck).toBe(false);
    const replaced = [
      ['c1', 'c2'],
      ['c2', 'c1'],
      ['c2', 'c3'],
      ['c2', 'c3'],
    ];
    expect(detectStuck({ ...still, concernsOpenByTurn: replaced }, options).stuck).toBe(false);
    expect(detectStuck(still).stuck).toBe(false);
  });

  it('does not call a finished discussion stuck', () => {
    const done = {
      recentStatements: talk('yes', 'yes', 'yes', 'yes', 'yes', 'yes'),
      concernsOpenByTurn: [[], [], []],
      readiness: [1, 1, 1],
    };
    expect(detectStuck(done, { standstillTurns: 2 }).stuck).toBe(false);
  });
});

describe('readyForConsensus', () => {
  const two = { a: true, b: true, c: false };

  it('needs two thirds ready, no open concern, and a turn for each', () => {
    const ready = (change: object) =>
      readyForConsensus({ readiness: two, openConcerns: 0, turns: 3, maxTurns: 20, ...change }).ready;
    expect(ready({})).toBe(true);
    expect(ready({ readiness: { ...two, b: false } })).toBe(false);
    expect(ready({ openConcerns: 1 })).toBe(false);
    expect(ready({ turns: 2 })).toBe(false);
    expect(ready({ readiness: {}, turns: 3 })).toBe(false);
  });

  it('goes on at the turn limit and says how things stand', () => {
    const input = { readiness: { a: false, b: true }, openConcerns: 1, turns: 20, maxTurns: 20 };
    expect(readyForConsensus(input)).toEqual({
      ready: true,
      why: 'The limit of 20 turns is reached: 1 of 2 agents are ready, 1 concern is open.',
    });
  });
});

describe('concerns', () => {
  const raise = (register: ConcernRegister, turn: number, agent: string, ...titles: string[]) =>
    raiseConcerns(register, { turn, agent, concerns: titles.map((title) => ({ title, detail: '' })) });

  it('get an id from turn, agent and place, and merge near-duplicate titles', () => {
    const first = raise([], 4, 'tester', 'No rollback plan', 'Data loss in migration');
    expect(first.raised).toEqual(['c4-tester-0', 'c4-tester-1']);
    const second = raise(
      first.register,
      5,
      'architect',
      'No roll-back plan exists',
      'Data loss in the migration',
      ' ',
    );
    expect(second.merged).toEqual([{ title: 'Data loss in the migration', into: 'c4-tester-1' }]);
    expect(second.raised).toEqual(['c5-architect-0']);
    expect(second.register.map(({ alsoRaisedBy }) => alsoRaisedBy)).toEqual([[], ['architect'], []]);
  });

  it('are resolved by id, once, and unknown ids are given back', () => {
    const { register } = raise([], 1, 'tester', 'No rollback plan', 'No owner');
    const ids = ['c1-tester-0', 'c9-nobody-0', 'c1-tester-0'];
    const first = resolveConcerns(register, { turn: 3, agent: 'architect', ids });
    expect(first).toMatchObject({ resolved: ['c1-tester-0'], unknown: ['c9-nobody-0'] });
    expect(openConcerns(first.register).map(({ id }) => id)).toEqual(['c1-tester-1']);
    const again = resolveConcerns(first.register, { turn: 4, agent: 'tester', ids: ['c1-tester-0'] });
    expect(again).toMatchObject({ resolved: [], unknown: ['c1-tester-0'] });
    expect(again.register).toEqual(first.register);
  });

  it('open again when a resolved one is raised anew', () => {
    const { register } = raise([], 1, 'tester', 'No rollback plan');
    const resolved = resolveConcerns(register, { turn: 2, agent: 'tester', ids: ['c1-tester-0'] });
    const reopened = raise(resolved.register, 6, 'manager', 'No rollback plan');
    expect(reopened).toMatchObject({ raised: ['c1-tester-0'], merged: [] });
    expect(openConcerns(reopened.register)).toMatchObject([
      { id: 'c1-tester-0', raisedAt: 6, raisedBy: 'tester', alsoRaisedBy: ['manager'], resolvedBy: null },
    ]);
  });

  it('leave the register that was given untouched', () => {
    const { register } = raise([], 1, 'tester', 'No rollback plan');
    const before = structuredClone(register);
    raise(register, 2, 'manager', 'No rollback plan', 'No owner');
    resolveConcerns(register, { turn: 2, agent: 'tester', ids: ['c1-tester-0'] });
    expect(register).toEqual(before);
  });
});

describe('transcript', () => {
  const message = (id: number, text: string, type = 'discussion') => ({ id: `m${id}`, type, text });
  const word = 'abcd'.repeat(7);

  it('estimates tokens by script, never less for a longer text', () => {
    expect(estimateTokens('')).toBe(0);
    expect(estimateTokens('Should we split the monolith?')).toBe(8);
    expect(estimateTokens('移行する')).toBe(4);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        expect(estimateTokens(a + b)).toBeGreaterThanOrEqual(Math.max(estimateTokens(a), estimateTokens(b)));
      }),
    );
  });

  it('asks for a summary once the transcript outgrows its share of the window', () => {
    expect(shouldSummarise({ transcriptTokens: 600, windowTokens: 1000 })).toBe(false);
    expect(shouldSummarise({ transcriptTokens: 601, windowTokens: 1000 })).toBe(true);
    expect(shouldSummarise({ transcriptTokens: 301, windowTokens: 1000, fraction: 0.3 })).toBe(true);
  });

  it('gives the last summary and the newest messages after it that fit', () => {
    const each = messageTokens({ text: word });
    const messages = [
      message(1, word),
      message(2, word, 'summary'),
      message(3, word),
      message(4, word),
      message(5, word),
    ];
    const ids = (budget: number) => {
      const { summary, messages: kept, omitted, tokens } = selectTranscript(messages, budget);
      return { summary: summary?.id, kept: kept.map(({ id }) => id), omitted, tokens };
    };
    expect(ids(10 * each)).toEqual({ summary: 'm2', kept: ['m3', 'm4', 'm5'], omitted: 0, tokens: 4 * each });
    expect(ids(3 * each)).toEqual({ summary: 'm2', kept: ['m4', 'm5'], omitted: 1, tokens: 3 * each });
    expect(ids(1)).toEqual({ summary: undefined, kept: ['m5'], omitted: 2, tokens: each });
    expect(selectTranscript([], 100)).toEqual({ summary: null, messages: [], omitted: 0, tokens: 0 });
    expect(selectTranscript(messages.slice(0, 2), 100).summary?.id).toBe('m2');
  });

  it('stays within the budget unless the newest message alone is over it, and leaves no gap', () => {
    const anyMessages = fc.array(
      fc.tuple(fc.nat({ max: 200 }), fc.constantFrom('discussion', 'discussion', 'summary')),
      { minLength: 1, maxLength: 20 },
    );
    fc.assert(
      fc.property(anyMessages, fc.nat({ max: 500 }), (drawn, budget) => {
        const messages = drawn.map(([length, type], index) => message(index, 'x'.repeat(length), type));
        const { summary, messages: kept, omitted, tokens } = selectTranscript(messages, budget);
        const all = [...(summary === null ? [] : [summary]), ...kept];
        expect(tokens).toBe(all.reduce((total, entry) => total + messageTokens(entry), 0));
        if (all.length > 1) expect(tokens).toBeLessThanOrEqual(budget);
        const lastSummary = messages.findLastIndex(({ type }) => type === 'summary');
        expect(kept).toEqual(messages.slice(lastSummary + 1 + omitted));
      }),
    );
  });
});

describe('mergeProposals', () => {
  const option = (key: string, title: string) => ({ key, title, detail: `about ${key}` });
  const proposals: Proposal[] = [
    {
      agent: 'tester',
      options: [option('pilot', 'Pilot with the billing service'), option('keep', 'Keep the monolith')],
      recommended: 'pilot',
    },
    {
      agent: 'architect',
      options: [
        option('billing-first', 'Pilot with billing services'),
        option('keep', 'Keep everything, but modular'),
      ],
      recommended: 'billing-first',
    },
    {
      agent: 'manager',
      options: [option('abstain', 'Wait a year'), option('移行', '移行する')],
      recommended: 'nothing',
    },
  ];

  it('makes one option of nearly equal titles and tells equal keys apart', () => {
    const merged = mergeProposals(proposals);
    expect(
      merged.options.map(({ key, proposedBy, recommendedBy }) => ({ key, proposedBy, recommendedBy })),
    ).toEqual([
      {
        key: 'billing-first',
        proposedBy: ['architect', 'tester'],
        recommendedBy: ['architect', 'tester'],
      },
      { key: 'keep', proposedBy: ['architect'], recommendedBy: [] },
      { key: 'abstain-option', proposedBy: ['manager'], recommendedBy: [] },
      { key: 'option-4', proposedBy: ['manager'], recommendedBy: [] },
      { key: 'keep-2', proposedBy: ['tester'], recommendedBy: [] },
    ]);
    expect(merged.recommended).toBe('billing-first');
    expect(merged.keys['tester']).toEqual({ pilot: 'billing-first', keep: 'keep-2' });
    expect(merged.omitted).toEqual([]);
  });

  it('does not depend on the order of arrival', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(proposals, { minLength: 3 }), (shuffled) => {
        expect(mergeProposals(shuffled)).toEqual(mergeProposals(proposals));
      }),
    );
  });

  it('keeps the most supported within the limit, names the rest, and recommends nothing on a shared lead', () => {
    const merged = mergeProposals(proposals, { limit: 2 });
    expect(merged.options.map(({ key }) => key)).toEqual(['billing-first', 'keep']);
    expect(merged.omitted).toHaveLength(3);
    const shared = proposals.map((proposal) => ({ ...proposal, recommended: 'keep' }));
    expect(mergeProposals(shared).recommended).toBeNull();
    expect(mergeProposals([]).options).toEqual([]);
  });
});
