import type { EntityName } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/postgresql';

/** Name of the entity's table inside the statements of this folder. */
export const ALIAS = 't';

/**
 * A query of an entity that is not known until run time. The builder's types follow one entity through every call and
 * end nowhere for a generic one; the sources of lists check their fields and conditions themselves.
 */
export function queryOf<Entity extends object>(em: SqlEntityManager, entity: EntityName<Entity>) {
  return em.createQueryBuilder<object, typeof ALIAS>(entity as unknown as EntityName<object>, ALIAS);
}
