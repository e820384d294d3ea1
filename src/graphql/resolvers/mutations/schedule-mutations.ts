import type { TurnReceipt } from '#core';
import type { MutationResolvers } from '../../__generated__/resolvers-types.ts';
import type { GraphqlContext } from '../../context.ts';
import { inputErrors } from '../../input-error.ts';
import { readKey } from '../../node-id.ts';
import type { ScheduleService } from '../../services.ts';
import { attempt } from '../../user-error.ts';
import { defined } from '../defined.ts';
import { readTiming } from '../schedule.ts';
import { changeRequest } from './change-request.ts';
import { readReaction } from './event-mutations.ts';

type Names =
  | 'createSchedule'
  | 'updateSchedule'
  | 'pauseSchedule'
  | 'resumeSchedule'
  | 'runScheduleNow'
  | 'deleteSchedule';

export const scheduleMutations: Pick<MutationResolvers, Names> = {
  createSchedule: (_, { schedule, idempotencyKey }, context) =>
    shown(context, () => {
      const { name, timing, action, overlap, misfire, graceMs, most } = schedule;
      return context.services.schedules.create({
        ...changeRequest(context, idempotencyKey),
        name,
        timing: readTiming(timing),
        action: readReaction(action),
        misfire: { kind: misfire ?? 'fireOnce', ...defined({ graceMs, most }) } as never,
        ...defined({ overlap }),
      });
    }),
  updateSchedule: (_, { id, change: wish, idempotencyKey }, context) =>
    shown(context, () => {
      const { name, timing, action, overlap, misfire, graceMs, most } = wish;
      if (misfire == null && (graceMs != null || most != null))
        throw inputErrors.field(['change', 'misfire'], 'is needed beside `graceMs` and `most`');
      return context.services.schedules.update(readKey('Schedule', id), {
        ...changeRequest(context, idempotencyKey),
        ...defined({ name, overlap }),
        ...(timing == null ? {} : { timing: readTiming(timing) }),
        ...(action == null ? {} : { action: readReaction(action) }),
        ...(misfire == null ? {} : { misfire: { kind: misfire, ...defined({ graceMs, most }) } as never }),
      });
    }),
  pauseSchedule: (_, args, context) => change(context, args, 'pause'),
  resumeSchedule: (_, args, context) => change(context, args, 'resume'),
  runScheduleNow: (_, args, context) => change(context, args, 'runNow'),
  deleteSchedule: (_, args, context) => change(context, args, 'remove'),
};

function change(
  context: GraphqlContext,
  { id, idempotencyKey }: { readonly id: string; readonly idempotencyKey?: string | null | undefined },
  name: keyof Pick<ScheduleService, 'pause' | 'resume' | 'runNow' | 'remove'>,
) {
  return shown(context, () =>
    context.services.schedules[name](readKey('Schedule', id), changeRequest(context, idempotencyKey)),
  );
}

function shown({ loaders }: GraphqlContext, send: () => Promise<TurnReceipt>) {
  return attempt(
    async () => {
      const receipt = await send();
      return { schedule: await loaders.row('schedules', receipt.address), receipt };
    },
    { schedule: null, receipt: null },
  );
}
