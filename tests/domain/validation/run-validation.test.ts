import { describe, expect, test } from 'vitest';
import type { Clock, JsonValue } from '#core';
import { describeValidations } from '#domain';
import { validate } from './describe-strategy.ts';
import { askScripted } from './model/ask-scripted.ts';

const json = { strategy: 'json' };
const short = { strategy: 'length', params: { max: 5 } };
const todo = { strategy: 'regex', params: { pattern: 'TODO' } };
const judge = {
  strategy: 'modelJudge',
  params: { criteria: [{ name: 'right', description: 'It is right.' }] },
};
const verdict = (score: number) => ({
  json: { criteria: [{ name: 'right', critique: 'So it is.', score }], improvements: [] },
});

describe('a report', () => {
  test('passes with warnings, which count half in the score and say what to do', async () => {
    const report = await validate([json, { ...short, severity: 'warning' }], '{"a": 1}');
    expect(report).toMatchObject({ passed: true, score: 0.6667, action: 'warn', skipped: [] });
    expect(report.findings).toMatchObject([
      { strategy: 'json', check: 'of.0', passed: true },
      { strategy: 'length', check: 'of.1', passed: false, severity: 'warning' },
    ]);
  });

  test('asks for the strongest of what its failed checks demand', async () => {
    const checks = (...onFail: string[]) => onFail.map((action) => ({ ...json, onFail: action }));
    expect((await validate(checks('warn', 'retry'), 'x')).action).toBe('retry');
    expect((await validate(checks('route', 'retry'), 'x')).action).toBe('route');
    expect((await validate(checks('route', 'fail', 'retry'), 'x')).action).toBe('fail');
    expect((await validate(checks('route', 'fail', 'retry'), '1')).action).toBe('accept');
  });

  test('tells how long it took by the clock that it was given', async () => {
    const times = [1_000, 1_250];
    const clock: Clock = { now: () => times.shift() ?? 0, schedule: () => () => {} };
    expect((await validate(json, '1', { clock })).durationMs).toBe(250);
  });

  test('names a check by its name, and a place in a chosen field from the root', async () => {
    const spec = {
      strategy: 'all',
      field: '/report',
      params: {
        of: [{ strategy: 'fieldsPresent', name: 'prices', field: '/items', params: { fields: ['*.price'] } }],
      },
    };
    const report = await validate(spec, { report: { items: [{ price: 1 }, {}] } });
    expect(report.findings).toMatchObject([{ name: 'prices', path: '/report/items/1/price' }]);
  });
});

describe('a field', () => {
  test('is taken from data and from JSON text', async () => {
    const spec = { strategy: 'sqlReadOnly', field: '/sql' };
    expect((await validate(spec, { sql: 'select 1' })).passed).toBe(true);
    expect((await validate(spec, '{"sql": "drop table a"}')).findings[0]?.message).toMatch(
      /DROP is no query/,
    );
  });

  test('that is text is a value and not JSON to be read', async () => {
    const spec = { strategy: 'jsonSchema', field: '/name', params: { schema: { type: 'string' } } };
    expect((await validate(spec, { name: '12' })).passed).toBe(true);
  });

  test.each<readonly [string, JsonValue]>([
    ['is missing', { other: 1 }],
    ['only the prototype has', '{}'],
    ['lies in text that is no JSON', 'constructor'],
  ])('that %s fails the check', async (_title, output) => {
    const report = await validate({ strategy: 'notEmpty', field: '/constructor' }, output);
    expect(report.findings[0]).toMatchObject({
      passed: false,
      path: '/constructor',
      message: 'the output has no /constructor; add it',
    });
  });
});

describe('any', () => {
  test('passes when one part does, and shows its findings as causes', async () => {
    const report = await validate({ strategy: 'any', params: { of: [json, short] } }, 'abc');
    expect(report).toMatchObject({
      passed: true,
      score: 1,
      findings: [
        { strategy: 'any', check: '', causes: [{ strategy: 'length', check: 'of.1', passed: true }] },
      ],
    });
  });

  test('tells what each part lacks when none passes', async () => {
    const report = await validate({ strategy: 'any', params: { of: [json, short] } }, 'abcdefgh');
    expect(report.findings).toHaveLength(1);
    expect(report.findings[0]?.message).toMatch(/none of 2 alternatives.*not valid JSON.*expected at most 5/);
    expect(report.findings[0]?.causes).toHaveLength(2);
  });

  test('asks no model once a free part has passed', async () => {
    const { run, asked } = await askScripted(() => verdict(0));
    expect((await validate({ strategy: 'any', params: { of: [judge, short] } }, 'abc', run)).passed).toBe(
      true,
    );
    expect(asked).toEqual([]);
  });

  test('fails when a part within all of it only warns of a fault and the other fails', async () => {
    const inner = { strategy: 'all', params: { of: [{ ...short, severity: 'warning' }, json] } };
    expect((await validate({ strategy: 'any', params: { of: [inner] } }, '"long enough"')).passed).toBe(true);
    expect((await validate({ strategy: 'any', params: { of: [inner] } }, 'long enough')).passed).toBe(false);
  });
});

describe('not', () => {
  test('turns a verdict round and says what must not be', async () => {
    expect((await validate({ strategy: 'not', params: { of: todo } }, 'done')).passed).toBe(true);
    const report = await validate(
      { strategy: 'not', params: { of: { ...todo, name: 'open ends' } } },
      'TODO: x',
    );
    expect(report.findings[0]?.message).toMatch(
      /must not satisfy 'open ends', but does: the pattern 'TODO' matches 1 time/,
    );
  });

  test('does not accept what could not be decided', async () => {
    const huge = `${'x'.repeat(1_000_001)} TODO`;
    const report = await validate({ strategy: 'not', params: { of: todo } }, huge);
    expect(report).toMatchObject({ passed: false, findings: [{ strategy: 'not', undecided: true }] });
    const twice = { strategy: 'not', params: { of: { strategy: 'not', params: { of: todo } } } };
    expect((await validate(twice, huge)).passed).toBe(false);
  });

  test('of any fails when one part is undecided and the others fail', async () => {
    const schema = {
      $ref: '#/$defs/a',
      $defs: { a: { allOf: [{ $ref: '#/$defs/b' }] }, b: { allOf: [{ $ref: '#/$defs/a' }] } },
    };
    const of = { strategy: 'any', params: { of: [{ strategy: 'jsonSchema', params: { schema } }, todo] } };
    expect((await validate({ strategy: 'not', params: { of } }, '{}')).passed).toBe(false);
  });
});

describe('checks by models', () => {
  test('are left out once a free check has failed, and the report says so', async () => {
    const { run, asked } = await askScripted(() => verdict(10));
    const report = await validate([judge, json], 'no JSON', run);
    expect(asked).toEqual([]);
    expect(report.findings.map(({ strategy }) => strategy)).toEqual(['json']);
    expect(report.skipped).toEqual([
      { check: 'of.0', strategy: 'modelJudge', reason: 'json (of.1) has failed already' },
    ]);
  });

  test('are made when only a warning has failed, or when it is asked for', async () => {
    const { run, asked } = await askScripted(() => verdict(10));
    const warned = await validate([judge, { ...json, severity: 'warning' }], 'no JSON', run);
    expect(warned).toMatchObject({ passed: true, skipped: [] });
    const always = {
      strategy: 'all',
      params: { of: [judge, { ...json, onFail: 'fail' }], alwaysAskModels: true },
    };
    const report = await validate(always, 'no JSON at all', run);
    expect(report.findings.map(({ strategy }) => strategy)).toEqual(['modelJudge', 'json']);
    expect(asked).toHaveLength(2);
  });
});

describe('hostile outputs', () => {
  test('that are too long are undecided everywhere, not cut', async () => {
    const report = await validate({ strategy: 'noSecrets' }, 'x'.repeat(1_000_001));
    expect(report).toMatchObject({ passed: false, findings: [{ undecided: true }] });
  });

  test('that are nested too deeply are undecided, also as data', async () => {
    let output: JsonValue = 1;
    for (let depth = 0; depth < 100_000; depth += 1) output = [output];
    expect(await validate({ strategy: 'notEmpty' }, output)).toMatchObject({
      passed: false,
      findings: [{ undecided: true }],
    });
  });

  test('leave every pure strategy with a verdict within seconds', async () => {
    const texts = [
      '[',
      '`',
      '*a ',
      '((',
      '<a ',
      '![](',
      '"',
      '[1',
      '> ',
      '| a ',
      '\n- ',
      'a@',
      'http://',
      '[^a',
      '\\u',
    ].map((part) => part.repeat(50_000 / part.length));
    const pure = describeValidations().filter(({ kind }) => kind === 'pure');
    for (const { strategy, good } of pure) {
      for (const text of texts) {
        const startedAt = performance.now();
        const report = await validate({ strategy, params: good.params }, text);
        expect(report.findings.length).toBeGreaterThan(0);
        const seconds = (performance.now() - startedAt) / 1_000;
        expect.soft(seconds, `${strategy} on ${JSON.stringify(text.slice(0, 6))}`).toBeLessThan(5);
      }
    }
  }, 120_000);
});
