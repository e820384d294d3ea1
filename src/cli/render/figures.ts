import type { TotalsView } from '../documents/views.ts';

/** `0:07`, `12:30`, `1:02:03`. */
export function elapsedText(elapsedMs: number): string {
  const seconds = Math.max(0, Math.floor(elapsedMs / 1_000));
  const parts = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  const [hours, minutes, rest] = parts as [number, number, number];
  const two = (value: number): string => String(value).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/** `12,345`. */
export function countText(count: number): string {
  return count.toLocaleString('en-US');
}

/** `$0.00`, with four places below a cent's worth of doubt. */
export function costText(costUsd: number): string {
  return costUsd > 0 && costUsd < 1 ? `$${costUsd.toFixed(4)}` : `$${costUsd.toFixed(2)}`;
}

export function tokensText(totals: TotalsView): string {
  return `${countText(totals.promptTokens + totals.completionTokens)} tokens`;
}

/** `1 message`, `2 messages`. */
export function plural(count: number, word: string): string {
  return `${countText(count)} ${word}${count === 1 ? '' : 's'}`;
}

/** A score without needless places: `3`, `2.5`, `0.667`. */
export function scoreText(score: number): string {
  return String(Math.round(score * 1_000) / 1_000);
}

/** A span of time in one unit or two: `85ms`, `4.2s`, `1m 05s`, `2h 10m`, `3d 4h`. */
export function durationText(ms: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  if (ms < 1_000) return `${Math.max(0, Math.round(ms))}ms`;
  if (ms < 60_000) return `${(ms / 1_000).toFixed(1)}s`;
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 60) return `${minutes}m ${two(Math.floor(ms / 1_000) % 60)}s`;
  const hours = Math.floor(minutes / 60);
  return hours < 24 ? `${hours}h ${two(minutes % 60)}m` : `${Math.floor(hours / 24)}d ${hours % 24}h`;
}

/** `512 MB`, `1.5 GB`. */
export function bytesText(bytes: number): string {
  const megabytes = bytes / 2 ** 20;
  return megabytes < 1_024 ? `${Math.round(megabytes)} MB` : `${(megabytes / 1_024).toFixed(1)} GB`;
}

/** How long ago something was: `4.2s`, `3m 05s`. */
export function ageText(at: string, now: number): string {
  return durationText(now - Date.parse(at));
}

/** A time to the second, in UTC. */
export function timeText(at: string): string {
  return at.replace('T', ' ').replace(/\.\d+Z$/, 'Z');
}
