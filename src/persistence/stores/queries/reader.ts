import type { EntityName } from '@mikro-orm/core';
import type { MikroORM, SqlEntityManager } from '@mikro-orm/postgresql';
import type { RetryWhileUnavailable } from '../../retry-while-unavailable.ts';

/** Runs reads, each on an entity manager of its own, again while the database is unavailable. */
export interface Reader {
  /** `what` completes "could not read …". */
  read<Result>(what: string, run: (em: SqlEntityManager) => Promise<Result>): Promise<Result>;
  /** Statement of our own; its rows come with the columns' names. */
  rows<Row>(what: string, sql: string, parameters: readonly unknown[]): Promise<readonly Row[]>;
  /** A row as a statement of our own gave it, with the entity's property names. */
  map<Entity extends object>(entity: EntityName<Entity>, row: object): Entity;
  columnOf<Entity extends object>(entity: EntityName<Entity>, property: keyof Entity & string): string;
}

export function createReader(ports: {
  readonly orm: MikroORM;
  readonly retry: RetryWhileUnavailable;
}): Reader {
  const { orm, retry } = ports;
  const driver = orm.em.getDriver();
  const read: Reader['read'] = (what, run) => retry(`read ${what}`, () => run(orm.em.fork()));
  return {
    read,
    rows: (what, sql, parameters) =>
      read(what, (em) => em.getConnection().execute(sql, [...parameters], 'all')),
    map: (entity, row) => driver.mapResult(row as never, orm.getMetadata(entity)) as never,
    columnOf(entity, property) {
      const { fieldNames } = orm.getMetadata(entity).properties[property as never] as {
        readonly fieldNames: readonly string[];
      };
      return fieldNames[0] ?? property;
    },
  };
}
