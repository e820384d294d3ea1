import { z } from 'zod';
import type { JsonValue, ValidationParams } from '#core';
import { judge, type Problem } from '../checked.ts';
import { readJson } from '../reading/read-json.ts';
import { isTooDeep } from '../reading/subject.ts';
import { checkPieces, takePieces } from '../reading/take-pieces.ts';
import type { PureStrategy } from '../strategy.ts';

type Params = ValidationParams['json'];

export const source = z
  .enum(['whole', 'fences'])
  .default('whole')
  .describe('whole: all of the output; fences: each fenced block of that language, at least one.');

export const json: PureStrategy<'json'> = {
  strategy: 'json',
  kind: 'pure',
  parses: true,
  summary: 'The output is JSON: one value, no key twice in an object, not nested too deeply.',
  params: z.strictObject({
    type: z.enum(['any', 'object', 'array']).default('any').describe('What the value is to be.'),
    from: source,
    maxDepth: z.int().min(1).max(200).default(100).describe('Deepest nesting of lists and objects.'),
  }),
  good: { params: { type: 'object' }, output: '{"factorial": 3628800}' },
  bad: { params: {}, output: "{'factorial': 3628800,}" },
  async check(subject, params) {
    if (typeof subject.output !== 'string') {
      return judge(findTypeProblems(subject.output, params), 'the output is data');
    }
    const { pieces, refusal } = await takePieces(subject, params.from, ['json', 'jsonc']);
    if (refusal) return refusal;
    const problems = await checkPieces(pieces, (text) => {
      const read = readJson(text, params);
      if (read.ok) return findTypeProblems(read.value, params);
      return [{ message: read.message, ...(read.path === undefined ? {} : { path: read.path }) }];
    });
    return judge(problems, 'the output is JSON');
  },
};

function findTypeProblems(value: JsonValue, { type }: Params): readonly Problem[] {
  if (isTooDeep(value)) return [{ message: 'the data is nested deeper than 200 levels; flatten it' }];
  const actual = typeName(value);
  return type === 'any' || actual === type
    ? []
    : [{ message: `the JSON is ${withArticle(actual)}; expected ${withArticle(type)}` }];
}

export function typeName(value: JsonValue | undefined): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

export function withArticle(type: string): string {
  if (type === 'null' || type === 'nothing') return type;
  return /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`;
}
