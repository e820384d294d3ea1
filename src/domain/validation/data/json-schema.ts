import type { ErrorObject } from 'ajv';
import { z } from 'zod';
import type { JsonObject, JsonValue } from '#core';
import { judge, type Problem, undecided } from '../checked.ts';
import { readJson } from '../reading/read-json.ts';
import { takePieces } from '../reading/take-pieces.ts';
import type { PureStrategy } from '../strategy.ts';
import { compileSchema, findSchemaError } from './compile-schema.ts';
import { source } from './json.ts';

const mostErrors = 20;

export const jsonSchema: PureStrategy<'jsonSchema'> = {
  strategy: 'jsonSchema',
  kind: 'pure',
  parses: true,
  summary: 'The output fits a JSON Schema.',
  params: z.strictObject({
    schema: (z.record(z.string(), z.json()) as unknown as z.ZodType<JsonObject>)
      .superRefine((schema, context) => {
        const error = findSchemaError(schema);
        if (error !== null) context.addIssue({ code: 'custom', message: error });
      })
      .describe('Draft 2020-12, or draft-07 when $schema says so. References stay inside the schema.'),
    from: source,
  }),
  good: {
    params: { schema: { type: 'object', properties: { total: { type: 'number' } }, required: ['total'] } },
    output: { total: 12.5 },
  },
  bad: {
    params: { schema: { type: 'object', properties: { total: { type: 'number' } }, required: ['total'] } },
    output: '{"total": "12.5 EUR"}',
  },
  async check(subject, { schema, from }) {
    const values: JsonValue[] = [];
    if (typeof subject.output !== 'string' || subject.selected) {
      values.push(subject.output);
    } else {
      const { pieces, refusal } = await takePieces(subject, from, ['json', 'jsonc']);
      if (refusal) return refusal;
      for (const { text } of pieces) {
        const read = readJson(text);
        if (!read.ok) {
          return judge(
            [{ message: read.message, ...(read.path === undefined ? {} : { path: read.path }) }],
            '',
          );
        }
        values.push(read.value);
      }
    }
    const validate = compileSchema(schema);
    const problems: Problem[] = [];
    try {
      for (const value of values) {
        if (!validate(value)) problems.push(...(validate.errors ?? []).slice(0, mostErrors).map(describe));
      }
    } catch (error) {
      if (error instanceof RangeError)
        return undecided('the schema refers to itself without end; rewrite it');
      throw error;
    }
    return judge(problems, 'the output fits the schema');
  },
};

function describe({ instancePath, keyword, params, message, data }: ErrorObject): Problem {
  const path = instancePath === '' ? '/' : instancePath;
  const place = instancePath === '' ? 'the output' : instancePath;
  return { path, message: `${place} ${expectation(keyword, params, message)}${shown(keyword, data)}` };
}

function expectation(
  keyword: string,
  params: Record<string, unknown>,
  message = 'does not fit the schema',
): string {
  switch (keyword) {
    case 'enum':
      return `must be one of ${JSON.stringify(params['allowedValues'])}`;
    case 'const':
      return `must be ${JSON.stringify(params['allowedValue'])}`;
    case 'required':
      return `lacks '${params['missingProperty']}'; add it`;
    case 'additionalProperties':
      return `has '${params['additionalProperty']}', which is not expected; take it out`;
    case 'unevaluatedProperties':
      return `has '${params['unevaluatedProperty']}', which is not expected; take it out`;
    case 'uniqueItems':
      return 'must not hold the same item twice';
    default:
      return message;
  }
}

/** The value that was found, where it is short and says something. */
function shown(keyword: string, data: unknown): string {
  if (['required', 'additionalProperties', 'unevaluatedProperties', 'uniqueItems'].includes(keyword))
    return '';
  const text = JSON.stringify(data);
  return text === undefined || text.length > 60 ? '' : `; found ${text}`;
}
