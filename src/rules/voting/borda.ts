import type { VoteCount } from './count-votes.ts';
import { addScores, cleanScore } from './score-table.ts';
import { highestScore, type Verdict } from './verdict.ts';

/**
 * Borda count: with n options the first of a ranking gets n − 1 points, the next n − 2, down to 0
 * (J.-C. de Borda, 1781). Options that a partial ranking leaves out share the points of the places that are left
 * equally, so that naming fewer options neither helps nor harms those that are named.
 */
export function countBorda(count: VoteCount): Verdict {
  const ranked = count.votes.filter(({ ranking }) => ranking.length > 0);
  const points = ranked.flatMap(({ ranking, weight }) =>
    count.options.map(
      (option) => [option, weight * pointsOf(option, ranking, count.options.length)] as const,
    ),
  );
  const cast = cleanScore(ranked.reduce((total, { weight }) => total + weight, 0));
  if (count.options.length === 1) {
    const [only = ''] = count.options;
    return highestScore({ scores: new Map([[only, cast]]), cast, details: {} }, count.unit);
  }
  return highestScore({ scores: addScores(count.options, points), cast, details: {} }, 'points');
}

function pointsOf(option: string, ranking: readonly string[], options: number): number {
  const place = ranking.indexOf(option);
  return place >= 0 ? options - 1 - place : (options - ranking.length - 1) / 2;
}
