import type { Listing } from '#core';
import { toCursor } from './keyset.ts';
import type { ListingSource } from './listing-source.ts';
import { queryOf } from './query-of.ts';
import type { Reader } from './reader.ts';
import { selectPage } from './select-page.ts';
import { toPage } from './to-page.ts';

/** A list over a whole table: a page and a count are one statement each. */
export function createListing<Entity extends object, Row, Filter>(
  reader: Reader,
  source: ListingSource<Entity, Row, Filter>,
): Listing<Row, Filter> {
  return {
    page: (filter, page) =>
      reader.read(`a page of ${source.table}`, async (em) => {
        const records = await selectPage(em, source, filter, page).execute<Entity[]>('all');
        const fetched = records.map((record) => ({
          cursor: toCursor(record, source.order),
          row: source.toRow(record),
        }));
        return toPage(fetched, page);
      }),
    count: (filter) =>
      reader.read(`the number of rows of ${source.table}`, async (em) => {
        const query = queryOf(em, source.entity).where(source.where(filter) as object);
        return Number(await query.getCount());
      }),
  };
}
