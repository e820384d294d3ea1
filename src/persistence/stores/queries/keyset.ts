import type { PageRequest } from '#core';
import type { SortKey } from './listing-source.ts';
import { QueryError } from './query-error.ts';

type KeyValue = string | number | Date;
type Condition = Readonly<Record<string, unknown>>;

const LARGEST_PAGE = 200;

/** Checks a request for a page and gives the number of rows to fetch: one more than asked, to see whether more follow. */
export function rowsToFetch({ limit }: PageRequest): number {
  if (!Number.isInteger(limit) || limit < 1 || limit > LARGEST_PAGE) throw QueryError.limitOutOfRange(limit);
  return limit + 1;
}

/** The order in which to fetch: a page from the end is fetched backwards and turned round. */
export function fetchOrder<Entity>(
  order: readonly SortKey<Entity>[],
  { backward }: PageRequest,
): readonly SortKey<Entity>[] {
  return backward ? order.map((key) => ({ ...key, direction: opposite(key.direction) })) : order;
}

/** A row's sort key as text. Times have millisecond precision in the tables too, so nothing is lost. */
export function toCursor<Entity>(record: Entity, order: readonly SortKey<Entity>[]): string {
  return JSON.stringify(
    order.map(({ property }) => {
      const value = record[property];
      return value instanceof Date ? value.getTime() : value;
    }),
  );
}

/** Conditions that keep only the rows between the cursors of a request. */
export function between<Entity>(
  order: readonly SortKey<Entity>[],
  request: PageRequest,
  table: string,
): readonly Condition[] {
  const conditions: Condition[] = [];
  if (request.after !== null)
    conditions.push(...beyond(order, readCursor(request.after, order, table), false));
  if (request.before !== null)
    conditions.push(...beyond(order, readCursor(request.before, order, table), true));
  return conditions;
}

/**
 * Rows behind (or before) a key. The bound on the first key alone is implied by the rest, but it is what lets
 * PostgreSQL enter the index at the cursor instead of at the start of the list.
 */
function beyond<Entity>(
  order: readonly SortKey<Entity>[],
  values: readonly KeyValue[],
  reversed: boolean,
): readonly Condition[] {
  const alternatives: Condition[] = [];
  const equal: Record<string, unknown> = {};
  for (const [index, { property, direction }] of order.entries()) {
    const operator = (direction === 'asc') !== reversed ? '$gt' : '$lt';
    alternatives.push({ ...equal, [property]: { [operator]: values[index] } });
    equal[property] = values[index];
  }
  const [first] = order;
  if (first === undefined || alternatives.length < 2) return alternatives;
  const bound = (first.direction === 'asc') !== reversed ? '$gte' : '$lte';
  return [{ [first.property]: { [bound]: values[0] } }, { $or: alternatives }];
}

/** The values of a cursor; throws {@link QueryError} for text that is none of this order. */
export function readCursor<Entity>(
  cursor: string,
  order: readonly SortKey<Entity>[],
  table: string,
): readonly KeyValue[] {
  const values = parse(cursor);
  if (!Array.isArray(values) || values.length !== order.length)
    throw QueryError.cursorUnreadable(cursor, table);
  return order.map(({ type }, index) => {
    const value: unknown = values[index];
    if (type === 'text' && typeof value === 'string') return value;
    if (type === 'number' && typeof value === 'number') return value;
    if (type === 'instant' && typeof value === 'number') {
      const time = new Date(value);
      if (!Number.isNaN(time.getTime())) return time;
    }
    throw QueryError.cursorUnreadable(cursor, table);
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function opposite(direction: 'asc' | 'desc'): 'asc' | 'desc' {
  return direction === 'asc' ? 'desc' : 'asc';
}
