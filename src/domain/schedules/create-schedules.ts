import { z } from 'zod';
import type {
  ActorEvent,
  ActorRuntime,
  Clock,
  Ids,
  JsonValue,
  Listing,
  Lookup,
  OverlapPolicy,
  ScheduleFilter,
  ScheduleRow,
  TurnReceipt,
} from '#core';
import { type MisfirePolicy, nextFires, parseSchedule, type Schedule } from '#rules';
import { addressFor } from '../address-for.ts';
import type { ChangeRequest } from '../deliberation/create-deliberations.ts';
import { checkReaction, type ReactionCharts } from '../events/check-reaction.ts';
import { SchedulesError } from './schedules-error.ts';

export interface ScheduleParts {
  readonly runtime: ActorRuntime;
  readonly schedules: Lookup<ScheduleRow> & Listing<ScheduleRow, ScheduleFilter>;
  readonly charts: ReactionCharts;
  readonly clock: Clock;
  readonly ids: Ids;
}

export type Schedules = ReturnType<typeof createSchedules>;

/** When: exactly one of `cron` (with a time zone, default UTC), `everyMs` and `at`. */
export interface Timing {
  readonly cron?: string;
  readonly timeZone?: string;
  readonly everyMs?: number;
  readonly at?: Date;
  readonly from?: Date;
  readonly until?: Date;
}

export interface ScheduleRequest {
  /** Unique among the schedules that have not ended. */
  readonly name: string;
  readonly timing: Timing;
  /** Default `fireOnce`. */
  readonly misfire?: MisfirePolicy;
  /** Default `skip`. */
  readonly overlap?: OverlapPolicy;
  /** See `parseReaction`. */
  readonly action: unknown;
}

const misfireSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('fireOnce') }),
  z.strictObject({ kind: z.literal('skip'), graceMs: z.int().min(0).max(86_400_000).optional() }),
  z.strictObject({ kind: z.literal('fireAll'), most: z.int().min(1).max(1_000).optional() }),
]);
const nameRule = /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,99}$/u;
const living = ['waiting', 'paused', 'finishing'] as const;

/** What people do with schedules. Every change is committed when its promise resolves. */
export function createSchedules({ runtime, schedules, charts, clock, ids }: ScheduleParts) {
  async function find(given: string): Promise<ScheduleRow> {
    const row = (await schedules.byIds([given])).get(given) ?? (await byName(given));
    if (row === undefined) throw SchedulesError.unknown(given);
    return row;
  }

  async function byName(name: string): Promise<ScheduleRow | undefined> {
    const page = { limit: 1, after: null, before: null, backward: false };
    return (await schedules.page({ name, statuses: living }, page)).items[0]?.row;
  }

  async function send(
    schedule: string,
    event: ActorEvent,
    { sender, key }: ChangeRequest,
  ): Promise<TurnReceipt> {
    const { address } = await find(schedule);
    return runtime.send(address, event, key === undefined ? { sender } : { sender, key });
  }

  return {
    /**
     * Makes a schedule. Throws what `parseSchedule` throws, `schedule.invalid`, `schedule.nameTaken`,
     * `event.invalidAction` and `task.invalidOptions`.
     */
    async create(request: ChangeRequest & ScheduleRequest): Promise<TurnReceipt> {
      const { name, timing, overlap = 'skip', sender, key } = request;
      if (!nameRule.test(name)) throw SchedulesError.badName(name);
      const misfire = misfireSchema.safeParse(request.misfire ?? { kind: 'fireOnce' });
      if (!misfire.success) throw SchedulesError.invalid(misfire.error.issues);
      const schedule = toSchedule(timing, clock.now());
      const action = await checkReaction({ charts, runtime }, request.action);
      const id = key === undefined ? ids.next() : addressFor('schedule', key);
      const known = await byName(name);
      if (known !== undefined && known.address !== `schedule/${id}`) throw SchedulesError.nameTaken(name);
      const input = { name, timing: schedule, misfire: misfire.data, overlap, action, createdBy: sender };
      return runtime.start({
        chart: 'schedule',
        id,
        sender,
        input: JSON.parse(JSON.stringify(input)) as JsonValue,
      });
    },

    /**
     * Makes a schedule otherwise; what is absent stays, and so do its runs and figures. What was due before goes by the
     * terms of before. Throws as `create` does, and `schedule.unknown`.
     */
    async update(schedule: string, request: ChangeRequest & Partial<ScheduleRequest>): Promise<TurnReceipt> {
      const { name, timing, overlap, action } = request;
      const { address } = await find(schedule);
      if (name !== undefined) {
        if (!nameRule.test(name)) throw SchedulesError.badName(name);
        const known = await byName(name);
        if (known !== undefined && known.address !== address) throw SchedulesError.nameTaken(name);
      }
      const misfire = misfireSchema.optional().safeParse(request.misfire);
      if (!misfire.success) throw SchedulesError.invalid(misfire.error.issues);
      const event = {
        type: 'schedule.edit',
        name,
        timing: timing && toSchedule(timing, clock.now()),
        misfire: misfire.data,
        overlap,
        action: action === undefined ? undefined : await checkReaction({ charts, runtime }, action),
      };
      return send(address, JSON.parse(JSON.stringify(event)), request);
    },

    /** What comes due while it is paused is not made up for. */
    pause: (schedule: string, request: ChangeRequest) => send(schedule, { type: 'schedule.pause' }, request),

    resume: (schedule: string, request: ChangeRequest) =>
      send(schedule, { type: 'schedule.resume' }, request),

    /** A run beside those of its times, by the same overlap policy. */
    runNow: (schedule: string, request: ChangeRequest) =>
      send(schedule, { type: 'schedule.runNow' }, request),

    /** What it has started goes on. */
    remove: (schedule: string, request: ChangeRequest) =>
      send(schedule, { type: 'schedule.delete' }, request),

    /** The next times of a schedule that need not exist. */
    preview(timing: Timing, count: number): readonly Date[] {
      const now = clock.now();
      return nextFires(toSchedule(timing, now), now, Math.min(100, Math.max(1, count))).map(
        (at) => new Date(at),
      );
    },
  };
}

function toSchedule({ cron, timeZone = 'UTC', everyMs, at, from, until }: Timing, now: number): Schedule {
  const bounds = {
    ...(from === undefined ? {} : { from: from.getTime() }),
    ...(until === undefined ? {} : { until: until.getTime() }),
  };
  if ([cron, everyMs, at].filter((each) => each !== undefined).length !== 1) throw SchedulesError.oneTiming();
  if (cron !== undefined) return parseSchedule({ cron, timeZone, ...bounds }, now);
  if (everyMs !== undefined)
    return parseSchedule({ everyMs, anchor: from?.getTime() ?? now, ...bounds }, now);
  return parseSchedule({ at: (at as Date).getTime(), ...bounds }, now);
}
