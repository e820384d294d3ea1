import { operation, type UserError } from './operation.ts';

export interface ScheduleView {
  readonly address: string;
  readonly name: string;
  readonly status: string;
  readonly cron: string | null;
  readonly timeZone: string | null;
  readonly everyMs: number | null;
  readonly at: string | null;
  readonly until: string | null;
  readonly misfire: string;
  readonly overlap: string;
  readonly action: Readonly<Record<string, unknown>>;
  readonly nextAt: string | null;
  readonly lastFiredAt: string | null;
  readonly fired: number;
}

const fields = `address name status cron timeZone everyMs at until misfire overlap action nextAt lastFiredAt fired`;

export const listSchedules = operation<
  { schedules: { readonly nodes: readonly ScheduleView[]; readonly totalCount: number } },
  { first: number; statuses: readonly string[] | null }
>(`query ListSchedules($first: Int, $statuses: [ScheduleStatus!]) {
  schedules(first: $first, statuses: $statuses) { nodes { ${fields} } totalCount }
}`);

export interface SchedulePayload {
  readonly schedule: ScheduleView | null;
  readonly errors: readonly UserError[];
}

export const createSchedule = operation<
  { createSchedule: SchedulePayload },
  { schedule: object; idempotencyKey: string }
>(`mutation CreateSchedule($schedule: ScheduleInput!, $idempotencyKey: String) {
  createSchedule(schedule: $schedule, idempotencyKey: $idempotencyKey) {
    schedule { ${fields} } errors { code message }
  }
}`);

export const updateSchedule = operation<
  { updateSchedule: SchedulePayload },
  { id: string; change: object; idempotencyKey: string }
>(`mutation UpdateSchedule($id: ID!, $change: ScheduleChangeInput!, $idempotencyKey: String) {
  updateSchedule(id: $id, change: $change, idempotencyKey: $idempotencyKey) {
    schedule { ${fields} } errors { code message }
  }
}`);

type Change = { id: string; idempotencyKey: string };

export const pauseSchedule = operation<{ change: SchedulePayload }, Change>(
  `mutation PauseSchedule($id: ID!, $idempotencyKey: String) {
  change: pauseSchedule(id: $id, idempotencyKey: $idempotencyKey) { schedule { ${fields} } errors { code message } }
}`,
);

export const resumeSchedule = operation<{ change: SchedulePayload }, Change>(
  `mutation ResumeSchedule($id: ID!, $idempotencyKey: String) {
  change: resumeSchedule(id: $id, idempotencyKey: $idempotencyKey) { schedule { ${fields} } errors { code message } }
}`,
);

export const runScheduleNow = operation<{ change: SchedulePayload }, Change>(
  `mutation RunScheduleNow($id: ID!, $idempotencyKey: String) {
  change: runScheduleNow(id: $id, idempotencyKey: $idempotencyKey) { schedule { ${fields} } errors { code message } }
}`,
);

export const deleteSchedule = operation<{ change: SchedulePayload }, Change>(
  `mutation DeleteSchedule($id: ID!, $idempotencyKey: String) {
  change: deleteSchedule(id: $id, idempotencyKey: $idempotencyKey) { schedule { ${fields} } errors { code message } }
}`,
);

export const scheduleTimes = operation<
  { scheduleTimes: readonly string[] },
  { timing: object; count: number }
>(`query ScheduleTimes($timing: ScheduleTimingInput!, $count: Int) {
  scheduleTimes(timing: $timing, count: $count)
}`);

export const nextOfSchedule = operation<
  {
    schedules: {
      readonly nodes: readonly {
        readonly address: string;
        readonly name: string;
        readonly nextTimes: readonly string[];
      }[];
    };
  },
  { count: number }
>(`query NextOfSchedules($count: Int) {
  schedules(first: 200) { nodes { address name nextTimes(count: $count) } }
}`);
