import type { EffectVerdict, JsonValue } from '#core';
import type { MutationResolveEffectArgs, MutationResolvers } from '../../__generated__/resolvers-types.ts';
import { inputErrors } from '../../input-error.ts';
import { readKey } from '../../node-id.ts';
import { attempt } from '../../user-error.ts';
import { changeRequest, checkText } from './change-request.ts';

const longestReason = 2_000;

/** What a stop, a reset or a discard is about: a tree, a queue, or, with neither, everything. */
function targetOf(root: string | null | undefined, queue: string | null | undefined) {
  if (root != null && queue != null) throw inputErrors.oneOf(['root', 'queue']);
  return { tree: root == null ? null : readKey('Actor', root), queue: queue ?? null };
}

export const systemMutations: Pick<
  MutationResolvers,
  'emergencyStop' | 'emergencyReset' | 'emergencyDiscard' | 'redriveDeadLetter' | 'resolveEffect'
> = {
  emergencyStop: (_, { root, queue: line, reason, idempotencyKey }, context) =>
    attempt(
      async () => {
        const request = changeRequest(context, idempotencyKey);
        const { tree, queue } = targetOf(root, line);
        const why = checkText(['reason'], reason, longestReason);
        const { services, viewer } = context;
        context.logger.warn({ root: tree, queue, reason: why, by: viewer.name }, 'emergency stop');
        if (queue !== null) return services.safeguards.stopQueue(queue, { ...request, reason: why });
        return services.runtime.emergencyStop(tree, why);
      },
      { halted: null },
    ),
  emergencyReset: (_, { root, queue: line, idempotencyKey }, context) =>
    attempt(
      async () => {
        const request = changeRequest(context, idempotencyKey);
        const { tree, queue } = targetOf(root, line);
        const { services, viewer } = context;
        context.logger.warn({ root: tree, queue, by: viewer.name }, 'emergency reset');
        if (queue !== null) return services.safeguards.resumeQueue(queue, request);
        const trees = await services.runtime.reset(tree);
        if (tree !== null) return trees;
        const queues = await services.safeguards.resumeQueue(null, request);
        return { resumed: trees.resumed + queues.resumed };
      },
      { resumed: null },
    ),
  emergencyDiscard: (_, { root, queue: line, reason, idempotencyKey }, context) =>
    attempt(
      async () => {
        const request = changeRequest(context, idempotencyKey);
        const { tree, queue } = targetOf(root, line);
        const why = checkText(['reason'], reason, longestReason);
        const { services, viewer } = context;
        context.logger.warn({ root: tree, queue, reason: why, by: viewer.name }, 'emergency discard');
        if (queue !== null) return services.safeguards.discardQueue(queue, { ...request, reason: why });
        if (tree === null) throw inputErrors.oneOf(['root', 'queue']);
        return services.safeguards.discardTree(tree, { reason: why });
      },
      { discarded: null },
    ),
  redriveDeadLetter: (_, { id, idempotencyKey }, context) =>
    attempt(
      async () => {
        changeRequest(context, idempotencyKey);
        return { receipt: await context.services.runtime.redrive(readKey('DeadLetter', id)) };
      },
      { receipt: null },
    ),
  resolveEffect: (_, { id, idempotencyKey, ...said }, context) =>
    attempt(
      async () => {
        changeRequest(context, idempotencyKey);
        const address = readKey('Effect', id);
        const effect = await context.services.queries.effects.byIds([address]);
        await context.services.runtime.resolveEffect(address, verdictOf(said, context.viewer.name));
        context.logger.info(
          { effect: address, outcome: said.outcome, by: context.viewer.name },
          'an effect was decided',
        );
        const owner = effect.get(address)?.owner;
        return { actor: owner === undefined ? null : await context.loaders.row('actors', owner) };
      },
      { actor: null },
    ),
};

function verdictOf(
  { outcome, result, message }: Omit<MutationResolveEffectArgs, 'id' | 'idempotencyKey'>,
  by: string,
): EffectVerdict {
  if (outcome === 'again') return 'retry';
  if (outcome === 'done') return { output: (result ?? null) as JsonValue };
  const words =
    message == null ? `${by} found that it failed.` : checkText(['message'], message, longestReason);
  return { error: { name: 'TerminalError', code: 'effect.failed', message: words } };
}
