import type { Clock } from '#core';

export type CircuitState = 'closed' | 'open' | 'halfOpen';

export interface CircuitOptions {
  /** Failures in a row that open the circuit. Default 5. */
  readonly failures: number;
  /** How long it stays open before one trial is let through, in ms. Default 30,000. */
  readonly openMs: number;
  /** Hears of every request that told something about the provider. */
  readonly onOutcome?: (outcome: { readonly failed: boolean }) => void;
}

/** Leave to send one request. Exactly one of its ends must be called. */
export interface CircuitPermit {
  succeeded(): void;
  failed(): void;
  /** The request ended without telling anything about the provider: aborted. */
  withdrawn(): void;
}

/**
 * Circuit breaker of one provider (M. Nygard, "Release It!"): closed → open after `failures` in a row → halfOpen after
 * `openMs`, where one trial decides. Cockatiel's breaker reads the system clock itself, queues callers behind the trial
 * and knows no withdrawn trial, so it does not fit here.
 */
export class CircuitBreaker {
  readonly #clock: Clock;
  readonly #options: Required<CircuitOptions>;
  #consecutiveFailures = 0;
  #openUntil: number | undefined;
  #trialRunning = false;

  constructor(clock: Clock, options: Partial<CircuitOptions> = {}) {
    this.#clock = clock;
    const { failures = 5, openMs = 30_000, onOutcome = () => {} } = options;
    this.#options = { failures, openMs, onOutcome };
  }

  get consecutiveFailures(): number {
    return this.#consecutiveFailures;
  }

  get state(): CircuitState {
    if (this.#openUntil === undefined) return 'closed';
    return this.#clock.now() >= this.#openUntil ? 'halfOpen' : 'open';
  }

  /** Milliseconds until a trial is let through; 0 when it would be now. */
  get waitMs(): number {
    return this.#openUntil === undefined ? 0 : Math.max(0, this.#openUntil - this.#clock.now());
  }

  /** Null when the provider is to be left alone. */
  acquire(): CircuitPermit | null {
    const { state } = this;
    if (state === 'open' || (state === 'halfOpen' && this.#trialRunning)) return null;
    const trial = state === 'halfOpen';
    if (trial) this.#trialRunning = true;
    const end = (settle: () => void) => () => {
      if (trial) this.#trialRunning = false;
      settle();
    };
    return {
      succeeded: end(() => {
        this.close();
        this.#options.onOutcome({ failed: false });
      }),
      failed: end(() => {
        this.#count(trial);
        this.#options.onOutcome({ failed: true });
      }),
      withdrawn: end(() => {}),
    };
  }

  /** Opens it until this time, unless it is open for longer. */
  openUntil(until: number): void {
    this.#openUntil = Math.max(until, this.#openUntil ?? 0);
  }

  close(): void {
    this.#consecutiveFailures = 0;
    this.#openUntil = undefined;
  }

  #count(trial: boolean): void {
    this.#consecutiveFailures += 1;
    if (trial || this.#consecutiveFailures >= this.#options.failures) {
      this.#openUntil = this.#clock.now() + this.#options.openMs;
    }
  }
}
