import { expect, test } from 'vitest';
import { describeStrategy, validate } from '../describe-strategy.ts';

const invoice = {
  schema: {
    type: 'object',
    properties: {
      total: { type: 'number', minimum: 0 },
      currency: { enum: ['EUR', 'USD'] },
      items: { type: 'array', uniqueItems: true, items: { type: 'object' } },
      mail: { type: 'string', format: 'email' },
      code: { type: 'string', pattern: '^(a+)+$' },
    },
    required: ['total'],
    additionalProperties: false,
  },
};
const tree = {
  schema: { $ref: '#/$defs/node', $defs: { node: { type: 'array', items: { $ref: '#/$defs/node' } } } },
};

const twoPatterns = {
  schema: {
    type: 'object',
    properties: { a: { type: 'string', pattern: '^a$' }, b: { type: 'string', pattern: '^b$' } },
  },
};

describeStrategy('jsonSchema', {
  good: [
    ['data that fits', invoice, { total: 12.5, currency: 'EUR' }],
    ['JSON text that fits', invoice, '{"total": 0}'],
    ['a schema that refers to itself', tree, [[], [[]]]],
    [
      'draft-07',
      { schema: { $schema: 'http://json-schema.org/draft-07/schema#', items: [{ type: 'number' }] } },
      [1, 'x'],
    ],
    ['a schema with notes', { schema: { type: 'number', title: 'n', example: 3, default: 1 } }, '7'],
    ['two patterns', twoPatterns, { a: 'a', b: 'b' }],
    ['tenths of a tenth', { schema: { multipleOf: 0.1 } }, '0.3'],
    ['an amount in cents', { schema: { multipleOf: 0.01 } }, '19.99'],
    ['a leap day', { schema: { format: 'date' } }, '"2028-02-29"'],
    ['different items where each is to differ', invoice, { total: 1, items: [{ a: 1 }, { a: 2 }] }],
  ],
  bad: [
    ['half a cent', { schema: { multipleOf: 0.01 } }, '19.995', /must be multiple of 0\.01; found 19\.995/],
    ['a day that is in no calendar', { schema: { format: 'date' } }, '"2027-02-29"', /format "date"/],
    ['an hour that is on no clock', { schema: { format: 'date-time' } }, '"2027-02-28T25:00:00Z"', /format/],
    ['the second of two patterns', twoPatterns, { a: 'a', b: 'a' }, /\/b must match pattern "\^b\$"/],
    ['a wrong type', invoice, { total: '12.5 EUR' }, /\/total must be number; found "12\.5 EUR"/],
    ['a missing field', invoice, {}, /lacks 'total'; add it/],
    ['a field too many', invoice, { total: 1, discount: 2 }, /has 'discount', which is not expected/],
    [
      'a value that is none of the allowed',
      invoice,
      { total: 1, currency: 'GBP' },
      /must be one of \["EUR","USD"\]/,
    ],
    [
      'items that are the same in another order of keys',
      invoice,
      {
        total: 1,
        items: [
          { a: 1, b: 2 },
          { b: 2, a: 1 },
        ],
      },
      /same item twice/,
    ],
    [
      'a text of the wrong format',
      invoice,
      { total: 1, mail: 'ada at example' },
      /must match format "email"/,
    ],
    [
      'a text that a hostile pattern takes for ever to refuse',
      invoice,
      { total: 1, code: `${'a'.repeat(50_000)}!` },
      /must match pattern/,
    ],
    ['text that is no JSON', invoice, 'total: 12', /not valid JSON/],
    [
      'a required field that only the prototype has',
      { schema: { type: 'object', required: ['toString'] } },
      {},
      /lacks 'toString'/,
    ],
  ],
  refused: [
    [
      'a misspelt keyword',
      { schema: { type: 'object', requierd: ['a'] } },
      /params\.schema: unknown keyword: "requierd"/,
    ],
    ['an unknown type', { schema: { type: 'integr' } }, /params\.schema/],
    [
      'a reference to the network',
      { schema: { $ref: 'https://example.com/schema.json' } },
      /references may lead only to places within/,
    ],
    [
      'a pattern with look-ahead',
      { schema: { type: 'string', pattern: '(?=a)b' } },
      /look-around and back-references/,
    ],
    ['an unknown format', { schema: { type: 'string', format: 'emial' } }, /unknown format "emial"/],
    ['a schema that is too large', { schema: { description: 'x'.repeat(200_000) } }, /larger than 100,000/],
  ],
});

test('a reference without end is undecided, not a crash', async () => {
  const schema = {
    $ref: '#/$defs/a',
    $defs: { a: { allOf: [{ $ref: '#/$defs/b' }] }, b: { allOf: [{ $ref: '#/$defs/a' }] } },
  };
  const report = await validate({ strategy: 'jsonSchema', params: { schema } }, { a: 1 });
  expect(report).toMatchObject({ passed: false, findings: [{ undecided: true }] });
});

test('the uniqueness of many items is found at once', async () => {
  const params = { schema: { type: 'array', uniqueItems: true } };
  const items = Array.from({ length: 40_000 }, (_, index) => ({ index }));
  const startedAt = performance.now();
  expect((await validate({ strategy: 'jsonSchema', params }, items)).passed).toBe(true);
  expect((await validate({ strategy: 'jsonSchema', params }, [...items, { index: 39_999 }])).passed).toBe(
    false,
  );
  expect(performance.now() - startedAt).toBeLessThan(5_000);
});
