import type { TurnReceipt } from '#core';
import type { MutationResolvers } from '../../__generated__/resolvers-types.ts';
import type { GraphqlContext } from '../../context.ts';
import { encodeNodeId, readKey } from '../../node-id.ts';
import { encodeCommitCursor } from '../../streams/commit-cursor.ts';
import { attempt } from '../../user-error.ts';
import { defined } from '../defined.ts';
import { changeRequest, checkText } from './change-request.ts';

const longestGoal = 5_000;
const longestContext = 32_000;

type Names =
  | 'createConversation'
  | 'startConversation'
  | 'pauseConversation'
  | 'resumeConversation'
  | 'cancelConversation'
  | 'extendBudget'
  | 'deleteConversation';

export const conversationMutations: Pick<MutationResolvers, Names> = {
  createConversation: (_, { input, idempotencyKey }, context) =>
    attempt(
      async () => {
        const before = await context.services.runtime.feed.head();
        const receipt = await context.services.deliberations.create({
          ...changeRequest(context, idempotencyKey),
          goal: checkText(['input', 'goal'], input.goal, longestGoal),
          ...(input.context == null
            ? {}
            : { context: checkText(['input', 'context'], input.context, longestContext) }),
          options: defined(input.options ?? {}),
          start: input.start ?? true,
        });
        const conversation = await context.loaders.row('conversations', receipt.address);
        const position = receipt.duplicate ? Math.min(before, receipt.position - 1) : before;
        return { conversation, cursor: encodeCommitCursor({ position }) };
      },
      { conversation: null, cursor: null },
    ),
  startConversation: (_, { id, idempotencyKey }, context) =>
    change(id, context, (address) =>
      context.services.deliberations.start(address, changeRequest(context, idempotencyKey)),
    ),
  pauseConversation: (_, { id, reason, idempotencyKey }, context) =>
    change(id, context, (address) =>
      context.services.deliberations.pause(address, {
        ...changeRequest(context, idempotencyKey),
        ...defined({ reason }),
      }),
    ),
  resumeConversation: (_, { id, idempotencyKey }, context) =>
    change(id, context, (address) =>
      context.services.deliberations.resume(address, changeRequest(context, idempotencyKey)),
    ),
  cancelConversation: (_, { id, reason, idempotencyKey }, context) =>
    change(id, context, (address) =>
      context.services.deliberations.cancel(address, {
        ...changeRequest(context, idempotencyKey),
        ...defined({ reason }),
      }),
    ),
  extendBudget: (_, { id, tokens, costUsd, idempotencyKey }, context) =>
    change(id, context, (address) =>
      context.services.deliberations.extendBudget(address, {
        ...changeRequest(context, idempotencyKey),
        ...defined({ tokens, costUsd }),
      }),
    ),
  deleteConversation: (_, { id, idempotencyKey }, context) =>
    attempt(
      async () => {
        const address = readKey('Conversation', id);
        await context.services.deliberations.remove(address, changeRequest(context, idempotencyKey));
        return { deletedId: encodeNodeId('Conversation', address) };
      },
      { deletedId: null },
    ),
};

/** One request to a conversation, and the conversation as it is afterwards. */
function change(id: string, { loaders }: GraphqlContext, send: (address: string) => Promise<TurnReceipt>) {
  return attempt(
    async () => {
      const address = readKey('Conversation', id);
      const receipt = await send(address);
      return { conversation: await loaders.row('conversations', address), receipt };
    },
    { conversation: null, receipt: null },
  );
}
