import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { PageRequest } from '#core';
import { between, fetchOrder, rowsToFetch } from './keyset.ts';
import type { ListingSource } from './listing-source.ts';
import { queryOf } from './query-of.ts';

/** The query of one page, without its owner. */
export function selectPage<Entity extends object, Row, Filter>(
  em: SqlEntityManager,
  source: ListingSource<Entity, Row, Filter>,
  filter: Filter,
  page: PageRequest,
) {
  const fields = [...new Set([...source.fields, ...source.order.map(({ property }) => property)])];
  const query = queryOf(em, source.entity)
    .select(fields as never[])
    .where(source.where(filter) as object);
  for (const condition of between(source.order, page, source.table)) query.andWhere(condition);
  return query
    .orderBy(fetchOrder(source.order, page).map(({ property, direction }) => ({ [property]: direction })))
    .limit(rowsToFetch(page));
}
