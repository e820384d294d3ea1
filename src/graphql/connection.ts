import type { Page, PageRequest } from '#core';
import { decodeListCursor, encodeListCursor } from './cursor.ts';
import { inputErrors } from './input-error.ts';

/** A list whose page and count are read when a field asks for them, each at most once. */
export interface Connection<Row> {
  page(): Promise<Page<Row>>;
  total(): Promise<number>;
}

export interface PageArguments {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
}

export const defaultPageSize = 20;
export const largestPageSize = 200;

/** Reads the four Relay arguments; raises a typed input error for a contradiction or a size out of bounds. */
export function readPage({ first, after, last, before }: PageArguments): PageRequest {
  if (first != null && last != null) throw inputErrors.firstAndLast();
  const limit = first ?? last ?? defaultPageSize;
  if (limit < 1 || limit > largestPageSize)
    throw inputErrors.pageSize(first != null ? 'first' : 'last', limit);
  return {
    limit,
    after: after == null ? null : decodeListCursor(after),
    before: before == null ? null : decodeListCursor(before),
    backward: last != null,
  };
}

export function createConnection<Row>(
  page: () => Promise<Page<Row>>,
  total: () => Promise<number>,
): Connection<Row> {
  let pageOnce: Promise<Page<Row>> | undefined;
  let totalOnce: Promise<number> | undefined;
  return {
    page() {
      pageOnce ??= page();
      return pageOnce;
    },
    total() {
      totalOnce ??= total();
      return totalOnce;
    },
  };
}

/** A page of a list that is in memory. */
export function pageOf<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  { limit, after, before, backward }: PageRequest,
): Page<Row> {
  const start = after === null ? 0 : rows.findIndex((row) => keyOf(row) === after) + 1;
  const stop = before === null ? -1 : rows.findIndex((row) => keyOf(row) === before);
  const range = rows.slice(start, stop === -1 ? undefined : stop);
  const kept = backward ? range.slice(-limit) : range.slice(0, limit);
  const cut = range.length > kept.length;
  return {
    items: kept.map((row) => ({ cursor: keyOf(row), row })),
    hasNext: backward ? stop !== -1 : cut || stop !== -1,
    hasPrevious: backward ? cut || start > 0 : start > 0,
  };
}

/** Resolvers of every `…Connection` type. */
export function connectionResolvers<Row>() {
  return {
    edges: async (list: Connection<Row>) =>
      (await list.page()).items.map(({ cursor, row }) => ({ cursor: encodeListCursor(cursor), node: row })),
    nodes: async (list: Connection<Row>) => (await list.page()).items.map(({ row }) => row),
    pageInfo: async (list: Connection<Row>) => {
      const { items, hasNext, hasPrevious } = await list.page();
      const [first, last] = [items[0], items.at(-1)];
      return {
        hasNextPage: hasNext,
        hasPreviousPage: hasPrevious,
        startCursor: first === undefined ? null : encodeListCursor(first.cursor),
        endCursor: last === undefined ? null : encodeListCursor(last.cursor),
      };
    },
    totalCount: (list: Connection<Row>) => list.total(),
  };
}
