import { TerminalError } from '#core';

/** A schedule that cannot be kept. */
export class ScheduleError extends TerminalError {
  static unreadable(cron: string, reason: string): ScheduleError {
    return new ScheduleError(
      `Cannot read the schedule '${cron}': ${reason}. Expected five fields (minute hour day month weekday), or six with seconds first, such as '30 6 * * MON-FRI', or '@daily'.`,
      { code: 'schedule.unreadable', details: { cron, issues: [{ path: ['cron'], message: reason }] } },
    );
  }

  static unknownTimeZone(timeZone: string): ScheduleError {
    return new ScheduleError(
      `Cannot keep a schedule in the time zone '${timeZone}': it is unknown. Name one of the IANA list, such as 'Europe/Berlin' or 'UTC'.`,
      {
        code: 'schedule.unknownTimeZone',
        details: { timeZone, issues: [{ path: ['timeZone'], message: 'is unknown' }] },
      },
    );
  }

  static tooOften(everyMs: number): ScheduleError {
    return new ScheduleError(
      `Cannot keep a schedule every ${everyMs} ms: expected a whole number of milliseconds, at least 1,000.`,
      {
        code: 'schedule.tooOften',
        details: { everyMs, issues: [{ path: ['everyMs'], message: 'at least 1,000' }] },
      },
    );
  }

  static neverFires(cron: string): ScheduleError {
    return new ScheduleError(
      `The schedule '${cron}' never comes due: no such time lies ahead. Check day and month, and its start and end.`,
      {
        code: 'schedule.neverFires',
        details: { cron, issues: [{ path: ['timing'], message: 'never comes due' }] },
      },
    );
  }
}
