import type { ActorJournalFilter, JournalEntry, JournalFilter, Queries } from '#core';
import { Journal, type JournalRow } from '../../entities/journal.ts';
import { createListing } from './create-listing.ts';
import { createLookup, keyedByPair } from './create-lookup.ts';
import { createOwnedListing } from './create-owned-listing.ts';
import { anyOf, type ListingSource, where } from './listing-source.ts';
import type { Reader } from './reader.ts';

const inCommitOrder: ListingSource<JournalRow, JournalEntry, JournalFilter> = {
  entity: Journal,
  table: 'journal entries',
  fields: [
    'position',
    'address',
    'root',
    'chart',
    'seq',
    'event',
    'sender',
    'messageId',
    'key',
    'state',
    'status',
    'facts',
    'at',
  ],
  order: [{ property: 'position', direction: 'asc', type: 'number' }],
  where: ({ root, address, eventTypes, sender }) =>
    where<JournalRow>({ root, address, eventType: anyOf(eventTypes), sender }),
  toRow: ({ facts, at, ...rest }) => ({ ...rest, facts: facts ?? [], at: at.getTime() }),
};

const ofActor: ListingSource<JournalRow, JournalEntry, ActorJournalFilter> = {
  ...inCommitOrder,
  order: [{ property: 'seq', direction: 'asc', type: 'number' }],
};

export function createJournalQueries(reader: Reader): Pick<Queries, 'journal' | 'journalOf'> {
  return {
    journal: {
      ...createListing(reader, inCommitOrder),
      ...createLookup(
        reader,
        inCommitOrder,
        keyedByPair<JournalRow>({ properties: ['address', 'seq'], separator: '@', split: splitEntryId }),
      ),
    },
    journalOf: createOwnedListing(reader, ofActor, 'address'),
  };
}

/** `<address>@<seq>`. */
function splitEntryId(id: string): readonly [string, number] | null {
  const at = id.lastIndexOf('@');
  const seq = id.slice(at + 1);
  return at < 1 || !/^\d{1,15}$/.test(seq) ? null : [id.slice(0, at), Number(seq)];
}
