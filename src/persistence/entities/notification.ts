import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { NoticeKind, NotificationStatus } from '#core';

/** One notice on its way through one channel. */
export const Notification = defineEntity({
  name: 'Notification',
  tableName: 'notification',
  properties: {
    id: p.text().primary(),
    kind: p.text().$type<NoticeKind>(),
    channel: p.text(),
    subject: p.text(),
    detail: p.text(),
    status: p.text().$type<NotificationStatus>(),
    tries: p.integer(),
    lastError: p.text().strictNullable(),
    createdAt: p.datetime(3),
    updatedAt: p.datetime(3),
    deliveredAt: p.datetime(3).strictNullable(),
  },
});

export type NotificationRow = InferEntity<typeof Notification>;
