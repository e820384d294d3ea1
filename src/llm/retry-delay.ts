import type { Clock, Randomness } from '#core';

export interface RetryOptions {
  /** Requests to one provider within a call, repairs apart. Default 3. */
  readonly tries: number;
  /** Upper bound of the first wait, doubled each time, in ms. Default 250. */
  readonly baseMs: number;
  /** Upper bound of every wait, in ms. Default 8,000. */
  readonly maxMs: number;
  /** Longest Retry-After that is waited for; beyond it the next provider is asked. Default 30,000. */
  readonly maxRetryAfterMs: number;
}

export function retryOptions(given: Partial<RetryOptions> = {}): RetryOptions {
  return {
    tries: given.tries ?? 3,
    baseMs: given.baseMs ?? 250,
    maxMs: given.maxMs ?? 8_000,
    maxRetryAfterMs: given.maxRetryAfterMs ?? 30_000,
  };
}

/**
 * Wait before try `tried + 1`, in ms: full jitter, uniform in [0, min(max, base·2^(tried−1)))
 * (M. Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog 2015), on top of what the server asked for.
 */
export function retryDelay(
  tried: number,
  options: RetryOptions,
  ports: { readonly random: Randomness; readonly retryAfterMs?: number | undefined },
): number {
  const bound = Math.min(options.maxMs, options.baseMs * 2 ** (tried - 1));
  return Math.ceil((ports.retryAfterMs ?? 0) + ports.random.next() * bound);
}

/** Reads `Retry-After` (RFC 9110 §10.2.3: seconds or a date) and OpenAI's `retry-after-ms`; undefined when absent or unreadable. */
export function parseRetryAfter(
  headers: { get(name: string): string | null } | undefined,
  nowMs: number,
): number | undefined {
  const exact = headers?.get('retry-after-ms');
  if (exact && Number.isFinite(Number(exact))) return Math.max(0, Number(exact));
  const value = headers?.get('retry-after');
  if (!value) return undefined;
  if (Number.isFinite(Number(value))) return Math.max(0, Number(value) * 1000);
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - nowMs);
}

/** Resolves after the delay; rejects with the signal's reason as soon as it is aborted. */
export function wait(clock: Clock, delayMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const onAbort = () => {
      cancel();
      reject(signal.reason);
    };
    const cancel = clock.schedule(delayMs, () => {
      signal.removeEventListener('abort', onAbort);
      resolve();
    });
    signal.addEventListener('abort', onAbort, { once: true });
  });
}
