import { describe, expect, test } from 'vitest';
import { parseValidation } from '#domain';
import type { ChatRequest } from '#llm';
import { validate } from '../describe-strategy.ts';
import { askScripted, wordsOf } from './ask-scripted.ts';

const reviewers = ['correctness', 'security', 'cost'].map((perspective) => ({ perspective }));
const spec = (params: object = {}) => ({ strategy: 'consensus', params: { reviewers, ...params } });

/** Answers by the perspective that the request names. */
const byPerspective = (verdicts: Readonly<Record<string, string>>) => (request: ChatRequest) => {
  const perspective = /You look at (\w+)/.exec(wordsOf(request))?.[1] ?? '';
  const verdict = verdicts[perspective] ?? 'accept';
  if (verdict === 'broken') return { kind: 'malformedJson' } as const;
  return {
    json: { reason: `${perspective} says so.`, verdict, changes: verdict === 'reject' ? ['Fix it.'] : [] },
  };
};

describe('consensus', () => {
  test('accepts when all accept', async () => {
    const { run, asked } = await askScripted(byPerspective({}));
    expect(await validate(spec(), 'Ship on Tuesday.', run)).toMatchObject({ passed: true, score: 1 });
    expect(asked).toHaveLength(3);
  });

  test('accepts two thirds, which is the default', async () => {
    const { run } = await askScripted(byPerspective({ cost: 'reject' }));
    expect(await validate(spec(), 'Ship on Tuesday.', run)).toMatchObject({ passed: true, score: 0.6667 });
  });

  test('asks three reviewers of its own when none are named', async () => {
    const { run, asked } = await askScripted(byPerspective({}));
    expect((await validate({ strategy: 'consensus' }, 'Ship on Tuesday.', run)).passed).toBe(true);
    expect(asked.map((request) => /You look at (\w+)/.exec(wordsOf(request))?.[1]).toSorted()).toEqual([
      'completeness',
      'correctness',
      'risk',
    ]);
  });

  test('rejects with the reasons and demands of those against', async () => {
    const { run } = await askScripted(byPerspective({ cost: 'reject', security: 'reject' }));
    const report = await validate(spec(), 'Ship on Tuesday.', run);
    expect(report).toMatchObject({ passed: false, action: 'retry', score: 0.3333 });
    expect(report.findings[0]?.message).toBe(
      '1 of 3 reviewers accept the output; expected at least 2. security: security says so. Fix it. cost: cost says so. Fix it.',
    );
  });

  test('rejects one dissent where all are to agree', async () => {
    const { run } = await askScripted(byPerspective({ cost: 'reject' }));
    expect((await validate(spec({ agreement: 1 }), 'Ship on Tuesday.', run)).passed).toBe(false);
  });

  test('counts who abstains as not accepting', async () => {
    const { run } = await askScripted(byPerspective({ cost: 'abstain', security: 'abstain' }));
    expect((await validate(spec(), 'Ship on Tuesday.', run)).passed).toBe(false);
  });

  test('counts who gives no usable answer as not accepting', async () => {
    const { run } = await askScripted(byPerspective({ cost: 'broken', security: 'broken' }));
    const report = await validate(spec(), 'Ship on Tuesday.', run);
    expect(report.passed).toBe(false);
    expect(report.findings[0]).toMatchObject({
      evidence: { reviews: [{ verdict: 'accept' }, { verdict: 'none' }, { verdict: 'none' }] },
    });
  });

  test('is undecided when nobody gives a usable answer', async () => {
    const { run } = await askScripted(() => ({ kind: 'malformedJson' }));
    expect(await validate(spec(), 'Ship on Tuesday.', run)).toMatchObject({
      passed: false,
      findings: [{ undecided: true }],
    });
  });

  test('asks reviewers of the same perspective each for an opinion of their own', async () => {
    const { run, asked } = await askScripted(byPerspective({}));
    const twins = [{ perspective: 'correctness' }, { perspective: 'correctness' }];
    expect((await validate(spec({ reviewers: twins }), 'Ship.', run)).passed).toBe(true);
    expect(asked).toHaveLength(2);
  });

  test('never shows one reviewer what another said', async () => {
    const { run, asked } = await askScripted(byPerspective({ cost: 'reject' }));
    await validate(spec(), 'Ship on Tuesday.', run);
    expect(asked.map(wordsOf).join('\n')).not.toMatch(/says so/);
  });

  test.each([
    ['one reviewer', { reviewers: [{ perspective: 'all' }] }, /params\.reviewers/],
    [
      'ten reviewers',
      { reviewers: Array.from({ length: 10 }, () => ({ perspective: 'all' })) },
      /params\.reviewers/,
    ],
    ['a minority that would decide', { agreement: 0.5 }, /params\.agreement/],
  ])('refuses %s', (_title, params, says) => {
    expect(() => parseValidation(spec(params) as never)).toThrow(says);
  });
});
