export interface ScoreComparison {
  readonly withCount: number;
  readonly withoutCount: number;
  readonly withMean: number | null;
  readonly withoutMean: number | null;
  /** Mean with less mean without; null until both have scores. */
  readonly difference: number | null;
  /** Half of the 95% interval around the difference; null below two scores on either side. */
  readonly marginOfError: number | null;
  /** One sentence for people. */
  readonly verdict: string;
}

/**
 * What an addition to prompts is worth: the scores with it beside those without. The margin is that of Welch's test
 * (B. L. Welch, Biometrika 34, 1947) with the normal quantile 1.96, which is too narrow below some 20 scores a side;
 * the verdict then says that it is too early.
 */
export function compareScores(withIt: readonly number[], withoutIt: readonly number[]): ScoreComparison {
  const [a, b] = [summary(withIt), summary(withoutIt)];
  const difference = a.mean === null || b.mean === null ? null : a.mean - b.mean;
  const marginOfError =
    a.squaredError === null || b.squaredError === null
      ? null
      : 1.96 * Math.sqrt(a.squaredError + b.squaredError);
  return {
    withCount: withIt.length,
    withoutCount: withoutIt.length,
    withMean: a.mean,
    withoutMean: b.mean,
    difference,
    marginOfError,
    verdict: judge(difference, marginOfError, Math.min(withIt.length, withoutIt.length)),
  };
}

function summary(scores: readonly number[]) {
  const n = scores.length;
  if (n === 0) return { mean: null, squaredError: null };
  const mean = scores.reduce((sum, score) => sum + score, 0) / n;
  if (n === 1) return { mean, squaredError: null };
  const variance = scores.reduce((sum, score) => sum + (score - mean) ** 2, 0) / (n - 1);
  return { mean, squaredError: variance / n };
}

function judge(difference: number | null, margin: number | null, least: number): string {
  if (difference === null || margin === null || least < 20) {
    return `Too early to say: ${least} scores on the smaller side, 20 are needed.`;
  }
  if (Math.abs(difference) <= margin) {
    return `No clear difference: ${signed(difference)} ± ${margin.toFixed(3)}.`;
  }
  return `Scores are ${difference > 0 ? 'higher' : 'lower'} with it: ${signed(difference)} ± ${margin.toFixed(3)}.`;
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(3)}`;
}
