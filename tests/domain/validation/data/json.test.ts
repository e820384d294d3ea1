import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonValue } from '#core';
import { describeStrategy, validate } from '../describe-strategy.ts';

const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;

describeStrategy('json', {
  good: [
    ['an object', { type: 'object' }, '{"factorial": 3628800}'],
    ['data', { type: 'array' }, [1, 2]],
    ['white space around', {}, '\n {"a": [true, null]}\n'],
    ['the same key in two objects', {}, '[{"a": 1}, {"a": 2}, {"b": {"a": 3}}]'],
    ['a key that also stands as a value', {}, '{"a": "b", "b": "a", "c": ["a", "a"]}'],
    ['a fenced block', { from: 'fences' }, 'Here:\n\n```json\n{"a": 1}\n```\n\nDone.'],
    ['nesting up to the limit', { maxDepth: 10 }, deep(10)],
  ],
  bad: [
    ['single quotation marks', {}, "{'a': 1}", /not valid JSON/],
    ['a comma too many', {}, '[1, 2,]', /not valid JSON/],
    ['a comment', {}, '{"a": 1} // one', /not valid JSON/],
    ['words around it', {}, 'Sure! {"a": 1}', /not valid JSON/],
    ['a fence around it', {}, '```json\n{"a": 1}\n```', /not valid JSON/],
    ['JSON that is cut off', {}, '{"a": [1, 2', /not valid JSON/],
    ['NaN', {}, '{"a": NaN}', /not valid JSON/],
    ['no text', {}, ' ', /empty/],
    ['a key twice in an object', {}, '{"role": "user", "role": "admin"}', /key "role" stands twice/],
    ['a key twice, once by escapes', {}, '{"role": 1, "r\\u006fle": 2}', /key "role" stands twice/],
    ['nesting beyond the limit', { maxDepth: 10 }, deep(11), /deeper than 10 levels/],
    ['nesting that fells recursive readers', {}, deep(400_000), /deeper than 100 levels/],
    ['another type', { type: 'object' }, '[1]', /is an array; expected an object/],
    ['no fenced block', { from: 'fences' }, '{"a": 1}', /no filled block ```json/],
    ['one bad block of two', { from: 'fences' }, '```json\n{}\n```\n\n```json\n{]\n```', /not valid JSON/],
  ],
});

test('whatever JSON.stringify writes passes, and cut short it does not', async () => {
  await fc.assert(
    fc.asyncProperty(fc.jsonValue({ maxDepth: 5 }), async (value) => {
      const text = JSON.stringify({ value: value as JsonValue });
      expect((await validate({ strategy: 'json' }, text)).passed).toBe(true);
      expect((await validate({ strategy: 'json' }, text.slice(0, -1))).passed).toBe(false);
    }),
  );
});

test('the place of a fault in a fenced block is told by the lines of the output', async () => {
  const report = await validate(
    { strategy: 'json', params: { from: 'fences' } },
    'One.\n\n```json\n{\n  "a": 1,\n  "a": 2\n}\n```',
  );
  expect(report.findings).toMatchObject([{ path: 'line 6, column 3' }]);
});

test('a long text of quotation marks and backslashes ends at once', async () => {
  const startedAt = performance.now();
  const report = await validate({ strategy: 'json' }, '"\\'.repeat(400_000));
  expect(report.passed).toBe(false);
  expect(performance.now() - startedAt).toBeLessThan(3_000);
});
