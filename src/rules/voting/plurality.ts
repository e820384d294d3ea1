import { scoreChoices } from './choice-scores.ts';
import type { VoteCount } from './count-votes.ts';
import { formatScore } from './score-table.ts';
import { highestScore, type Verdict } from './verdict.ts';

/** The most first choices win, however few they are. A shared lead is tied. */
export function countPlurality(count: VoteCount): Verdict {
  const choices = scoreChoices(count);
  return highestScore({ ...choices, details: {} }, `of ${formatScore(choices.cast)} ${count.unit}`);
}
