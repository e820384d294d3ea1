import {
  type ActorRuntime,
  type BreakerState,
  type Clock,
  type JournalEntry,
  type Logger,
  toPlainError,
} from '#core';

/** The guard of a provider inside the model gateway. */
export interface CircuitGuard {
  /** Leaves the provider alone until this time, in ms since the Unix epoch. */
  open(provider: string, until: number): void;
  close(provider: string): void;
}

export interface CircuitReporterParts {
  readonly runtime: ActorRuntime;
  readonly guard: CircuitGuard;
  readonly providers: readonly string[];
  readonly clock: Clock;
  readonly logger: Logger;
}

export interface CircuitReporter {
  /** Notes how a request to a provider ended. Never waits, never throws. */
  note(provider: string, outcome: { readonly failed: boolean; readonly reason?: string }): void;
  close(): Promise<void>;
}

interface Standing {
  readonly state: BreakerState;
  readonly openUntil: number | null;
}

interface Tally {
  succeeded: number;
  failed: number;
  trailing: number;
  reason: string | undefined;
  cancel: (() => void) | undefined;
  /** A failure was told and no success since: the next one is news. */
  isAiling: boolean;
}

const newsAfterMs = 200;
const routineAfterMs = 60_000;

/** The address of a provider's breaker. */
function breakerOf(provider: string): string {
  return `circuit-breaker/provider-${provider.replace(/[^A-Za-z0-9._-]/g, '-')}`;
}

/**
 * Keeps the charts of the providers' circuit breakers and the guards inside the gateway in step. Outcomes are told to
 * the chart in batches: failures, and the success that ends them, at once; the rest once a minute. The first failure
 * brings the chart into being. What the chart decides (open since before a restart, opened or reset by a person) is
 * applied to the guard.
 */
export async function startCircuitReporter(parts: CircuitReporterParts): Promise<CircuitReporter> {
  const { runtime, guard, providers, clock, logger } = parts;
  const tallies = new Map<string, Tally>();
  const followers = new Map<string, Promise<void>>();
  const stop = new AbortController();
  for (const provider of providers) {
    if ((await runtime.view(breakerOf(provider))) !== null) await follow(provider);
  }

  async function follow(provider: string): Promise<void> {
    if (followers.has(provider)) return;
    const address = breakerOf(provider);
    const after = await runtime.feed.head();
    const { state, openUntil } = ((await runtime.view(address))?.context ?? {}) as Partial<Standing>;
    const now = { state: state ?? 'closed', openUntil: openUntil ?? null };
    if (now.state === 'open') apply(provider, now);
    const entries = runtime.feed.subscribe({ address, after, signal: stop.signal });
    followers.set(provider, applyAll(provider, now, entries));
  }

  async function applyAll(
    provider: string,
    start: Standing,
    entries: AsyncIterable<JournalEntry>,
  ): Promise<void> {
    let known = start;
    try {
      for await (const { facts } of entries) {
        const fact = facts.findLast(({ type }) => type === 'breaker.changed');
        const { state, openUntil } = (fact ?? known) as unknown as Standing;
        // A report leaves both as they are, and must not undo what the guard has counted since.
        if (state !== known.state || openUntil !== known.openUntil) apply(provider, { state, openUntil });
        known = { state, openUntil };
      }
    } catch (error) {
      if (!stop.signal.aborted)
        logger.warn({ provider, error: toPlainError(error) }, 'lost sight of a breaker');
    }
  }

  function apply(provider: string, { state, openUntil }: Standing): void {
    if (state === 'closed') guard.close(provider);
    if (state !== 'open' || openUntil === null) return;
    guard.open(provider, openUntil);
    const tally = tallies.get(provider) ?? empty();
    tally.isAiling = true;
    tallies.set(provider, tally);
  }

  async function tell(provider: string): Promise<void> {
    const tally = tallies.get(provider);
    if (!tally || stop.signal.aborted) return;
    tallies.set(provider, { ...empty(), isAiling: tally.trailing > 0 });
    const { succeeded, failed, trailing, reason } = tally;
    const event = { type: 'breaker.reported', succeeded, failed, trailing, ...(reason ? { reason } : {}) };
    try {
      if (!followers.has(provider)) {
        // Nothing has ever failed: there is nothing to be shown yet.
        if (failed === 0) return;
        const id = breakerOf(provider).split('/')[1] ?? '';
        const input = { subject: provider, kind: 'provider' };
        await runtime.start({ chart: 'circuit-breaker', id, sender: 'model-gateway', input });
        await follow(provider);
      }
      await runtime.send(breakerOf(provider), event, { sender: 'model-gateway' });
    } catch (error) {
      // An emergency stop, or the end of the process: the guard works without its chart.
      logger.debug({ provider, error: toPlainError(error) }, 'could not tell a breaker what became of calls');
    }
  }

  return {
    note(provider, { failed, reason }) {
      if (!providers.includes(provider) || stop.signal.aborted) return;
      const tally = tallies.get(provider) ?? empty();
      tallies.set(provider, tally);
      if (failed) {
        tally.failed += 1;
        tally.trailing += 1;
        tally.reason = reason?.slice(0, 500);
      } else {
        tally.succeeded += 1;
        tally.trailing = 0;
      }
      const isNews = failed || tally.isAiling;
      if (isNews) {
        tally.isAiling = true;
        tally.cancel?.();
      } else if (tally.cancel) return;
      tally.cancel = clock.schedule(isNews ? newsAfterMs : routineAfterMs, () => void tell(provider));
    },
    async close() {
      stop.abort();
      for (const { cancel } of tallies.values()) cancel?.();
      await Promise.all(followers.values());
    },
  };
}

function empty(): Tally {
  return {
    succeeded: 0,
    failed: 0,
    trailing: 0,
    reason: undefined,
    cancel: undefined,
    isAiling: false,
  };
}
