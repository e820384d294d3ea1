import { Decimal } from 'decimal.js';
import { z } from 'zod';
import type { JsonValue, ValidationParams } from '#core';
import { countOf, fail, judge, type Problem, quote } from '../checked.ts';
import { readJson } from '../reading/read-json.ts';
import { selectPath } from '../reading/select-path.ts';
import type { Subject } from '../reading/subject.ts';
import type { PureStrategy } from '../strategy.ts';
import { dottedPath } from './fields-present.ts';
import { typeName, withArticle } from './json.ts';

type Params = ValidationParams['numberRange'];

const decimalText = /^[+-]?(?:\d{1,1000}(?:\.\d{1,1000})?|\.\d{1,1000})(?:e[+-]?\d{1,4})?$/i;

const bound = z
  .union([
    z.number(),
    z.string().regex(decimalText, 'must be a number such as `12.5` or `25852016738884976640000`'),
  ])
  .optional();

export const numberRange: PureStrategy<'numberRange'> = {
  strategy: 'numberRange',
  kind: 'pure',
  summary:
    'The output, or each of the given fields, is a number within bounds. Large numbers are compared digit by digit.',
  params: z
    .strictObject({
      min: bound.describe('Least allowed. Write bounds beyond 2^53 as text.'),
      max: bound.describe('Most allowed.'),
      exclusive: z.boolean().default(false).describe('The bounds themselves are not allowed.'),
      integer: z.boolean().default(false).describe('Only whole numbers.'),
      fields: z
        .array(dottedPath)
        .min(1)
        .max(200)
        .optional()
        .describe('Dotted paths of the numbers, * for every item. Absent: the output is the number.'),
    })
    .refine(({ min, max }) => min === undefined || max === undefined || new Decimal(min).lte(max), {
      message: 'is above `max`',
      path: ['min'],
    }),
  good: { params: { min: 0, max: 100, fields: ['scores.*'] }, output: { scores: [12, 99.5] } },
  bad: { params: { min: 0, max: 100 }, output: 'about 40' },
  check(subject, params) {
    const numbers = listNumbers(subject, params);
    if (!Array.isArray(numbers)) return fail(numbers as Problem);
    const problems = numbers.flatMap(({ path, value }): readonly Problem[] => {
      const message = findProblem(path === '' ? 'the output' : `the field ${path}`, value, params);
      return message === null ? [] : [{ message, ...(path === '' ? {} : { path }) }];
    });
    return judge(problems.slice(0, 20), `${countOf(numbers.length, 'number')} within the bounds`, {
      ...(problems.length > 0 && numbers.length > 0 ? { score: 1 - problems.length / numbers.length } : {}),
    });
  },
};

interface Place {
  readonly path: string;
  readonly value: JsonValue | undefined;
}

function listNumbers(subject: Subject, { fields }: Params): readonly Place[] | Problem {
  if (fields === undefined) return [{ path: '', value: subject.output }];
  const data =
    typeof subject.output === 'string' && !subject.selected
      ? readJson(subject.output, { keepDigits: true })
      : ({ ok: true, value: subject.output } as const);
  if (!data.ok) return { message: data.message, ...(data.path === undefined ? {} : { path: data.path }) };
  const places = fields.flatMap((field) => selectPath(data.value, field));
  return places.length > 0
    ? places
    : { message: `there is no number at ${fields.join(', ')}; the lists there are empty` };
}

function findProblem(place: string, value: JsonValue | undefined, params: Params): string | null {
  const { min, max, exclusive, integer } = params;
  const number = readNumber(value);
  if (number === null) {
    const found = typeof value === 'string' ? quote(value) : withArticle(typeName(value));
    return `${place} is ${found}; expected a number in digits and nothing else`;
  }
  const shown = typeof value === 'string' ? value.trim() : String(value);
  if (integer && !number.isInteger()) return `${place} is ${shown}; expected a whole number`;
  if (min !== undefined && (exclusive ? number.lte(min) : number.lt(min))) {
    return `${place} is ${shown}; expected ${exclusive ? 'more than' : 'at least'} ${min}`;
  }
  if (max !== undefined && (exclusive ? number.gte(max) : number.gt(max))) {
    return `${place} is ${shown}; expected ${exclusive ? 'less than' : 'at most'} ${max}`;
  }
  return null;
}

/** Decimal digits only: no `0x10`, `Infinity`, `1,000` or `12 EUR`, and never an empty text as 0. */
function readNumber(value: JsonValue | undefined): Decimal | null {
  if (typeof value === 'number') return Number.isFinite(value) ? new Decimal(value) : null;
  if (typeof value !== 'string') return null;
  const text = value.trim();
  return decimalText.test(text) ? new Decimal(text) : null;
}
