import {
  type Change,
  type Counted,
  counted,
  operation,
  type PageVariables,
  type UserError,
} from './operation.ts';

export interface NotificationView {
  readonly address: string;
  readonly kind: string;
  readonly channel: string;
  readonly subject: string;
  readonly detail: string;
  readonly status: string;
  readonly tries: number;
  readonly lastError: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly deliveredAt: string | null;
}

export interface NotificationFilter {
  readonly statuses?: readonly string[];
  readonly channel?: string;
  readonly kinds?: readonly string[];
  readonly subject?: string;
}

const fields = 'address kind channel subject detail status tries lastError createdAt updatedAt deliveredAt';

export const listNotifications = operation<
  { head: string; notifications: Counted<NotificationView> },
  PageVariables & { readonly filter: NotificationFilter }
>(`query ListNotifications($first: Int, $after: Cursor, $filter: NotificationFilter) {
  head
  notifications(first: $first, after: $after, filter: $filter) { nodes { ${fields} } ${counted} }
}`);

export interface ChannelView {
  readonly name: string;
  readonly kind: string;
  readonly takes: readonly string[];
}

export const listChannels = operation<{ notificationChannels: readonly ChannelView[] }>(
  'query ListChannels { notificationChannels { name kind takes } }',
);

export const retryNotification = operation<
  { retryNotification: { notification: NotificationView | null; errors: readonly UserError[] } },
  Change
>(`mutation RetryNotification($id: ID!, $idempotencyKey: String) {
  retryNotification(id: $id, idempotencyKey: $idempotencyKey) {
    notification { ${fields} } errors { code message }
  }
}`);

export interface ChannelTest {
  readonly channel: string;
  readonly ok: boolean;
  readonly problem: string | null;
  readonly tookMs: number;
}

export const testNotification = operation<
  { testNotification: { test: ChannelTest | null; errors: readonly UserError[] } },
  { channel: string; idempotencyKey: string }
>(`mutation TestNotification($channel: String!, $idempotencyKey: String) {
  testNotification(channel: $channel, idempotencyKey: $idempotencyKey) {
    test { channel ok problem tookMs } errors { code message }
  }
}`);
