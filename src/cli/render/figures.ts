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
