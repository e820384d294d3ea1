import {
  type ActorEvent,
  type Clock,
  type EffectHandler,
  type Logger,
  type PlainError,
  RetryableError,
  type StoredEffect,
  TerminalError,
  type TurnStore,
  toPlainError,
} from '#core';
import { controlEvent } from '../control-event.ts';
import { patiently } from '../patiently.ts';
import type { Failpoint } from '../turn/failpoint.ts';
import type { TokenHub } from './token-hub.ts';

const triesPerEffect = 5;
const firstRetryMs = 250;
/** How long an aborted effect may take to end before it is left to itself. */
const abortPatienceMs = 1_000;

export interface EffectRunnerParts {
  readonly store: TurnStore;
  readonly handler: (source: string) => EffectHandler | undefined;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly node: string;
  readonly tokens: TokenHub;
  readonly failpoint: Failpoint;
  /** Whether an emergency stop holds a tree: nothing of it is started. */
  readonly isHeld: (root: string) => boolean;
  /** Delivers the result to the actor that asked. */
  readonly onResult: (effect: StoredEffect, event: ActorEvent) => void;
  /** Delivers an event that a running effect sends to the actor that asked; resolves when it is committed. */
  readonly onNotify: (effect: StoredEffect, event: ActorEvent, index: number) => Promise<void>;
}

interface Running {
  readonly effect: StoredEffect;
  readonly abort: AbortController;
  readonly finished: Promise<void>;
}

/** Why a running effect was cut off; the reason of its AbortSignal. */
export class EffectAborted extends TerminalError {
  static because(reason: 'left' | 'halted' | 'shutdown'): EffectAborted {
    return new EffectAborted(`the effect was cut off: ${reasons[reason]}`, { code: `effect.${reason}` });
  }
}

const reasons = {
  left: 'its actor no longer waits for it',
  halted: 'an emergency stop',
  shutdown: 'the runtime is shutting down',
};

/** Runs the work that turns asked for, after their commit. Each effect has a row before it starts. */
export class EffectRunner {
  readonly #parts: EffectRunnerParts;
  readonly #running = new Map<string, Running>();
  /** Effects whose result is on its way into a turn. */
  readonly #delivered = new Set<string>();

  constructor(parts: EffectRunnerParts) {
    this.#parts = parts;
  }

  get size(): number {
    return this.#running.size;
  }

  start(effect: StoredEffect): void {
    if (this.#running.has(effect.address) || this.#parts.isHeld(effect.root)) return;
    this.#parts.failpoint('effect.beforeStart');
    const abort = new AbortController();
    const finished = this.#run(effect, abort.signal)
      .catch((error) =>
        this.#parts.logger.error(
          { effect: effect.address, error: toPlainError(error) },
          'could not record what became of an effect; the next start takes it up',
        ),
      )
      .finally(() => {
        if (this.#running.get(effect.address)?.abort === abort) this.#running.delete(effect.address);
        this.#parts.tokens.end(effect.address);
      });
    this.#running.set(effect.address, { effect, abort, finished });
  }

  /** Its row is gone: the actor does not wait any more. */
  abandon(address: string): void {
    this.#delivered.delete(address);
    this.#cut(address, EffectAborted.because('left'));
  }

  /** Aborts the effects of a tree, or all; their rows stay, to run again. Returns how many there were. */
  async abortTree(root: string | null, reason: 'halted' | 'shutdown'): Promise<number> {
    const cut = [...this.#running.values()].filter(({ effect }) => root === null || effect.root === root);
    for (const { effect } of cut) this.#cut(effect.address, EffectAborted.because(reason));
    // A handler that does not heed its signal is left to itself: nothing that it still returns is taken.
    let cancel = (): void => {};
    const patience = new Promise<void>((resolve) => {
      cancel = this.#parts.clock.schedule(abortPatienceMs, resolve);
    });
    await Promise.race([Promise.all(cut.map(({ finished }) => finished)), patience]).finally(() => cancel());
    return cut.length;
  }

  /**
   * Takes up effects that a dead process had begun. One that is safe to repeat runs again under the same key; any other
   * may have happened, so it is parked for a person.
   */
  async recover(effects: readonly StoredEffect[]): Promise<void> {
    for (const effect of effects) {
      if (effect.status === 'outcomeUnknown' || this.#parts.isHeld(effect.root)) continue;
      if (this.#running.has(effect.address) || this.#delivered.has(effect.address)) continue;
      const handler = this.#parts.handler(effect.source);
      if (handler && !handler.retrySafe && effect.status === 'running') {
        await this.#record(effect, 'outcomeUnknown', unknownOutcome(effect));
        this.#parts.logger.warn(
          { effect: effect.address },
          'the outcome of an effect is unknown; a person must decide',
        );
        continue;
      }
      const again = {
        ...effect,
        attempt: effect.attempt + 1,
        status: 'running' as const,
        node: this.#parts.node,
      };
      if (await this.#record(again, 'running', null)) this.start(again);
    }
  }

  #cut(address: string, reason: EffectAborted): void {
    const running = this.#running.get(address);
    if (!running) return;
    this.#running.delete(address);
    running.abort.abort(reason);
  }

  async #run(first: StoredEffect, signal: AbortSignal): Promise<void> {
    const { handler: find, clock, logger } = this.#parts;
    const onResult = (effect: StoredEffect, event: ActorEvent): void => {
      this.#delivered.add(effect.address);
      this.#parts.onResult(effect, event);
    };
    for (let effect = first; ; effect = { ...effect, attempt: effect.attempt + 1 }) {
      let output: unknown;
      try {
        const handler = find(effect.source);
        if (!handler) throw noHandler(effect.source);
        const answer = handler.run(effect.input as never, this.#context(effect, signal));
        this.#parts.failpoint('effect.started');
        output = await answer;
      } catch (error) {
        if (signal.aborted) return;
        const plain = toPlainError(error);
        const tries = effect.attempt - first.attempt + 1;
        if (error instanceof RetryableError && tries < triesPerEffect) {
          const delay = Math.max(error.retryAfterMs ?? 0, firstRetryMs * 2 ** (tries - 1));
          logger.warn(
            { effect: effect.address, attempt: effect.attempt, error: plain, delay },
            'an effect is tried again',
          );
          await new Promise<void>((resolve) => clock.schedule(delay, resolve));
          if (signal.aborted) return;
          const next = { ...effect, attempt: effect.attempt + 1 };
          if (!(await this.#record(next, 'running', plain))) return;
          continue;
        }
        logger.warn({ effect: effect.address, attempt: effect.attempt, error: plain }, 'an effect failed');
        if (effect.kind === 'invocation') {
          onResult(effect, { type: controlEvent.childFailed, child: effect.childId, error: plain });
        } else await this.#buryAction(effect, plain);
        return;
      }
      this.#parts.failpoint('effect.returned');
      if (effect.kind === 'action') {
        // Apart from the call: a row that cannot be deleted now is no reason to call again.
        await patiently(clock, () => this.#parts.store.finishAction(effect.address), signal);
      } else if (!signal.aborted) {
        onResult(effect, { type: controlEvent.childDone, child: effect.childId, output: output ?? null });
      }
      return;
    }
  }

  #context(effect: StoredEffect, signal: AbortSignal) {
    const { tokens, onNotify } = this.#parts;
    let notified = 0;
    return {
      key: effect.address,
      attempt: effect.attempt,
      address: effect.owner,
      root: effect.root,
      signal,
      stream: (delta: string, offset: number) => {
        if (!signal.aborted) tokens.push(effect, delta, offset);
      },
      notify: async (event: ActorEvent) => {
        notified += 1;
        if (!signal.aborted) await onNotify(effect, event, notified);
      },
    };
  }

  async #record(
    effect: StoredEffect,
    status: StoredEffect['status'],
    error: PlainError | null,
  ): Promise<boolean> {
    const { address, attempt } = effect;
    const { store, node, clock } = this.#parts;
    return patiently(clock, () => store.updateEffect({ address, status, attempt, node, error }));
  }

  async #buryAction(effect: StoredEffect, error: PlainError): Promise<void> {
    const { clock, store } = this.#parts;
    const letter = {
      id: `${effect.address}#${effect.attempt}`,
      address: effect.owner,
      messageId: effect.address,
      event: { type: effect.source, input: effect.input },
      sender: effect.owner,
      key: null,
      attempts: effect.attempt,
      reason: 'actionFailed',
      error,
      at: clock.now(),
    };
    await patiently(clock, () => store.bury(letter, { effect: effect.address, timer: null }));
  }
}

function noHandler(source: string): TerminalError {
  return new TerminalError(`there is no effect '${source}'. Register a handler of that name.`, {
    code: 'effect.unknown',
    details: { source },
  });
}

function unknownOutcome(effect: StoredEffect): PlainError {
  return {
    name: 'TerminalError',
    code: 'effect.outcomeUnknown',
    message: `the process ended while '${effect.source}' ran; it is not declared safe to repeat, so a person must say what happened`,
  };
}
