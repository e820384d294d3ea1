import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Dice } from '../../src/llm/rehearsal/dice.ts';
import { instanceOf } from '../../src/llm/rehearsal/schema-instance.ts';

type Schema = Record<string, unknown>;

const leaf: fc.Arbitrary<Schema> = fc.oneof(
  fc
    .record({ least: fc.nat({ max: 20 }), more: fc.nat({ max: 30 }) })
    .map(({ least, more }) => ({ type: 'string', minLength: least, maxLength: least + more })),
  fc
    .record({ low: fc.integer({ min: -50, max: 50 }), more: fc.nat({ max: 40 }) })
    .map(({ low, more }) => ({ type: 'integer', minimum: low, maximum: low + more })),
  fc
    .record({ low: fc.integer({ min: -50, max: 50 }), more: fc.integer({ min: 1, max: 40 }) })
    .map(({ low, more }) => ({ type: 'number', exclusiveMinimum: low, maximum: low + more })),
  fc.constantFrom<Schema>(
    { type: 'boolean' },
    { type: 'null' },
    { type: ['string', 'null'] },
    { type: 'integer', multipleOf: 7, minimum: 15, maximum: 40 },
    { type: 'number', maximum: -3 },
    { const: 'fixed' },
    { enum: [1, 'two', null] },
    { type: 'string', format: 'date-time' },
    { type: 'string', format: 'email' },
    { type: 'string', format: 'uuid' },
    { type: 'string', pattern: '^[a-z]+(-[a-z]+)*$' },
    { anyOf: [{ type: 'null' }, { type: 'integer' }] },
    { $ref: '#/$defs/tree' },
  ),
);

const { schema } = fc.letrec<{ schema: Schema }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), tie('schema'), { maxKeys: 4 }).map((properties) => ({
      type: 'object',
      properties,
      required: Object.keys(properties),
      additionalProperties: false,
    })),
    fc
      .record({ items: tie('schema'), least: fc.nat({ max: 3 }) })
      .map(({ items, least }) => ({ type: 'array', items, minItems: least, maxItems: least + 2 })),
    fc.array(tie('schema'), { minLength: 1, maxLength: 3 }).map((anyOf) => ({ anyOf })),
    fc
      .tuple(tie('schema'), tie('schema'))
      .map((prefixItems) => ({ type: 'array', prefixItems, items: { type: 'boolean' }, minItems: 2 })),
  ),
}));

const $defs = {
  tree: {
    type: 'object',
    properties: { name: { type: 'string' }, children: { type: 'array', items: { $ref: '#/$defs/tree' } } },
    required: ['name', 'children'],
  },
};

describe('an instance of a schema', () => {
  it('is valid for any schema of the kind that structured output uses', () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    fc.assert(
      fc.property(schema, fc.nat(), (inner, seed) => {
        const root = { ...inner, $defs };
        const value = instanceOf(root, { dice: new Dice(seed), words: ['One sentence.', 'And another one'] });
        expect(ajv.validate(root, value), JSON.stringify({ root, value, errors: ajv.errors })).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('merges what allOf gathers and keeps items unique', () => {
    const root = {
      allOf: [
        { $ref: '#/$defs/base' },
        {
          type: 'object',
          properties: {
            b: { type: 'array', uniqueItems: true, minItems: 2, maxItems: 2, items: { enum: ['x', 'y'] } },
          },
          required: ['b'],
        },
      ],
      $defs: {
        base: { type: 'object', properties: { a: { type: 'integer', minimum: 1 } }, required: ['a'] },
      },
    };
    const value = instanceOf(root, { dice: new Dice(1), words: [] });
    expect(new Ajv2020({ strict: false }).validate(root, value)).toBe(true);
  });
});
