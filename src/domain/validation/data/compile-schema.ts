import { isDeepStrictEqual } from 'node:util';
import { Ajv, type Options, type ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { Decimal } from 'decimal.js';
import type { JsonObject, JsonValue } from '#core';
import { compilePattern } from '../text/safe-pattern.ts';

const options: Options = {
  allErrors: true,
  verbose: true,
  // `toString` is no field of every object.
  ownProperties: true,
  // A misspelt keyword checks nothing: it is refused. Notes that schemas carry are let be.
  strictSchema: true,
  strictTypes: false,
  strictTuples: false,
  strictRequired: false,
  allowUnionTypes: true,
  addUsedSchema: false,
  validateFormats: true,
  logger: false,
  // `pattern` of a stranger's schema must not take endless time.
  code: { regExp: safeRegExp },
};

const largestSchema = 100_000;

/**
 * Compiles a JSON Schema of draft 2020-12, or of draft-07 when `$schema` says so. Throws an `Error` that says what is
 * wrong: unknown keywords and formats, patterns beyond RE2, references that leave the schema. Never loads anything.
 */
export function compileSchema(schema: JsonObject): ValidateFunction {
  if (JSON.stringify(schema).length > largestSchema) {
    throw new Error(`the schema is larger than ${largestSchema.toLocaleString('en-US')} characters`);
  }
  const dialect = typeof schema['$schema'] === 'string' ? schema['$schema'] : '';
  const Dialect = /draft-0[67]/.test(dialect) ? Ajv : Ajv2020;
  const ajv = new Dialect(options);
  addFormats.default(ajv, { mode: 'fast', formats: [...safeFormats] });
  // The fast forms of these take 30 February and 25 o'clock; the full ones are functions that take linear time.
  addFormats.default(ajv, { mode: 'full', formats: [...timeFormats] });
  ajv.addVocabulary(['example', 'xml', 'externalDocs', 'discriminator']);
  ajv.removeKeyword('uniqueItems');
  ajv.addKeyword({ keyword: 'uniqueItems', type: 'array', schemaType: 'boolean', validate: hasUniqueItems });
  ajv.removeKeyword('multipleOf');
  ajv.addKeyword({
    keyword: 'multipleOf',
    type: 'number',
    schemaType: 'number',
    metaSchema: { type: 'number', exclusiveMinimum: 0 },
    error: { message: ({ schema: step }) => `must be multiple of ${String(step)}` },
    validate: isMultiple,
  });
  try {
    return ajv.compile(schema);
  } catch (error) {
    throw new Error(explain(error), { cause: error });
  }
}

/** What is wrong with a schema, or null. */
export function findSchemaError(schema: JsonObject): string | null {
  try {
    compileSchema(schema);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const timeFormats = ['date', 'time', 'date-time', 'iso-time', 'iso-date-time'] as const;

const safeFormats = [
  'duration',
  'uri',
  'uri-reference',
  'email',
  'hostname',
  'ipv4',
  'ipv6',
  'uuid',
  'json-pointer',
  'relative-json-pointer',
  'int32',
  'int64',
  'float',
  'double',
  'byte',
  'password',
  'binary',
] as const;

/** By the decimals that are written: in binary fractions 0.3 is no multiple of 0.1. */
function isMultiple(step: number, value: number): boolean {
  return new Decimal(value).mod(step).isZero();
}

/** Ajv compares every pair, which takes quadratic time; here equal items meet by their text. */
function hasUniqueItems(wanted: boolean, items: readonly JsonValue[]): boolean {
  if (!wanted) return true;
  const seen = new Map<string, JsonValue[]>();
  for (const item of items) {
    const text =
      item !== null && typeof item === 'object' ? sortedText(item) : `${typeof item}:${String(item)}`;
    const same = seen.get(text) ?? [];
    if (same.some((other) => isDeepStrictEqual(other, item))) return false;
    seen.set(text, [...same, item]);
  }
  return true;
}

function sortedText(value: JsonValue): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

function safeRegExp(pattern: string): { test(text: string): boolean; toString(): string } {
  const compiled = compilePattern(pattern);
  // Ajv keeps compiled patterns by their text: without it, all patterns of a schema would be the first one.
  return { test: (text) => compiled.test(text), toString: () => pattern };
}
safeRegExp.code = 'safeRegExp';

function explain(error: unknown): string {
  const said = error instanceof Error ? error.message : String(error);
  if (error instanceof RangeError) return 'the schema is nested too deeply';
  if (/can't resolve reference/.test(said))
    return `${said}: references may lead only to places within the schema`;
  return said.replace(/^strict mode: /, '');
}
