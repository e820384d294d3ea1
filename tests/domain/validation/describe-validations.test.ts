import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { describeValidations, parseValidation } from '#domain';
import { validate } from './describe-strategy.ts';
import { askScripted } from './model/ask-scripted.ts';

const all = describeValidations();

describe('the description of validations', () => {
  test('names at least sixteen strategies, each once, and the three combinators', () => {
    const names = all.map(({ strategy }) => strategy);
    expect(new Set(names).size).toBe(names.length);
    expect(all.filter(({ kind }) => kind !== 'combinator').length).toBeGreaterThanOrEqual(16);
    expect(names.slice(-3)).toEqual(['all', 'any', 'not']);
  });

  test.each(all)(
    'of $strategy has parameters with words for each, and examples that fit them',
    ({ strategy, parameters, good, bad }) => {
      const fits = new Ajv2020({ strict: false }).compile(parameters);
      for (const { params } of [good, bad]) {
        expect(fits(params), JSON.stringify(fits.errors)).toBe(true);
        expect(() => parseValidation({ strategy, params })).not.toThrow();
      }
      const properties = Object.entries(
        (parameters['properties'] ?? {}) as Record<
          string,
          { description?: string; items?: { description?: string } }
        >,
      );
      expect(properties.filter(([, schema]) => !schema.description && !schema.items?.description)).toEqual(
        [],
      );
    },
  );

  test.each(all.filter(({ kind }) => kind !== 'model'))(
    'of $strategy has a good example that passes and a bad one that fails',
    async ({ strategy, good, bad }) => {
      expect((await validate({ strategy, params: good.params }, good.output)).passed).toBe(true);
      expect((await validate({ strategy, params: bad.params }, bad.output)).passed).toBe(false);
    },
  );

  test('tells which strategies ask a model: those and no others do', async () => {
    for (const { strategy, kind, good } of all) {
      const { run, asked } = await askScripted(() => ({ kind: 'status', status: 400 }));
      await validate({ strategy, params: good.params }, good.output, run).catch(() => null);
      expect([strategy, asked.length > 0]).toEqual([strategy, kind === 'model']);
    }
  });
});
