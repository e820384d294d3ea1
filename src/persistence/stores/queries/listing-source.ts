import type { EntityName, FilterQuery } from '@mikro-orm/core';

/** One key of a list's order. The last keys of a list tell any two of its rows apart. */
export interface SortKey<Entity> {
  readonly property: keyof Entity & string;
  readonly direction: 'asc' | 'desc';
  readonly type: 'instant' | 'number' | 'text';
}

/** What a list reads, how it is ordered, and how its filter restricts it. */
export interface ListingSource<Entity extends object, Row, Filter> {
  readonly entity: EntityName<Entity>;
  /** Table name, for messages. */
  readonly table: string;
  /** Properties to read; nothing else of the row is loaded. */
  readonly fields: readonly (keyof Entity & string)[];
  readonly order: readonly SortKey<Entity>[];
  where(filter: Filter): FilterQuery<Entity>;
  /** Gets only `fields` and the sort keys; entities whose properties already are the row's pass through. */
  toRow(record: Entity): Row;
}

/** The property names of a row type, complete by compile-time check. */
export function fieldsOf<Row>(fields: Readonly<Record<keyof Row, true>>): readonly (keyof Row & string)[] {
  return Object.keys(fields) as (keyof Row & string)[];
}

/** Leaves out what is undefined: an absent filter field does not restrict. */
export function where<Entity extends object>(
  conditions: Readonly<Record<string, unknown>>,
): FilterQuery<Entity> {
  return Object.fromEntries(
    Object.entries(conditions).filter(([, value]) => value !== undefined),
  ) as FilterQuery<Entity>;
}

/** `undefined` stays: see {@link where}. */
export function anyOf<Value>(
  values: readonly Value[] | undefined,
): { readonly $in: readonly Value[] } | undefined {
  return values === undefined ? undefined : { $in: values };
}
