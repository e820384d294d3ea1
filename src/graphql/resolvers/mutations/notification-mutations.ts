import type { MutationResolvers } from '../../__generated__/resolvers-types.ts';
import { readKey } from '../../node-id.ts';
import { attempt } from '../../user-error.ts';
import { changeRequest } from './change-request.ts';

export const notificationMutations: Pick<MutationResolvers, 'retryNotification' | 'testNotification'> = {
  retryNotification: (_, { id, idempotencyKey }, context) =>
    attempt(
      async () => {
        const request = changeRequest(context, idempotencyKey);
        const key = readKey('Notification', id);
        const receipt = await context.services.notifications.retry(key, request);
        return { notification: await context.loaders.row('notifications', key), receipt };
      },
      { notification: null, receipt: null },
    ),
  testNotification: (_, { channel, idempotencyKey }, context) =>
    attempt(
      async () => {
        const request = changeRequest(context, idempotencyKey);
        return { test: await context.services.notifications.test(channel, request) };
      },
      { test: null },
    ),
};
