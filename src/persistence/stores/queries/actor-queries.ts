import type { ActorFilter, ActorRow, ActorStatusFilter, JsonObject, Queries } from '#core';
import { Actor, type ActorRow as ActorRecord } from '../../entities/actor.ts';
import { createListing } from './create-listing.ts';
import { createLookup, keyedBy } from './create-lookup.ts';
import { createOwnedListing } from './create-owned-listing.ts';
import { anyOf, fieldsOf, type ListingSource, where } from './listing-source.ts';
import type { Reader } from './reader.ts';

const fields = fieldsOf<ActorRow>({
  address: true,
  chart: true,
  chartVersion: true,
  structureHash: true,
  parent: true,
  source: true,
  root: true,
  status: true,
  seq: true,
  state: true,
  paths: true,
  tags: true,
  output: true,
  error: true,
  createdAt: true,
  updatedAt: true,
});

const newestFirst: ListingSource<ActorRecord, ActorRow, ActorFilter> = {
  entity: Actor,
  table: 'actors',
  fields,
  order: [
    { property: 'createdAt', direction: 'desc', type: 'instant' },
    { property: 'address', direction: 'asc', type: 'text' },
  ],
  where: ({ chart, statuses, root, path, tag, rootsOnly }) =>
    where<ActorRecord>({
      chart,
      status: anyOf(statuses),
      root,
      paths: path === undefined ? undefined : { $contains: [path] },
      tags: tag === undefined ? undefined : { $contains: [tag] },
      parent: rootsOnly === true ? null : undefined,
    }),
  toRow: (record) => record,
};

const ofOwner: ListingSource<ActorRecord, ActorRow, ActorStatusFilter> = {
  ...newestFirst,
  where: ({ statuses }) => where<ActorRecord>({ status: anyOf(statuses) }),
};

const oldestFirst: ListingSource<ActorRecord, ActorRow, ActorStatusFilter> = {
  ...ofOwner,
  order: [
    { property: 'createdAt', direction: 'asc', type: 'instant' },
    { property: 'address', direction: 'asc', type: 'text' },
  ],
};

export function createActorQueries(
  reader: Reader,
): Pick<Queries, 'actors' | 'childActors' | 'actorsOfChart' | 'contexts'> {
  return {
    actors: {
      ...createListing(reader, newestFirst),
      ...createLookup(reader, newestFirst, keyedBy('address')),
    },
    childActors: createOwnedListing(reader, oldestFirst, 'parent'),
    actorsOfChart: createOwnedListing(reader, ofOwner, 'chart'),
    contexts: {
      async byIds(ids) {
        if (ids.length === 0) return new Map();
        const rows = await reader.rows<{ readonly address: string; readonly context: JsonObject | null }>(
          'contexts of actors',
          `select address, snapshot -> 'context' as context from actor where address in (?)`,
          [[...new Set(ids)]],
        );
        return new Map(rows.map(({ address, context }) => [address, context ?? {}]));
      },
    },
  };
}
