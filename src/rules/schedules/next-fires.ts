import { Cron } from 'croner';
import { ScheduleError } from './schedule-error.ts';

/** By a cron pattern in a time zone. */
export interface CronSchedule extends ScheduleBounds {
  /** Five fields, six with seconds first, or `@hourly`, `@daily`, `@weekly`, `@monthly`, `@yearly`. */
  readonly cron: string;
  /** IANA name, such as `Europe/Berlin`. */
  readonly timeZone: string;
}

/** Every so many ms, counted from `anchor` (ms since the Unix epoch): first at `anchor + everyMs`. */
export interface IntervalSchedule extends ScheduleBounds {
  readonly everyMs: number;
  readonly anchor: number;
}

/** Once, at a time in ms since the Unix epoch. */
export interface OnceSchedule extends ScheduleBounds {
  readonly at: number;
}

/** Nothing fires before `from` or after `until`, both in ms since the Unix epoch. */
export interface ScheduleBounds {
  readonly from?: number | undefined;
  readonly until?: number | undefined;
}

export type Schedule = CronSchedule | IntervalSchedule | OnceSchedule;

const leastEveryMs = 1_000;

/**
 * The schedule, when it can be kept. Throws {@link ScheduleError} for a pattern or a time zone that cannot be read, for
 * an interval below one second, and for one that has no fire after `after` (ms since the Unix epoch).
 */
export function parseSchedule<Given extends Schedule>(schedule: Given, after: number): Given {
  if ('everyMs' in schedule && !(Number.isInteger(schedule.everyMs) && schedule.everyMs >= leastEveryMs)) {
    throw ScheduleError.tooOften(schedule.everyMs);
  }
  if (nextFires(schedule, after, 1).length === 0) throw ScheduleError.neverFires(nameOf(schedule));
  return 'cron' in schedule ? { ...schedule, cron: schedule.cron.trim() } : schedule;
}

function nameOf(schedule: Schedule): string {
  if ('cron' in schedule) return schedule.cron;
  return 'at' in schedule ? new Date(schedule.at).toISOString() : `every ${schedule.everyMs} ms`;
}

/**
 * The next `count` times after `after`, in ms since the Unix epoch; fewer when there are no more.
 *
 * When clocks go forward, a fire of a cron pattern at a time of day that is skipped comes at the end of the gap; when
 * they go back, one at a time of day that comes twice fires at the first. Patterns of every hour or oftener go on evenly
 * through both.
 */
export function nextFires(schedule: Schedule, after: number, count: number): readonly number[] {
  const start = Math.max(after, (schedule.from ?? Number.NEGATIVE_INFINITY) - 1);
  const { until = Number.POSITIVE_INFINITY } = schedule;
  return timesAfter(schedule, start, count).filter((at) => at <= until);
}

function timesAfter(schedule: Schedule, after: number, count: number): readonly number[] {
  if ('at' in schedule) return schedule.at > after ? [schedule.at] : [];
  if ('everyMs' in schedule) {
    const first = stepAfter(schedule, after);
    return Array.from({ length: count }, (_, index) => schedule.anchor + (first + index) * schedule.everyMs);
  }
  return open(schedule)
    .nextRuns(count, new Date(after))
    .map((date) => date.getTime());
}

/** Number of the first step behind a time, from 1. */
function stepAfter({ anchor, everyMs }: IntervalSchedule, after: number): number {
  return Math.max(1, Math.floor((after - anchor) / everyMs) + 1);
}

/** The latest `count` times in `(after, until]`, oldest first. */
export function latestFires(
  schedule: Schedule,
  range: { readonly after: number; readonly until: number },
  count: number,
): readonly number[] {
  const after = Math.max(range.after, (schedule.from ?? Number.NEGATIVE_INFINITY) - 1);
  const until = Math.min(range.until, schedule.until ?? Number.POSITIVE_INFINITY);
  if (until <= after) return [];
  if ('at' in schedule) return schedule.at > after && schedule.at <= until ? [schedule.at] : [];
  if ('everyMs' in schedule) {
    const last = Math.floor((until - schedule.anchor) / schedule.everyMs);
    const first = Math.max(stepAfter(schedule, after), last - count + 1);
    return Array.from(
      { length: Math.max(0, last - first + 1) },
      (_, index) => schedule.anchor + (first + index) * schedule.everyMs,
    );
  }
  return latestOfPattern(open(schedule), { after, until }, count);
}

function latestOfPattern(
  pattern: Cron,
  { after, until }: { readonly after: number; readonly until: number },
  count: number,
): readonly number[] {
  const found: number[] = [];
  // Forwards while there are few, since that ends at `until`; backwards only when there are more than are wanted.
  for (let at = after; found.length <= count; ) {
    const next = pattern.nextRun(new Date(at))?.getTime();
    if (next === undefined || next > until) return found;
    found.push(next);
    at = next;
  }
  return pattern
    .previousRuns(count, new Date(until + 1))
    .map((date) => date.getTime())
    .reverse();
}

/** Reads the pattern; nothing runs by it. Every question names its own time, so the clock is not read. */
function open({ cron, timeZone }: CronSchedule): Cron {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
  } catch {
    throw ScheduleError.unknownTimeZone(timeZone);
  }
  const pattern = cron.trim();
  if (!pattern.startsWith('@') && ![5, 6].includes(pattern.split(/\s+/).length)) {
    throw ScheduleError.unreadable(cron, `it has ${pattern.split(/\s+/).length} fields`);
  }
  try {
    return new Cron(pattern, { timezone: timeZone, paused: true });
  } catch (error) {
    const reason = (error instanceof Error ? error.message : String(error)).replace(/^Cron\w+: /, '');
    throw ScheduleError.unreadable(cron, reason.replace(/\.$/, ''));
  }
}
