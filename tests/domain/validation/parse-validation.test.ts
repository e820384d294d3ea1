import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonValue } from '#core';
import { describeValidations, parseValidation, ValidationError } from '#domain';

const refusal = (json: unknown): string => {
  try {
    parseValidation(json as JsonValue);
  } catch (error) {
    if (error instanceof ValidationError) return error.message;
    throw error;
  }
  throw new Error('was read');
};

describe('reading a validation', () => {
  test('fills in parameters, severity and what follows from it', () => {
    expect(parseValidation({ strategy: 'json' })).toEqual({
      strategy: 'json',
      params: { type: 'any', from: 'whole', maxDepth: 100 },
      severity: 'error',
      onFail: 'retry',
    });
    expect(parseValidation({ strategy: 'json', severity: 'warning' })).toMatchObject({ onFail: 'warn' });
  });

  test('takes a list as all of its items', () => {
    expect(parseValidation([{ strategy: 'notEmpty' }, { strategy: 'json' }])).toMatchObject({
      strategy: 'all',
      params: { of: [{ strategy: 'notEmpty' }, { strategy: 'json' }] },
    });
  });

  test('hands severity and what follows down to parts that do not state their own', () => {
    const spec = parseValidation({
      strategy: 'all',
      onFail: 'fail',
      params: {
        of: [
          { strategy: 'notEmpty' },
          { strategy: 'json', onFail: 'route' },
          { strategy: 'excludes', params: { texts: ['x'] }, severity: 'warning' },
        ],
      },
    });
    expect(spec).toMatchObject({
      params: {
        of: [
          { severity: 'error', onFail: 'fail' },
          { severity: 'error', onFail: 'route' },
          { severity: 'warning', onFail: 'warn' },
        ],
      },
    });
  });

  test('gives back what it has read when it reads that again', () => {
    for (const { strategy, good, bad } of describeValidations()) {
      for (const { params } of [good, bad]) {
        const spec = parseValidation({ strategy, params, name: 'n', field: '/a/b~1c' });
        expect(parseValidation(structuredClone(spec) as unknown as JsonValue)).toEqual(spec);
      }
    }
  });

  test.each([
    [
      'an unknown strategy',
      { strategy: 'magic' },
      /expected an object with a strategy, one of notEmpty, length/,
    ],
    ['a number', 7, /expected an object with a strategy/],
    ['null', null, /expected an object with a strategy/],
    ['an empty list', [], /params\.of/],
    ['a misspelt member', { strategy: 'json', sevrity: 'error' }, /Unrecognized key: "sevrity"/],
    ['a severity that does not exist', { strategy: 'json', severity: 'fatal' }, /severity/],
    ['a field that is no pointer', { strategy: 'json', field: 'a.b' }, /field: must be a JSON Pointer/],
    [
      'a bad pattern deep within',
      [
        { strategy: 'notEmpty' },
        { strategy: 'not', params: { of: { strategy: 'regex', params: { pattern: '[' } } } },
      ],
      /params\.of\.1\.params\.of\.params\.pattern: missing closing \]/,
    ],
    ['a combinator without parts', { strategy: 'any' }, /params/],
    ['too many checks', Array.from({ length: 64 }, () => ({ strategy: 'json' })), /more than 64 checks/],
    [
      'too many questions to models',
      Array.from({ length: 11 }, () => ({ strategy: 'consensus' })),
      /asks models 33 questions; at most 32/,
    ],
  ])('refuses %s', (_title, json, says) => {
    expect(refusal(json)).toMatch(says);
  });

  test('refuses nesting that would fell a recursive reader', () => {
    let spec: JsonValue = { strategy: 'json' };
    for (let depth = 0; depth < 50_000; depth += 1) spec = { strategy: 'not', params: { of: spec } };
    expect(refusal(spec)).toMatch(/nested deeper than 8 levels/);
  });

  test('reads any JSON or refuses it by name, and nothing else', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.jsonValue(),
          fc.record({ strategy: fc.constantFrom('all', 'regex', 'json'), params: fc.jsonValue() }),
        ),
        (json) => {
          try {
            parseValidation(json as JsonValue);
          } catch (error) {
            expect(error).toBeInstanceOf(ValidationError);
          }
        },
      ),
    );
  });
});
