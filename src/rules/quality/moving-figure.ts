/** A score that moves with the latest results. Plain JSON, as a row keeps it. */
export interface MovingFigure {
  readonly count: number;
  /** Scores that passed the threshold of their review. */
  readonly passed: number;
  /** Exponentially weighted mean, 0 to 1. */
  readonly mean: number;
  /** Exponentially weighted variance around it. */
  readonly variance: number;
  readonly last: number;
  /** Milliseconds since the Unix epoch. */
  readonly at: number;
}

export interface Score {
  /** 0 to 1. */
  readonly value: number;
  readonly passed: boolean;
  readonly at: number;
}

/** Weight of the newest score once there are many: the last ten or so count most. */
const defaultWeight = 0.2;

/**
 * The figure after one score more: `mean + w · (score − mean)` with `w = max(weight, 1/count)`, so that it begins as
 * the plain mean and then forgets (S. W. Roberts, "Control Chart Tests Based on Geometric Moving Averages",
 * Technometrics 1, 1959; variance after T. Finch, "Incremental calculation of weighted mean and variance", 2009).
 * Throws `RangeError` for a score outside 0 to 1.
 */
export function noteScore(figure: MovingFigure | null, score: Score, weight = defaultWeight): MovingFigure {
  if (!(score.value >= 0 && score.value <= 1)) {
    throw new RangeError(`Cannot count the score ${score.value}: expected a number from 0 to 1.`);
  }
  const count = (figure?.count ?? 0) + 1;
  const w = Math.max(weight, 1 / count);
  const before = figure ?? { mean: score.value, variance: 0, passed: 0 };
  const difference = score.value - before.mean;
  const step = w * difference;
  return {
    count,
    passed: before.passed + (score.passed ? 1 : 0),
    mean: before.mean + step,
    variance: (1 - w) * (before.variance + difference * step),
    last: score.value,
    at: score.at,
  };
}
