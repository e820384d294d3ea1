import { Cron } from 'croner';
import { ScheduleError } from './schedule-error.ts';

export interface Schedule {
  /** Five fields, six with seconds first, or `@hourly`, `@daily`, `@weekly`, `@monthly`, `@yearly`. */
  readonly cron: string;
  /** IANA name, such as `Europe/Berlin`. */
  readonly timeZone: string;
}

/**
 * The schedule, when it can be kept. Throws {@link ScheduleError} for a pattern or a time zone that cannot be read, and
 * for one that has no fire after `after` (ms since the Unix epoch).
 */
export function parseSchedule(schedule: Schedule, after: number): Schedule {
  if (nextFires(schedule, after, 1).length === 0) throw ScheduleError.neverFires(schedule.cron);
  return { cron: schedule.cron.trim(), timeZone: schedule.timeZone };
}

/**
 * The next `count` times after `after`, in ms since the Unix epoch; fewer when there are no more.
 *
 * When clocks go forward, a fire at a time of day that is skipped comes at the end of the gap; when they go back, one
 * at a time of day that comes twice fires at the first. Patterns of every hour or oftener go on evenly through both.
 */
export function nextFires(schedule: Schedule, after: number, count: number): readonly number[] {
  return open(schedule)
    .nextRuns(count, new Date(after))
    .map((date) => date.getTime());
}

/** The latest `count` times in `(after, until]`, oldest first. */
export function latestFires(
  schedule: Schedule,
  { after, until }: { readonly after: number; readonly until: number },
  count: number,
): readonly number[] {
  const pattern = open(schedule);
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
function open({ cron, timeZone }: Schedule): Cron {
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
