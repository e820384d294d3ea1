import type { ScheduleView } from '../../documents/schedules.ts';

/** When a schedule is due, in words. */
export function timingWords({
  cron,
  timeZone,
  everyMs,
  at,
}: Pick<ScheduleView, 'cron' | 'timeZone' | 'everyMs' | 'at'>): string {
  if (cron !== null) return timeZone === 'UTC' ? cron : `${cron} ${timeZone}`;
  if (everyMs !== null) return `every ${span(everyMs)}`;
  return `once ${shownTime(at)}`;
}

function span(ms: number): string {
  const units = [
    [86_400_000, 'd'],
    [3_600_000, 'h'],
    [60_000, 'm'],
  ] as const;
  const unit = units.find(([size]) => ms % size === 0);
  return unit === undefined ? `${ms / 1_000}s` : `${ms / unit[0]}${unit[1]}`;
}

export function shownTime(time: string | null): string {
  return time === null ? '—' : time.replace('T', ' ').replace(/\.\d+Z$/, 'Z');
}

/** What a schedule does, in a few words. */
export function actionWords(action: ScheduleView['action']): string {
  const { kind } = action;
  if (kind === 'task') return `task: ${String(action['description'])}`;
  if (kind === 'actor') return `actor of ${String(action['chart'])}`;
  return kind === 'publish' ? `publish ${String(action['topic'])}` : `send to ${String(action['to'])}`;
}
