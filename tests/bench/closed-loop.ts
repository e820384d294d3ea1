/** What came of a closed loop: each of `actors` had one turn outstanding at any time. */
export interface LoopResult {
  readonly turns: number;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

export interface LoopRequest {
  readonly actors: number;
  readonly seconds: number;
  /** Takes one turn of the actor with this number; resolves when it is durable. */
  readonly turn: (actor: number) => Promise<unknown>;
}

export async function closedLoop({ actors, seconds, turn }: LoopRequest): Promise<LoopResult> {
  const latencies: number[] = [];
  const began = performance.now();
  const until = began + seconds * 1_000;
  const run = async (actor: number): Promise<void> => {
    for (let now = performance.now(); now < until; ) {
      await turn(actor);
      const after = performance.now();
      latencies.push(after - now);
      now = after;
    }
  };
  await Promise.all(Array.from({ length: actors }, (_, actor) => run(actor)));
  const elapsed = (performance.now() - began) / 1_000;
  latencies.sort((a, b) => a - b);
  return {
    turns: latencies.length,
    perSecond: latencies.length / elapsed,
    p50Ms: quantile(latencies, 0.5),
    p99Ms: quantile(latencies, 0.99),
  };
}

/** Nearest-rank quantile of values in ascending order; NaN when there are none. */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return quantile(
    [...values].sort((a, b) => a - b),
    0.5,
  );
}
