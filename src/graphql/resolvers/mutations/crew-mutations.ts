import type { TurnReceipt } from '#core';
import type { MutationResolvers } from '../../__generated__/resolvers-types.ts';
import type { GraphqlContext } from '../../context.ts';
import type { CrewRequest } from '../../services.ts';
import { attempt } from '../../user-error.ts';
import { readCrew } from '../crew.ts';
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
  addWorker: (_, { crew, input, idempotencyKey }, context) =>
    attempt(
      async () => {
        const { key, name, capabilities, kind } = input;
        const request = { ...changeRequest(context, idempotencyKey), crew: await readCrew(crew, context) };
        const wanted = { key, name, capabilities, ...defined({ kind }) };
        const receipt = await context.services.crew.add(wanted, request);
        return { worker: await findWorker(context, `${request.crew}|${key}`), receipt };
      },
      { worker: null, receipt: null },
    ),
  setCrewLimits: (_, { crew, queues, agentTypes, idempotencyKey }, context) =>
    attempt(
      async () => {
        const limits = { queues: byName(queues), types: byName(agentTypes) };
        const request = { ...changeRequest(context, idempotencyKey), crew: await readCrew(crew, context) };
        const receipt = await context.services.crew.setLimits(limits, request);
        return { limits: await readCrewLimits(context, request.crew), receipt };
      },
      { limits: null, receipt: null },
    ),
  setCrewSupervision: (_, { crew, idempotencyKey, ...rules }, context) =>
    attempt(
      async () => {
        const request = { ...changeRequest(context, idempotencyKey), crew: await readCrew(crew, context) };
        const receipt = await context.services.crew.setSupervision(defined(rules), request);
        return { supervision: await readCrewSupervision(context, request.crew), receipt };
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

/** One request about an agent, and the agent as it is afterwards. */
function change(
  context: GraphqlContext,
  { id, idempotencyKey }: { readonly id: string; readonly idempotencyKey?: string | null | undefined },
  send: (worker: string, request: CrewRequest) => Promise<TurnReceipt>,
) {
  return attempt(
    async () => {
      const row = readWorkerKey(id);
      const bar = row.lastIndexOf('|');
      const request = { ...changeRequest(context, idempotencyKey), crew: row.slice(0, bar) };
      const receipt = await send(row.slice(bar + 1), request);
      return { worker: await findWorker(context, row), receipt };
    },
    { worker: null, receipt: null },
  );
}

async function findWorker({ loaders }: GraphqlContext, key: string) {
  const worker = await loaders.row('workers', key);
  return worker?.removed === true ? null : worker;
}
