import { type Clock, RetryableError } from '#core';

const firstDelayMs = 100;
const longestDelayMs = 2_000;

/** Asks again while the answer is a retryable error: for reads and idempotent writes that must outlive a database restart. */
export async function patiently<T>(clock: Clock, ask: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  for (let delay = firstDelayMs; ; delay = Math.min(delay * 2, longestDelayMs)) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof RetryableError) || signal?.aborted) throw error;
      await new Promise<void>((resolve) => clock.schedule(delay, resolve));
    }
  }
}
