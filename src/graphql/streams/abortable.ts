/**
 * An async iterator that can be left at any moment. `return()` aborts the signal that `open` was given and settles a
 * waiting `next()` at once; a plain async generator would hold `return()` until its next value came. `onEnd` is called
 * once, whether the source ended, failed or was left, even before its first value was asked for.
 */
export function abortable<Value>(
  open: (signal: AbortSignal) => AsyncIterable<Value>,
  onEnd: () => void = () => {},
): AsyncIterableIterator<Value> {
  const controller = new AbortController();
  const { signal } = controller;
  signal.addEventListener('abort', onEnd, { once: true });
  const done: IteratorReturnResult<undefined> = { done: true, value: undefined };
  const aborted = new Promise<IteratorReturnResult<undefined>>((resolve) => {
    signal.addEventListener('abort', () => resolve(done), { once: true });
  });
  let source: AsyncIterator<Value> | undefined;
  return {
    async next() {
      if (signal.aborted) return done;
      source ??= open(signal)[Symbol.asyncIterator]();
      try {
        const result = await Promise.race([source.next(), aborted]);
        if (result.done === true) controller.abort();
        return result;
      } catch (error) {
        if (signal.aborted) return done;
        controller.abort();
        throw error;
      }
    },
    async return() {
      controller.abort();
      // Not awaited: the source may be inside a wait that ends by the signal only later.
      source?.return?.()?.catch(() => {});
      return done;
    },
    // graphql-ws calls `return` only on iterators that also have `throw`.
    async throw(error) {
      await this.return?.();
      throw error;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
