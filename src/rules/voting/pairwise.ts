import type { VoteCount } from './count-votes.ts';
import { cleanScore } from './score-table.ts';
import type { VictoryMeasure } from './voting-rule.ts';

/** `matrix[a][b]`: weight of the votes that rank option number a above option number b. */
export type PairwiseMatrix = readonly (readonly number[])[];

export interface Pairwise {
  readonly matrix: PairwiseMatrix;
  readonly cast: number;
}

/** Compares each pair of options over all rankings. */
export function comparePairs(count: VoteCount): Pairwise {
  const size = count.options.length;
  const matrix = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  let cast = 0;
  for (const { ranking, weight } of count.votes) {
    if (ranking.length === 0) continue;
    cast += weight;
    const places = count.options.map((option) => {
      const place = ranking.indexOf(option);
      return place < 0 ? ranking.length : place;
    });
    for (const [a, placeA] of places.entries()) {
      for (const [b, placeB] of places.entries()) {
        if (placeA < placeB) (matrix[a] as number[])[b] = cleanScore(at(matrix, a, b) + weight);
      }
    }
  }
  return { matrix, cast: cleanScore(cast) };
}

/**
 * Ranks the pairwise victories by strength: 0 where a does not beat b, else a whole number from 1 that is higher for
 * a stronger victory and the same for equally strong ones.
 */
export function rankVictories(matrix: PairwiseMatrix, measure: VictoryMeasure): PairwiseMatrix {
  const strengthOf = (a: number, b: number): readonly [number, number] => {
    const [wins, losses] = [at(matrix, a, b), at(matrix, b, a)];
    return measure === 'margins' ? [cleanScore(wins - losses), 0] : [wins, -losses];
  };
  const strengths = indices(matrix)
    .flatMap((a) =>
      indices(matrix)
        .filter((b) => at(matrix, a, b) > at(matrix, b, a))
        .map((b) => strengthOf(a, b)),
    )
    .sort(byStrength);
  const levels = strengths.filter(
    (strength, index) => index === 0 || byStrength(strength, strengths[index - 1]!) !== 0,
  );
  return indices(matrix).map((a) =>
    indices(matrix).map((b) =>
      at(matrix, a, b) > at(matrix, b, a)
        ? 1 + levels.findIndex((level) => byStrength(level, strengthOf(a, b)) === 0)
        : 0,
    ),
  );
}

/**
 * For each pair the strength of the strongest path from a to b over the given links, a path being as strong as its
 * weakest link (Floyd–Warshall on minimum and maximum, as in Schulze 2011, §2.3).
 */
export function strongestPaths(links: PairwiseMatrix): PairwiseMatrix {
  const paths = links.map((row) => [...row]);
  for (const via of indices(links)) {
    for (const a of indices(links)) {
      for (const b of indices(links)) {
        if (a === b || a === via || b === via) continue;
        const detour = Math.min(at(paths, a, via), at(paths, via, b));
        if (detour > at(paths, a, b)) (paths[a] as number[])[b] = detour;
      }
    }
  }
  return paths;
}

/** The matrix as JSON by option key, without the diagonal. */
export function namePairs(
  options: readonly string[],
  matrix: PairwiseMatrix,
): Record<string, Record<string, number>> {
  return Object.fromEntries(
    options.map((option, a) => [
      option,
      Object.fromEntries(
        options.flatMap((other, b) => (a === b ? [] : [[other, at(matrix, a, b)] as const])),
      ),
    ]),
  );
}

export function at(matrix: PairwiseMatrix, a: number, b: number): number {
  return matrix[a]?.[b] ?? 0;
}

export function indices(matrix: PairwiseMatrix): number[] {
  return [...matrix.keys()];
}

function byStrength(a: readonly [number, number], b: readonly [number, number]): number {
  return a[0] - b[0] || a[1] - b[1];
}
