import { z } from 'zod';
import type { OverlapPolicy, PlainError, ScheduleFact, ScheduleStatus } from '#core';
import { type MisfirePolicy, type Reaction, reactionSchema, type Schedule } from '#rules';
import type { Draft } from '../task/draft.ts';

const time = z.int().min(0);
const bounds = { from: time.optional(), until: time.optional() };

const timingSchema = z.union([
  z.strictObject({ cron: z.string().min(1).max(200), timeZone: z.string().min(1).max(100), ...bounds }),
  z.strictObject({ everyMs: z.int().min(1_000), anchor: time, ...bounds }),
  z.strictObject({ at: time, ...bounds }),
]);

const misfireSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('fireOnce') }),
  z.strictObject({ kind: z.literal('skip'), graceMs: z.int().min(0).max(86_400_000).optional() }),
  z.strictObject({ kind: z.literal('fireAll'), most: z.int().min(1).max(1_000).optional() }),
]);

export const scheduleInput = z.object({
  name: z.string().min(1).max(100),
  timing: timingSchema,
  misfire: misfireSchema.default({ kind: 'fireOnce' }),
  overlap: z.enum(['skip', 'allow', 'queue']).default('skip'),
  action: reactionSchema,
  createdBy: z.string().max(200).default('user'),
});

/** What of a schedule can be made otherwise; what is absent stays. */
export const scheduleEdit = z.object({
  name: scheduleInput.shape.name.optional(),
  timing: timingSchema.optional(),
  misfire: misfireSchema.optional(),
  overlap: z.enum(['skip', 'allow', 'queue']).optional(),
  action: reactionSchema.optional(),
});

export interface ScheduleInput {
  readonly name: string;
  readonly timing: Schedule;
  readonly misfire: MisfirePolicy;
  readonly overlap: OverlapPolicy;
  readonly action: Reaction;
  readonly createdBy: string;
}

/** A run that has been started and, unless runs may overlap, is followed to its end. */
export interface Run {
  /** Part of the started address behind its chart, and of the ids of the effects. */
  readonly id: string;
  readonly key: string;
  readonly address: string;
}

/** A run that waits for the one before. */
export interface QueuedRun {
  readonly key: string;
  readonly at: number;
}

export interface ScheduleContext extends ScheduleInput {
  readonly status: ScheduleStatus;
  /** Every time up to here is done with. */
  readonly handledUntil: number;
  readonly next: number | null;
  /** Until the next look. */
  readonly waitMs: number;
  readonly runs: readonly Run[];
  readonly queue: readonly QueuedRun[];
  readonly fired: number;
  readonly lastFiredAt: number | null;
  readonly createdAt: number;
}

export type ScheduleEvent =
  | EffectDone
  | EffectFailed
  | ScheduleEdit
  | { readonly type: 'schedule.pause' }
  | { readonly type: 'schedule.resume' }
  | { readonly type: 'schedule.runNow' }
  | { readonly type: 'schedule.delete' };

export interface ScheduleEdit extends Partial<Omit<ScheduleInput, 'createdBy'>> {
  readonly type: 'schedule.edit';
}

export type ScheduleDraft = Draft<ScheduleContext, ScheduleFact>;

export interface EffectDone {
  readonly type: 'xstate.done.actor.launch' | 'xstate.done.actor.follow';
  readonly actorId: string;
  readonly output: { readonly succeeded?: boolean; readonly status?: string };
}

export interface EffectFailed {
  readonly type: 'xstate.error.actor.launch' | 'xstate.error.actor.follow';
  readonly actorId: string;
  readonly error: PlainError;
}

export function newSchedule(input: ScheduleInput): ScheduleContext {
  const parsed = scheduleInput.parse(input) as ScheduleInput;
  return {
    ...parsed,
    status: 'waiting',
    handledUntil: 0,
    next: null,
    waitMs: 0,
    runs: [],
    queue: [],
    fired: 0,
    lastFiredAt: null,
    createdAt: 0,
  };
}
