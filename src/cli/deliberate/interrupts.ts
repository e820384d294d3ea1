/** npm hands the terminal's Ctrl-C on to its child, which has had it from the terminal already: two signals, one wish. */
const SAME_WISH_MS = 400;

export interface Interrupts {
  /** Aborted at the first Ctrl-C, or when the output is closed. */
  readonly signal: AbortSignal;
  /** As a Ctrl-C at a prompt does, where the terminal sends no signal. */
  raise(): void;
  close(): void;
}

/** Calls `again` at the second wish to stop. */
export function watchInterrupts(options: {
  readonly again: () => void;
  readonly now: () => number;
  readonly process?: Pick<NodeJS.Process, 'on' | 'off'>;
}): Interrupts {
  const source = options.process ?? process;
  const controller = new AbortController();
  let last: number | null = null;

  function raise(): void {
    const now = options.now();
    if (last === null) {
      last = now;
      controller.abort();
    } else if (now - last > SAME_WISH_MS) {
      options.again();
    }
  }

  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const name of signals) source.on(name, raise);
  return {
    signal: controller.signal,
    raise,
    close() {
      for (const name of signals) source.off(name, raise);
    },
  };
}
