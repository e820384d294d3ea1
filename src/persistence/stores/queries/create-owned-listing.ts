import { raw } from '@mikro-orm/core';
import type { OwnedListing, PageItem } from '#core';
import { fetchOrder, toCursor } from './keyset.ts';
import type { ListingSource } from './listing-source.ts';
import { ALIAS, queryOf } from './query-of.ts';
import type { Reader } from './reader.ts';
import { selectPage } from './select-page.ts';
import { toPage } from './to-page.ts';

/**
 * A list of each of several owners in one statement: a lateral join runs the query of a page once per owner, so that an
 * owner with a million rows costs a page and not a million (a window function would read them all).
 */
export function createOwnedListing<Entity extends object, Row, Filter>(
  reader: Reader,
  source: ListingSource<Entity, Row, Filter>,
  owner: keyof Entity & string,
): OwnedListing<Row, Filter> {
  const ownerColumn = reader.columnOf(source.entity, owner);
  return {
    async pages(owners, filter, page) {
      if (owners.length === 0) return new Map();
      const found = new Map<string, PageItem<Row>[]>(owners.map((key) => [key, []]));
      const rows = await reader.read(`pages of ${source.table}`, async (em) => {
        const inner = selectPage(em, source, filter, page).andWhere(`${ALIAS}."${ownerColumn}" = o.owner`);
        const order = fetchOrder(source.order, page).map(
          ({ property, direction }) => `x."${reader.columnOf(source.entity, property)}" ${direction}`,
        );
        const sql = `select o.owner as "__owner", x.* from unnest(?::text[]) as o (owner)
          cross join lateral (${literal(inner.getFormattedQuery())}) x order by o.owner, ${order.join(', ')}`;
        return em.getConnection().execute<OwnedRow[]>(sql, [textArray(found.keys())], 'all');
      });
      for (const { __owner, ...row } of rows) {
        const record = reader.map(source.entity, row);
        found.get(__owner)?.push({ cursor: toCursor(record, source.order), row: source.toRow(record) });
      }
      return new Map([...found].map(([key, items]) => [key, toPage(items, page)]));
    },
    async counts(owners, filter) {
      if (owners.length === 0) return new Map();
      const counts = new Map<string, number>(owners.map((key) => [key, 0]));
      const rows = await reader.read(`numbers of rows of ${source.table}`, async (em) => {
        const inner = queryOf(em, source.entity)
          .select([raw(`${ALIAS}."${ownerColumn}" as owner`), raw('count(*) as count')] as never[])
          .where(source.where(filter) as object)
          .andWhere({ [owner]: { $in: [...counts.keys()] } })
          .groupBy(owner as never);
        return inner.execute<{ owner: string; count: number | string }[]>('all', false);
      });
      for (const row of rows) counts.set(row.owner, Number(row.count));
      return counts;
    },
  };
}

interface OwnedRow {
  readonly __owner: string;
}

/** The ORM puts parameters in place of `?`; those of a statement that is complete already are text. */
function literal(sql: string): string {
  return sql.replaceAll('?', '\\?');
}

/** Keys as the text of a `text[]`. */
function textArray(keys: Iterable<string>): string {
  return `{${[...keys].map((key) => `"${key.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;
}
