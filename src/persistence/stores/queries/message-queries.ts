import { raw } from '@mikro-orm/core';
import type { MessageFilter, MessageRow, Queries } from '#core';
import { Message, type MessageRow as MessageRecord } from '../../entities/message.ts';
import { createLookup, keyedBy } from './create-lookup.ts';
import { createOwnedListing } from './create-owned-listing.ts';
import { anyOf, fieldsOf, type ListingSource, where } from './listing-source.ts';
import { createMessageSearch } from './message-search.ts';
import type { Reader } from './reader.ts';

export const messageFields = fieldsOf<MessageRow>({
  id: true,
  conversation: true,
  ordinal: true,
  sender: true,
  senderType: true,
  senderName: true,
  type: true,
  phase: true,
  text: true,
  data: true,
  parentId: true,
  requiresResponse: true,
  rehearsal: true,
  callId: true,
  cut: true,
  createdAt: true,
});

const transcript: ListingSource<MessageRecord, MessageRow, MessageFilter> = {
  entity: Message,
  table: 'messages',
  fields: messageFields,
  order: [{ property: 'ordinal', direction: 'asc', type: 'number' }],
  where: ({ types, senderTypes, parent, threadsOnly, phase, search }) => {
    const conditions = where<MessageRecord>({
      type: anyOf(types),
      senderType: anyOf(senderTypes),
      phase,
      parentId: parent ?? (threadsOnly === true ? null : undefined),
    });
    if (search === undefined) return conditions;
    const found = raw(`search @@ websearch_to_tsquery('simple', ?)`, [search]);
    return { $and: [conditions, { [found]: [] }] } as typeof conditions;
  },
  toRow: (record) => record,
};

const replies: ListingSource<MessageRecord, MessageRow, Record<never, never>> = {
  ...transcript,
  order: [
    { property: 'createdAt', direction: 'asc', type: 'instant' },
    { property: 'id', direction: 'asc', type: 'text' },
  ],
  where: () => ({}),
};

export function createMessageQueries(
  reader: Reader,
): Pick<Queries, 'messages' | 'messagesOf' | 'repliesTo' | 'messageSearch'> {
  return {
    messages: createLookup(reader, transcript, keyedBy('id')),
    messagesOf: createOwnedListing(reader, transcript, 'conversation'),
    repliesTo: createOwnedListing(reader, replies, 'parentId'),
    messageSearch: createMessageSearch(reader, transcript),
  };
}
