import { GraphQLScalarType, Kind, valueFromASTUntyped } from 'graphql';
import { inputErrors } from './input-error.ts';

export const DateTime = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  description: 'Time in UTC, ISO 8601 with milliseconds: `2026-11-21T10:36:00.000Z`.',
  serialize: (value) => readDate(value).toISOString(),
  parseValue: readDate,
  parseLiteral: (node) => readDate(node.kind === Kind.STRING ? node.value : null),
});

export const JSONScalar = new GraphQLScalarType<unknown, unknown>({
  name: 'JSON',
  description: 'Any JSON value.',
  serialize: (value) => value,
  parseValue: (value) => value,
  parseLiteral: (node, variables) => valueFromASTUntyped(node, variables),
});

export const Cursor = new GraphQLScalarType<string, string>({
  name: 'Cursor',
  description:
    'An opaque position: of an item in a list, or of a commit in the change feed. Hand it back as it came.',
  serialize: String,
  parseValue: readCursor,
  parseLiteral: (node) => readCursor(node.kind === Kind.STRING ? node.value : null),
});

function readDate(value: unknown): Date {
  const usable = typeof value === 'string' || typeof value === 'number' || value instanceof Date;
  const date = usable ? new Date(value) : null;
  if (date === null || Number.isNaN(date.getTime()))
    throw new TypeError(`Cannot read ${JSON.stringify(value)} as a time: expected ISO 8601 text.`);
  return date;
}

function readCursor(value: unknown): string {
  if (typeof value !== 'string') throw inputErrors.cursor(String(value));
  return value;
}
