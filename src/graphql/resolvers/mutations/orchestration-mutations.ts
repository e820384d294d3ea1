import type { TurnReceipt } from '#core';
import type { MutationResolvers } from '../../__generated__/resolvers-types.ts';
import type { GraphqlContext } from '../../context.ts';
import { readKey } from '../../node-id.ts';
import { attempt } from '../../user-error.ts';
import { defined } from '../defined.ts';
import { changeRequest, checkText } from './change-request.ts';

type Names = 'startOrchestration' | 'noteOrchestration' | 'cancelOrchestration';

export const orchestrationMutations: Pick<MutationResolvers, Names> = {
  startOrchestration: (_, { goal, kind, idempotencyKey, ...more }, context) =>
    shown(context, () =>
      context.services.orchestrations.start({
        ...changeRequest(context, idempotencyKey),
        goal,
        kind: kind ?? 'orchestrator',
        ...defined(more),
      }),
    ),
  noteOrchestration: (_, { id, text, idempotencyKey }, context) =>
    shown(context, () =>
      context.services.orchestrations.note(readKey('Orchestration', id), {
        ...changeRequest(context, idempotencyKey),
        text: checkText(['text'], text, 2_000),
      }),
    ),
  cancelOrchestration: (_, { id, idempotencyKey }, context) =>
    shown(context, () =>
      context.services.orchestrations.cancel(
        readKey('Orchestration', id),
        changeRequest(context, idempotencyKey),
      ),
    ),
};

function shown({ loaders }: GraphqlContext, send: () => Promise<TurnReceipt>) {
  return attempt(
    async () => {
      const receipt = await send();
      return { orchestration: await loaders.row('orchestrations', receipt.address), receipt };
    },
    { orchestration: null, receipt: null },
  );
}
