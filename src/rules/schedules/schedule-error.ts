import { TerminalError } from '#core';

/** A schedule that cannot be kept. */
export class ScheduleError extends TerminalError {
  static unreadable(cron: string, reason: string): ScheduleError {
    return new ScheduleError(
      `Cannot read the schedule '${cron}': ${reason}. Expected five fields (minute hour day month weekday), or six with seconds first, such as '30 6 * * MON-FRI', or '@daily'.`,
      { code: 'schedule.unreadable', details: { cron } },
    );
  }

  static unknownTimeZone(timeZone: string): ScheduleError {
    return new ScheduleError(
      `Cannot keep a schedule in the time zone '${timeZone}': it is unknown. Name one of the IANA list, such as 'Europe/Berlin' or 'UTC'.`,
      { code: 'schedule.unknownTimeZone', details: { timeZone } },
    );
  }

  static neverFires(cron: string): ScheduleError {
    return new ScheduleError(
      `The schedule '${cron}' never comes due: no such date exists. Check day and month.`,
      { code: 'schedule.neverFires', details: { cron } },
    );
  }
}
