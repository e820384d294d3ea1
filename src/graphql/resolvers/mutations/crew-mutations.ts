import type { TurnReceipt } from '#core';
import type { MutationResolvers } from '../../__generated__/resolvers-types.ts';
import type { GraphqlContext } from '../../context.ts';
import type { ChangeRequest } from '../../services.ts';
import { attempt } from '../../user-error.ts';
import { defined } from '../defined.ts';
import { readCrewLimits, readCrewSupervision } from '../limits.ts';
import { readWorkerKey } from '../worker.ts';
import { changeRequest } from './change-request.ts';

type Names =
  | 'suspendWorker'
  | 'reinstateWorker'
  | 'addWorker'
  | 'removeWorker'
  | 'setCrewLimits'
  | 'setCrewSupervision';

export const crewMutations: Pick<MutationResolvers, Names> = {
  suspendWorker: (_, { id, idempotencyKey }, context) =>
    change(context, { id, idempotencyKey }, (worker, request) =>
      context.services.crew.suspend(worker, request),
    ),
  reinstateWorker: (_, { id, idempotencyKey }, context) =>
    change(context, { id, idempotencyKey }, (worker, request) =>
      context.services.crew.reinstate(worker, request),
    ),
  addWorker: (_, { input, idempotencyKey }, context) =>
    change(context, { id: input.key, idempotencyKey }, (_worker, request) => {
      const { key, name, capabilities } = input;
      return context.services.crew.add(
        { key, name, capabilities, ...defined({ kind: input.kind }) },
        request,
      );
    }),
  setCrewLimits: (_, { queues, agentTypes, idempotencyKey }, context) =>
    attempt(
      async () => {
        const limits = { queues: byName(queues), types: byName(agentTypes) };
        const receipt = await context.services.crew.setLimits(limits, changeRequest(context, idempotencyKey));
        return { limits: await readCrewLimits(context), receipt };
      },
      { limits: null, receipt: null },
    ),
  setCrewSupervision: (_, { idempotencyKey, ...rules }, context) =>
    attempt(
      async () => {
        const request = changeRequest(context, idempotencyKey);
        const receipt = await context.services.crew.setSupervision(defined(rules), request);
        return { supervision: await readCrewSupervision(context), receipt };
      },
      { supervision: null, receipt: null },
    ),
  removeWorker: (_, { id, idempotencyKey }, context) =>
    change(context, { id, idempotencyKey }, (worker, request) =>
      context.services.crew.remove(worker, request),
    ),
};

function byName(limits: readonly { readonly name: string; readonly limit: number }[] | null | undefined) {
  return Object.fromEntries((limits ?? []).map(({ name, limit }) => [name, limit]));
}

/** One request about an agent of the main crew, and the agent as it is afterwards. */
function change(
  context: GraphqlContext,
  { id, idempotencyKey }: { readonly id: string; readonly idempotencyKey?: string | null | undefined },
  send: (worker: string, request: ChangeRequest) => Promise<TurnReceipt>,
) {
  return attempt(
    async () => {
      const row = readWorkerKey(id);
      const receipt = await send(row.slice(row.lastIndexOf('|') + 1), changeRequest(context, idempotencyKey));
      const worker = await context.loaders.row('workers', row);
      return { worker: worker?.removed === true ? null : worker, receipt };
    },
    { worker: null, receipt: null },
  );
}
