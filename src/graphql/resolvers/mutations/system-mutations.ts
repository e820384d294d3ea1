import type { MutationResolvers } from '../../__generated__/resolvers-types.ts';
import { readKey } from '../../node-id.ts';
import { attempt } from '../../user-error.ts';
import { changeRequest, checkText } from './change-request.ts';

const longestReason = 2_000;

export const systemMutations: Pick<
  MutationResolvers,
  'emergencyStop' | 'emergencyReset' | 'redriveDeadLetter'
> = {
  emergencyStop: (_, { root, reason, idempotencyKey }, context) =>
    attempt(
      async () => {
        changeRequest(context, idempotencyKey);
        const tree = root == null ? null : readKey('Actor', root);
        const why = checkText(['reason'], reason, longestReason);
        context.logger.warn({ root: tree, reason: why, by: context.viewer.name }, 'emergency stop');
        return context.services.runtime.emergencyStop(tree, why);
      },
      { halted: null },
    ),
  emergencyReset: (_, { root, idempotencyKey }, context) =>
    attempt(
      async () => {
        changeRequest(context, idempotencyKey);
        const tree = root == null ? null : readKey('Actor', root);
        context.logger.warn({ root: tree, by: context.viewer.name }, 'emergency reset');
        return context.services.runtime.reset(tree);
      },
      { resumed: null },
    ),
  redriveDeadLetter: (_, { id, idempotencyKey }, context) =>
    attempt(
      async () => {
        changeRequest(context, idempotencyKey);
        return { receipt: await context.services.runtime.redrive(readKey('DeadLetter', id)) };
      },
      { receipt: null },
    ),
};
