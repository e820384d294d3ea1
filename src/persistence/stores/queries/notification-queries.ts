import type { NotificationFilter, NotificationRow, Queries } from '#core';
import { Notification, type NotificationRow as NotificationRecord } from '../../entities/notification.ts';
import { createListing } from './create-listing.ts';
import { createLookup, keyedBy } from './create-lookup.ts';
import { anyOf, fieldsOf, type ListingSource, where } from './listing-source.ts';
import type { Reader } from './reader.ts';

const notifications: ListingSource<NotificationRecord, NotificationRow, NotificationFilter> = {
  entity: Notification,
  table: 'notifications',
  fields: fieldsOf<NotificationRow>({
    id: true,
    kind: true,
    channel: true,
    subject: true,
    detail: true,
    status: true,
    tries: true,
    lastError: true,
    createdAt: true,
    updatedAt: true,
    deliveredAt: true,
  }),
  order: [
    { property: 'createdAt', direction: 'desc', type: 'instant' },
    { property: 'id', direction: 'asc', type: 'text' },
  ],
  where: ({ statuses, channel, kinds, subject }) =>
    where<NotificationRecord>({ status: anyOf(statuses), channel, kind: anyOf(kinds), subject }),
  toRow: (record) => record,
};

/** Notices on their way to people. */
export function createNotificationQueries(reader: Reader): Pick<Queries, 'notifications'> {
  return {
    notifications: {
      ...createListing(reader, notifications),
      ...createLookup(reader, notifications, keyedBy('id')),
    },
  };
}
