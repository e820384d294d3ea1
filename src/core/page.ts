/** Which part of an ordered list to read. Without `after` and `before`: from its start, or with `backward` up to its end. */
export interface PageRequest {
  /** Most rows to return, 1 to 200. */
  readonly limit: number;
  /** Only rows behind this cursor, in the order of the list. */
  readonly after: string | null;
  /** Only rows before this cursor, in the order of the list. */
  readonly before: string | null;
  /** True: the last `limit` rows of the range instead of the first; they still come in the order of the list. */
  readonly backward: boolean;
}

export interface PageItem<Row> {
  /** The row's sort key as text, as the store that gave it reads it again; opaque to everybody else. */
  readonly cursor: string;
  readonly row: Row;
}

export interface Page<Row> {
  readonly items: readonly PageItem<Row>[];
  readonly hasNext: boolean;
  readonly hasPrevious: boolean;
}

/** Reads rows by key. Keys without a row are absent from the result; order and duplicates of the keys do not matter. */
export interface Lookup<Row> {
  byIds(ids: readonly string[]): Promise<ReadonlyMap<string, Row>>;
}

/** A list over everything. An absent filter field does not restrict. A cursor that it cannot read raises `query.cursorUnreadable`. */
export interface Listing<Row, Filter> {
  page(filter: Filter, page: PageRequest): Promise<Page<Row>>;
  count(filter: Filter): Promise<number>;
}

/** A list of each of several owners: one statement however many owners there are. Every owner has an entry in the result. */
export interface OwnedListing<Row, Filter = Record<never, never>> {
  pages(
    owners: readonly string[],
    filter: Filter,
    page: PageRequest,
  ): Promise<ReadonlyMap<string, Page<Row>>>;
  counts(owners: readonly string[], filter: Filter): Promise<ReadonlyMap<string, number>>;
}
