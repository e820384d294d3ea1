import type { Clock } from '#core';
import { isUnavailable, toDatabaseError } from './database-error.ts';

export interface RetryPorts {
  readonly clock: Clock;
  /** No try begins later than this after the first one. Default 15,000: a restart of a small server and some more. */
  readonly giveUpAfterMs?: number;
}

/**
 * Runs database work, and runs it again while the database is unavailable; rejects with our own errors.
 * Only for work that may run twice: reads, and writes that say what is to be rather than what to add.
 */
export type RetryWhileUnavailable = <Result>(attempt: string, run: () => Promise<Result>) => Promise<Result>;

const FIRST_DELAY_MS = 20;
const LONGEST_DELAY_MS = 1_000;

export function createRetryWhileUnavailable({
  clock,
  giveUpAfterMs = 15_000,
}: RetryPorts): RetryWhileUnavailable {
  return async (attempt, run) => {
    const deadline = clock.now() + giveUpAfterMs;
    for (let delayMs = FIRST_DELAY_MS; ; delayMs = Math.min(delayMs * 2, LONGEST_DELAY_MS)) {
      try {
        return await run();
      } catch (error) {
        if (!isUnavailable(error) || clock.now() + delayMs > deadline) throw toDatabaseError(attempt, error);
        await new Promise<void>((resolve) => {
          clock.schedule(delayMs, resolve);
        });
      }
    }
  };
}
