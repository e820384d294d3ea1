import { GraphQLScalarType, Kind, valueFromASTUntyped } from 'graphql';
import { inputErrors } from './input-error.ts';

export const DateTime = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  description: 'Time in UTC, ISO 8601 with milliseconds: `2026-11-21T10:36:00.000Z`.',
  serialize: (value) => toDate(value).toISOString(),
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

/** A day, or a day with a time and its zone: without a zone it would be the server's own. */
const isoText = /^(\d{4}-\d\d-(\d\d))(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/;

/** What a caller gives. JavaScript reads "March 7" as well, moves the 30th of February, and knows years that PostgreSQL does not. */
function readDate(value: unknown): Date {
  const parts = typeof value === 'string' ? isoText.exec(value) : null;
  const [, day = '', dayOfMonth] = parts ?? [];
  const date = new Date(parts?.[0] ?? Number.NaN);
  const year = date.getUTCFullYear();
  if (new Date(day).getUTCDate() === Number(dayOfMonth) && year >= 1 && year <= 9999) return date;
  throw new TypeError(
    `Cannot read ${JSON.stringify(value)} as a time: expected ISO 8601 text with its zone, such as 2026-11-21T10:36:00Z.`,
  );
}

/** What a row gives. */
function toDate(value: unknown): Date {
  const usable = typeof value === 'string' || typeof value === 'number' || value instanceof Date;
  const date = usable ? new Date(value) : null;
  if (date === null || Number.isNaN(date.getTime()))
    throw new TypeError(`Cannot write ${JSON.stringify(value)} as a time.`);
  return date;
}

function readCursor(value: unknown): string {
  if (typeof value !== 'string') throw inputErrors.cursor(String(value));
  return value;
}
