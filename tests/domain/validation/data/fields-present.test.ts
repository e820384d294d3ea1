import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonObject } from '#core';
import { describeStrategy, validate } from '../describe-strategy.ts';

const fields = { fields: ['title', 'items.*.price'] };

describeStrategy('fieldsPresent', {
  good: [
    ['all fields', fields, { title: 'Invoice', items: [{ price: 4 }, { price: 0 }] }],
    ['fields of JSON text', fields, '{"title": "x", "items": []}'],
    ['an item by its number', { fields: ['items.1'] }, { items: [1, false] }],
    ['a name with a dot', { fields: ['a\\.b.c'] }, { 'a.b': { c: 1 } }],
    ['an empty value where that is allowed', { fields: ['note'], allowEmpty: true }, { note: null }],
    [
      'no other fields where none are allowed',
      { fields: ['a', 'b.c'], allowOthers: false },
      { a: 1, b: { c: 2, d: 3 } },
    ],
  ],
  bad: [
    ['a missing field', fields, { items: [] }, /field \/title is missing/],
    ['a blank field', fields, { title: ' \u200b', items: [] }, /field \/title is empty/],
    [
      'a field that is missing in one item',
      fields,
      { title: 'x', items: [{ price: 1 }, {}] },
      /field \/items\/1\/price is missing/,
    ],
    ['a list of nothing', { fields: ['items'] }, { items: [] }, /field \/items is empty/],
    [
      'a field that only the prototype has',
      { fields: ['constructor', '__proto__'] },
      { a: 1 },
      /\/constructor is missing[\s\S]*\/__proto__ is missing/,
    ],
    ['the length of a list', { fields: ['items.length'] }, { items: [1] }, /\/items\/length is missing/],
    ['a path through text', { fields: ['title.0'] }, { title: 'abc' }, /\/title\/0 is missing/],
    [
      'a star where there is no list',
      { fields: ['items.*.id'] },
      { items: 'none' },
      /\/items\/\*\/id is missing/,
    ],
    [
      'another field where none is allowed',
      { fields: ['a'], allowOthers: false },
      { a: 1, debug: true },
      /'debug' is not expected/,
    ],
    ['text that is no data', fields, 'title: x', /not valid JSON/],
    ['a number', fields, '12', /is a number; expected an object/],
  ],
  refused: [
    ['no fields', { fields: [] }, /params\.fields/],
    ['an empty step', { fields: ['a..b'] }, /params\.fields\.0: must be names joined by dots/],
  ],
});

test('every field of any object is found by its escaped name', async () => {
  const name = fc.string({ minLength: 1, maxLength: 8 }).filter((text) => text !== '*');
  await fc.assert(
    fc.asyncProperty(fc.dictionary(name, fc.integer(), { minKeys: 1, maxKeys: 5 }), async (object) => {
      const paths = Object.keys(object).map((key) => key.replace(/[\\.]/g, '\\$&'));
      const params = { fields: paths, allowOthers: false };
      expect((await validate({ strategy: 'fieldsPresent', params }, object as JsonObject)).passed).toBe(true);
    }),
  );
});
