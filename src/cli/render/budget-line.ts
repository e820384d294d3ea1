import type { BudgetView } from '../documents/tasks.ts';
import { costText, countText, durationText } from './figures.ts';

type Name = keyof BudgetView['used'];

const texts: Readonly<Record<Name, (amount: number) => string>> = {
  tokens: countText,
  costUsd: costText,
  modelCalls: countText,
  turns: countText,
  wallClockSeconds: (seconds) => durationText(seconds * 1_000),
};
const words: Readonly<Record<Name, string>> = {
  tokens: ' tokens',
  costUsd: '',
  modelCalls: ' model calls',
  turns: ' turns',
  wallClockSeconds: '',
};

/** What a task has used of each of its limits; null when it has none. */
export function budgetLine({ limits, used, reserved }: BudgetView): string | null {
  const parts = (Object.keys(texts) as Name[]).flatMap((name) => {
    const limit = limits[name];
    if (limit === null) return [];
    const text = texts[name];
    const aside = reserved[name] > 0 ? ` (+${text(reserved[name])} set aside)` : '';
    return [`${text(used[name])}${aside} of ${text(limit)}${words[name]}`];
  });
  return parts.length === 0 ? null : `budget: ${parts.join(' · ')}`;
}
