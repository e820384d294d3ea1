export interface BackOffOptions {
  /** Upper bound of the first wait, doubled each time. Default 2,000. */
  readonly baseMs?: number;
  /** Upper bound of every wait. Default 300,000. */
  readonly maxMs?: number;
  /** Tries in all, after which there is no other. Default 3. */
  readonly tries?: number;
  /** Least wait, such as the one that the other side asked for. Default 0. */
  readonly leastMs?: number;
}

/**
 * Wait before the next try in ms, or null when the tries are used up: full jitter, `random · min(max, base · 2^(n−1))`
 * after n failed tries (M. Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog 2015), on top of the least
 * wait. `random` lies in [0, 1) and is passed in, so that a replay waits the same.
 */
export function retryBackOff(
  failedTries: number,
  random: number,
  options: BackOffOptions = {},
): number | null {
  const { baseMs = 2_000, maxMs = 300_000, tries = 3, leastMs = 0 } = options;
  if (failedTries >= tries) return null;
  return Math.round(leastMs + random * Math.min(maxMs, baseMs * 2 ** (Math.max(1, failedTries) - 1)));
}
