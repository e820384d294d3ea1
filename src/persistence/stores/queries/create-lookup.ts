import type { FilterQuery } from '@mikro-orm/core';
import type { Lookup } from '#core';
import type { ListingSource } from './listing-source.ts';
import { queryOf } from './query-of.ts';
import type { Reader } from './reader.ts';

/** How the ids of a lookup and the rows of its table belong together. */
export interface LookupKey<Entity extends object> {
  /** Which rows to read for these ids. Ids that no row can have are left out; null: none is left. */
  where(ids: readonly string[]): FilterQuery<Entity> | null;
  idOf(record: Entity): string;
}

type Source<Entity extends object, Row> = Pick<
  ListingSource<Entity, Row, never>,
  'entity' | 'table' | 'fields' | 'toRow'
>;

/** Rows by key: one statement, none at all without ids. */
export function createLookup<Entity extends object, Row>(
  reader: Reader,
  source: Source<Entity, Row>,
  key: LookupKey<Entity>,
): Lookup<Row> {
  return {
    async byIds(ids) {
      const condition = ids.length === 0 ? null : key.where([...new Set(ids)]);
      if (condition === null) return new Map();
      const records = await reader.read(`${source.table} by key`, (em) =>
        queryOf(em, source.entity)
          .select([...source.fields] as never[])
          .where(condition as object)
          .execute<Entity[]>('all'),
      );
      return new Map(records.map((record) => [key.idOf(record), source.toRow(record)]));
    },
  };
}

/** The id is the value of one property. */
export function keyedBy<Entity extends object>(property: keyof Entity & string): LookupKey<Entity> {
  return {
    where: (ids) => ({ [property]: { $in: ids } }) as FilterQuery<Entity>,
    idOf: (record) => String(record[property]),
  };
}

/** The id is the values of two properties with a separator between; `split` gives null for text that is no such id. */
export function keyedByPair<Entity extends object>(key: {
  readonly properties: readonly [keyof Entity & string, keyof Entity & string];
  readonly separator: string;
  split(id: string): readonly [string, string | number] | null;
}): LookupKey<Entity> {
  const [first, second] = key.properties;
  return {
    where(ids) {
      const pairs = ids.map((id) => key.split(id)).filter((pair) => pair !== null);
      if (pairs.length === 0) return null;
      return { $or: pairs.map(([one, two]) => ({ [first]: one, [second]: two })) } as FilterQuery<Entity>;
    },
    idOf: (record) => `${record[first]}${key.separator}${record[second]}`,
  };
}

/** All rows of each owner: for owners that have few by nature. One statement. */
export function createGroups<Entity extends object, Row>(
  reader: Reader,
  source: ListingSource<Entity, Row, Record<never, never>>,
  owner: keyof Entity & string,
): Lookup<readonly Row[]> {
  return {
    async byIds(ids) {
      if (ids.length === 0) return new Map();
      const records = await reader.read(`${source.table} by ${owner}`, (em) =>
        queryOf(em, source.entity)
          .select([...new Set([...source.fields, owner])] as never[])
          .where({ [owner]: { $in: [...new Set(ids)] } })
          .orderBy(source.order.map(({ property, direction }) => ({ [property]: direction })))
          .execute<Entity[]>('all'),
      );
      const groups = Map.groupBy(records, (record) => String(record[owner]));
      return new Map([...groups].map(([key, items]) => [key, items.map((item) => source.toRow(item))]));
    },
  };
}
