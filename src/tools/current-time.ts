import type { Clock } from '#core';
import type { Tool } from './tool.ts';
import { ToolError } from './tool-error.ts';

/** Tells the time of the given clock, in any time zone. */
export function createCurrentTime(clock: Clock): Tool {
  return {
    name: 'currentTime',
    description:
      'Tells the current date and time in a time zone (IANA name such as Europe/Berlin; default UTC), with weekday and offset.',
    parameters: {
      type: 'object',
      properties: { timeZone: { type: 'string', description: 'IANA time zone, such as Europe/Berlin' } },
      additionalProperties: false,
    },
    retrySafe: true,
    execute: ({ timeZone = 'UTC' }) => describeTime(clock.now(), String(timeZone)),
  };
}

function describeTime(now: number, timeZone: string) {
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      hourCycle: 'h23',
      weekday: 'long',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      timeZoneName: 'longOffset',
    });
  } catch {
    throw ToolError.refused('currentTime', `'${timeZone}' is no time zone; name one such as Europe/Berlin.`);
  }
  const parts = Object.fromEntries(format.formatToParts(now).map(({ type, value }) => [type, value]));
  const offset = (parts['timeZoneName'] ?? '').replace('GMT', '') || '+00:00';
  const date = `${parts['year']}-${parts['month']}-${parts['day']}`;
  const time = `${parts['hour']}:${parts['minute']}:${parts['second']}`;
  return {
    local: `${date}T${time}${offset}`,
    weekday: parts['weekday'] ?? '',
    timeZone: format.resolvedOptions().timeZone,
    utc: new Date(now).toISOString(),
  };
}
