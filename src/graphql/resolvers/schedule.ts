import { nextFires, type Schedule as ScheduleTimes } from '#rules';
import type {
  MisfirePolicy,
  QueryResolvers,
  ScheduleResolvers,
  ScheduleRunResolvers,
  ScheduleTimingInput,
} from '../__generated__/resolvers-types.ts';
import { readPage } from '../connection.ts';
import { encodeNodeId, readKey } from '../node-id.ts';
import type { ScheduleTiming } from '../services.ts';
import { defined } from './defined.ts';

const living = ['waiting', 'paused', 'finishing'] as const;

export const scheduleQueries: Pick<QueryResolvers, 'schedule' | 'schedules' | 'scheduleTimes'> = {
  schedule: (_, { id }, { loaders }) => loaders.row('schedules', readKey('Schedule', id)),
  schedules: (_, { statuses, name, ...page }, { loaders }) =>
    loaders.list('schedules', { statuses: statuses ?? living, ...defined({ name }) }, readPage(page)),
  scheduleTimes: (_, { timing, count }, { services }) =>
    services.schedules.preview(readTiming(timing), count ?? 5) as Date[],
};

/** A timing without what was not given. */
export function readTiming(timing: ScheduleTimingInput): ScheduleTiming {
  return defined({ ...timing });
}

interface Timing {
  readonly cron?: string;
  readonly timeZone?: string;
  readonly everyMs?: number;
  readonly at?: number;
  readonly from?: number;
  readonly until?: number;
}

const timingOf = ({ timing }: { readonly timing: object }) => timing as Timing;
const timeOf = (ms: number | undefined) => (ms === undefined ? null : new Date(ms));

export const Schedule: ScheduleResolvers = {
  id: ({ address }) => encodeNodeId('Schedule', address),
  cron: (row) => timingOf(row).cron ?? null,
  timeZone: (row) => timingOf(row).timeZone ?? null,
  everyMs: (row) => timingOf(row).everyMs ?? null,
  at: (row) => timeOf(timingOf(row).at),
  from: (row) => timeOf(timingOf(row).from),
  until: (row) => timeOf(timingOf(row).until),
  misfire: ({ misfire }) => misfire['kind'] as MisfirePolicy,
  graceMs: ({ misfire }) => (misfire['graceMs'] as number | undefined) ?? null,
  most: ({ misfire }) => (misfire['most'] as number | undefined) ?? null,
  nextTimes: ({ timing, status }, { count }, { clock }) =>
    status === 'waiting'
      ? nextFires(
          timing as unknown as ScheduleTimes,
          clock.now(),
          Math.min(100, Math.max(1, count ?? 5)),
        ).map((at) => new Date(at))
      : [],
  runs: ({ address }, { statuses, ...page }, { loaders }) =>
    loaders.owned('runsOfSchedule', address, defined({ statuses }), readPage(page)),
  actor: ({ address }, _, { loaders }) => loaders.row('actors', address),
};

export const ScheduleRun: ScheduleRunResolvers = {
  actor: ({ target, reaction }, _, { loaders }) =>
    target === null || reaction === 'publish' ? null : loaders.row('actors', target),
  consequences: async ({ key }, _, { loaders }) => (await loaders.row('consequencesOf', key)) ?? [],
};
