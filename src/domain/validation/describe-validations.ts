import { z } from 'zod';
import type { JsonObject, JsonValue, ValidationDescription } from '#core';
import { strategies } from './strategies.ts';

/** Every strategy for API and help: what it checks, the JSON Schema of its parameters, a good and a bad example. */
export function describeValidations(): readonly ValidationDescription[] {
  const leaves = Object.values(strategies).map(
    ({ strategy, kind, summary, params, good, bad }): ValidationDescription => ({
      strategy,
      kind,
      summary,
      parameters: toSchema(params),
      good,
      bad,
    }),
  );
  return [...leaves, ...combinators];
}

function toSchema(params: z.ZodType): JsonObject {
  const { $schema: _, ...schema } = z.toJSONSchema(params, { io: 'input', unrepresentable: 'any' }) as Record<
    string,
    JsonValue
  >;
  return schema;
}

const part = {
  type: 'object',
  description: 'A check: {strategy, params, name?, field?, severity?, onFail?}.',
};
const parts = { type: 'array', minItems: 1, maxItems: 64, items: part };

const combinators: readonly ValidationDescription[] = [
  {
    strategy: 'all',
    kind: 'combinator',
    summary:
      'Every part of severity `error` passes. Parts take over the severity and `onFail` that they do not state.',
    parameters: {
      type: 'object',
      properties: {
        of: parts,
        alwaysAskModels: {
          type: 'boolean',
          default: false,
          description: 'Ask models also when a free check of severity error has failed.',
        },
      },
      required: ['of'],
      additionalProperties: false,
    },
    good: { params: { of: [{ strategy: 'notEmpty' }, { strategy: 'json' }] }, output: '{"total": 3}' },
    bad: { params: { of: [{ strategy: 'notEmpty' }, { strategy: 'json' }] }, output: 'total: 3' },
  },
  {
    strategy: 'any',
    kind: 'combinator',
    summary: 'At least one part passes. Free parts are tried first, and none after one that passed.',
    parameters: { type: 'object', properties: { of: parts }, required: ['of'], additionalProperties: false },
    good: { params: { of: [{ strategy: 'json' }, { strategy: 'notEmpty' }] }, output: 'total: 3' },
    bad: {
      params: { of: [{ strategy: 'json' }, { strategy: 'length', params: { max: 3 } }] },
      output: 'total: 3',
    },
  },
  {
    strategy: 'not',
    kind: 'combinator',
    summary: 'The part does not pass. What cannot be decided fails here too.',
    parameters: { type: 'object', properties: { of: part }, required: ['of'], additionalProperties: false },
    good: { params: { of: { strategy: 'regex', params: { pattern: '(?i)todo' } } }, output: 'All done.' },
    bad: { params: { of: { strategy: 'regex', params: { pattern: '(?i)todo' } } }, output: 'TODO: finish' },
  },
];
