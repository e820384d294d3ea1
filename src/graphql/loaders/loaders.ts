import DataLoader from 'dataloader';
import type { Listing, Lookup, OwnedListing, PageRequest, Queries } from '#core';
import { type Connection, createConnection } from '../connection.ts';

type NamesOf<Kind> = {
  [Name in keyof Queries]: Queries[Name] extends Kind ? Name : never;
}[keyof Queries];

export type LookupName = NamesOf<Lookup<unknown>>;
export type ListingName = NamesOf<Listing<unknown, never>>;
export type OwnedName = NamesOf<OwnedListing<unknown, never>>;

type LookupRow<Name extends LookupName> = Queries[Name] extends Lookup<infer Row> ? Row : never;
type ListingRow<Name extends ListingName> = Queries[Name] extends Listing<infer Row, never> ? Row : never;
type ListingFilter<Name extends ListingName> =
  Queries[Name] extends Listing<unknown, infer Filter> ? Filter : never;
type OwnedRow<Name extends OwnedName> = Queries[Name] extends OwnedListing<infer Row, never> ? Row : never;
type OwnedFilter<Name extends OwnedName> =
  Queries[Name] extends OwnedListing<unknown, infer Filter> ? Filter : never;

/** Reads of one operation: what is asked for in the same tick becomes one statement, and nothing is read twice. */
export interface Loaders {
  /** One row by key; null when there is none. */
  row<Name extends LookupName>(name: Name, key: string): Promise<LookupRow<Name> | null>;
  /** A list of one owner. */
  owned<Name extends OwnedName>(
    name: Name,
    owner: string,
    filter: OwnedFilter<Name>,
    page: PageRequest,
  ): Connection<OwnedRow<Name>>;
  /** A list over everything. */
  list<Name extends ListingName>(
    name: Name,
    filter: ListingFilter<Name>,
    page: PageRequest,
  ): Connection<ListingRow<Name>>;
  /** Reads everything again from here on. */
  forget(): void;
}

/** Most keys of one statement. */
const BATCH = 500;

export function createLoaders(queries: Queries): Loaders {
  const loaders = new Map<string, DataLoader<string, unknown>>();
  const loader = (name: string, load: (keys: readonly string[]) => Promise<ReadonlyMap<string, unknown>>) => {
    const known = loaders.get(name);
    if (known !== undefined) return known;
    const made = new DataLoader<string, unknown>(
      async (keys) => {
        const found = await load(keys);
        return keys.map((key) => found.get(key) ?? null);
      },
      { maxBatchSize: BATCH },
    );
    loaders.set(name, made);
    return made;
  };
  return {
    row: (name, key) => {
      const lookup: Lookup<unknown> = queries[name];
      return loader(`row ${name}`, (keys) => lookup.byIds(keys)).load(key) as Promise<never>;
    },
    owned: (name, owner, filter, page) => {
      const listing = queries[name] as OwnedListing<unknown, unknown>;
      const pages = loader(`page ${name} ${JSON.stringify([filter, page])}`, (owners) =>
        listing.pages(owners, filter, page),
      );
      const counts = loader(`count ${name} ${JSON.stringify(filter)}`, (owners) =>
        listing.counts(owners, filter),
      );
      return createConnection(
        () => pages.load(owner) as Promise<never>,
        async () => ((await counts.load(owner)) ?? 0) as number,
      );
    },
    forget: () => loaders.clear(),
    list: (name, filter, page) => {
      const listing = queries[name] as Listing<never, unknown>;
      return createConnection(
        () => listing.page(filter, page),
        () => listing.count(filter),
      );
    },
  };
}
