import type { Clock } from '#core';

/**
 * Runs work that is told to stop by its signal when the time is up or the outer signal is aborted, and does not wait
 * for it to obey: rejects at once with `expired()`, or with the outer signal's reason.
 */
export function runWithin<Result>(
  work: (signal: AbortSignal) => Promise<Result> | Result,
  limit: {
    readonly clock: Clock;
    readonly timeoutMs: number;
    readonly signal: AbortSignal;
    readonly expired: () => Error;
  },
): Promise<Result> {
  const { clock, timeoutMs, signal, expired } = limit;
  if (signal.aborted) return Promise.reject(signal.reason);
  const inner = new AbortController();
  return new Promise<Result>((resolve, reject) => {
    const stop = (reason: unknown) => {
      inner.abort(reason);
      reject(reason);
    };
    const onAbort = () => stop(signal.reason);
    const cancel = clock.schedule(timeoutMs, () => stop(expired()));
    signal.addEventListener('abort', onAbort, { once: true });
    // A tool may throw before its first promise.
    Promise.resolve()
      .then(() => work(inner.signal))
      .then(resolve, reject)
      .finally(() => {
        cancel();
        signal.removeEventListener('abort', onAbort);
      });
  });
}
