import type { TurnReceipt } from '#core';
import type { MutationResolvers } from '../../__generated__/resolvers-types.ts';
import type { GraphqlContext } from '../../context.ts';
import { readKey } from '../../node-id.ts';
import type { ChangeRequest } from '../../services.ts';
import { encodeCommitCursor } from '../../streams/commit-cursor.ts';
import { attempt } from '../../user-error.ts';
import { readCrew } from '../crew.ts';
import { defined } from '../defined.ts';
import { changeRequest } from './change-request.ts';

type Names =
  | 'submitTask'
  | 'cancelTask'
  | 'pauseTask'
  | 'resumeTask'
  | 'retrySubtask'
  | 'approvePlan'
  | 'editPlan'
  | 'rejectPlan'
  | 'extendTaskBudget';

export const taskMutations: Pick<MutationResolvers, Names> = {
  submitTask: (_, { description, options, crew, idempotencyKey }, context) =>
    attempt(
      async () => {
        const before = await context.services.runtime.feed.head();
        const receipt = await context.services.tasks.submit({
          ...changeRequest(context, idempotencyKey),
          description,
          options: (options ?? {}) as Readonly<Record<string, unknown>>,
          crew: await readCrew(crew, context),
        });
        const task = await context.loaders.row('tasks', receipt.address);
        const position = receipt.duplicate ? Math.min(before, receipt.position - 1) : before;
        return { task, cursor: encodeCommitCursor({ position }) };
      },
      { task: null, cursor: null },
    ),
  cancelTask: (_, { id, reason, idempotencyKey }, context) =>
    change(context, { id, idempotencyKey }, (task, request) =>
      context.services.tasks.cancel(task, { ...request, ...defined({ reason }) }),
    ),
  pauseTask: (_, { id, reason, idempotencyKey }, context) =>
    change(context, { id, idempotencyKey }, (task, request) =>
      context.services.tasks.pause(task, { ...request, ...defined({ reason }) }),
    ),
  resumeTask: (_, { id, idempotencyKey }, context) =>
    change(context, { id, idempotencyKey }, (task, request) => context.services.tasks.resume(task, request)),
  retrySubtask: (_, { id, subtask, fromHere, idempotencyKey }, context) =>
    change(context, { id, idempotencyKey }, (task, request) =>
      fromHere === true
        ? context.services.tasks.retryFrom(task, { ...request, subtask })
        : context.services.tasks.retry(task, { ...request, subtask }),
    ),
  approvePlan: (_, { id, idempotencyKey }, context) =>
    change(context, { id, idempotencyKey }, (task, request) =>
      context.services.tasks.approvePlan(task, request),
    ),
  editPlan: (_, { id, plan, idempotencyKey }, context) =>
    change(context, { id, idempotencyKey }, (task, request) =>
      context.services.tasks.editPlan(task, { ...request, plan }),
    ),
  extendTaskBudget: (_, { id, idempotencyKey, ...amounts }, context) =>
    change(context, { id, idempotencyKey }, (task, request) => {
      const { tokens, costUsd, modelCalls, turns, wallClockSeconds } = amounts;
      return context.services.tasks.extendBudget(task, {
        ...request,
        add: {
          tokens: tokens ?? undefined,
          costUsd: costUsd ?? undefined,
          modelCalls: modelCalls ?? undefined,
          turns: turns ?? undefined,
          wallClockSeconds: wallClockSeconds ?? undefined,
        },
      });
    }),
  rejectPlan: (_, { id, reason, idempotencyKey }, context) =>
    change(context, { id, idempotencyKey }, (task, request) =>
      context.services.tasks.rejectPlan(task, { ...request, ...defined({ reason }) }),
    ),
};

/** One request to a task, and the task as it is afterwards. */
function change(
  context: GraphqlContext,
  { id, idempotencyKey }: { readonly id: string; readonly idempotencyKey?: string | null | undefined },
  send: (task: string, request: ChangeRequest) => Promise<TurnReceipt>,
) {
  return attempt(
    async () => {
      const address = readKey('Task', id);
      const receipt = await send(address, changeRequest(context, idempotencyKey));
      return { task: await context.loaders.row('tasks', address), receipt };
    },
    { task: null, receipt: null },
  );
}
