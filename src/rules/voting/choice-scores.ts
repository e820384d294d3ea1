import type { VoteCount } from './count-votes.ts';
import { addScores, cleanScore } from './score-table.ts';

export interface ChoiceScores {
  readonly scores: ReadonlyMap<string, number>;
  readonly cast: number;
}

/** Adds up single choices. */
export function scoreChoices(count: VoteCount): ChoiceScores {
  const points = count.votes.flatMap(({ choice, weight }) =>
    choice === null ? [] : [[choice, weight] as const],
  );
  return {
    scores: addScores(count.options, points),
    cast: cleanScore(points.reduce((total, [, weight]) => total + weight, 0)),
  };
}
