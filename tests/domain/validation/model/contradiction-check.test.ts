import { describe, expect, test } from 'vitest';
import type { JsonObject } from '#core';
import { validate } from '../describe-strategy.ts';
import { askScripted, wordsOf } from './ask-scripted.ts';

const output = 'The service has **three replicas**.\nAll two replicas are in Frankfurt.';
const pair = (more: object = {}) => ({
  first: 'The service has three replicas.',
  second: 'All two replicas are in Frankfurt.',
  explanation: 'Three is not two.',
  severity: 8,
  ...more,
});
const found = (...contradictions: object[]) => ({ json: { contradictions } });
const spec = (params: JsonObject = {}) => ({ strategy: 'contradictionCheck', params });

describe('contradictionCheck', () => {
  test('accepts an output in which nothing is found', async () => {
    const { run } = await askScripted(() => found());
    expect(await validate(spec(), output, run)).toMatchObject({ passed: true, score: 1 });
  });

  test('accepts contradictions below the severity that counts, and keeps them as evidence', async () => {
    const { run } = await askScripted(() => found(pair({ severity: 2 })));
    const report = await validate(spec(), output, run);
    expect(report).toMatchObject({
      passed: true,
      findings: [{ evidence: { contradictions: [{ severity: 2 }] } }],
    });
  });

  test('accepts data without contradiction', async () => {
    const { run, asked } = await askScripted(() => found());
    expect((await validate(spec(), { replicas: 3 }, run)).passed).toBe(true);
    expect(wordsOf(asked[0])).toContain('"replicas": 3');
  });

  test('rejects two statements of the output, quoted with other marks and white space', async () => {
    const { run } = await askScripted(() => found(pair()));
    const report = await validate(spec(), output, run);
    expect(report).toMatchObject({ passed: false, score: 0.2 });
    expect(report.findings[0]?.message).toMatch(
      /'The service has three replicas\.' contradicts 'All two.*Three is not two/,
    );
  });

  test('rejects a statement against a reference', async () => {
    const { run, asked } = await askScripted(() => found(pair({ second: 'exactly one replica' })));
    const references = [{ id: 'runbook', text: 'There is exactly one replica.' }];
    expect((await validate(spec({ references }), output, run)).passed).toBe(false);
    expect(wordsOf(asked[0])).toContain('## runbook\nThere is exactly one replica.');
  });

  test('sends made-up quotations back, and takes what is found then', async () => {
    const { run, asked } = await askScripted((_request, { number }) =>
      number === 1 ? found(pair({ second: 'There are five replicas.' })) : found(pair()),
    );
    expect((await validate(spec(), output, run)).findings[0]?.message).toMatch(/All two replicas/);
    expect(wordsOf(asked[1])).toContain(
      'contradictions.0.second: copy words of the output or of a reference exactly',
    );
  });

  test.each([
    ['a quotation that nobody wrote', pair({ first: 'The moon is full.' })],
    ['an empty quotation', pair({ first: '**' })],
    ['a statement against itself', pair({ second: 'the service has THREE replicas.' })],
    ['no explanation', pair({ explanation: ' ' })],
  ])('is undecided when the model insists on %s', async (_title, contradiction) => {
    const { run } = await askScripted(() => found(contradiction));
    expect(await validate(spec(), output, run)).toMatchObject({
      passed: false,
      findings: [{ undecided: true }],
    });
  });

  test('refuses texts that are together too long, without asking', async () => {
    const { run, asked } = await askScripted(() => found());
    const references = [1, 2, 3].map((id) => ({ id: String(id), text: 'x'.repeat(25_000) }));
    expect((await validate(spec({ references }), output, run)).findings[0]?.undecided).toBe(true);
    expect(asked).toEqual([]);
  });
});
