import { type Clock, type Logger, type StoredMessage, type TurnStore, toPlainError } from '#core';
import type { EffectRunner } from './effects/effect-runner.ts';
import { idOf } from './mailbox/messages.ts';
import { patiently } from './patiently.ts';
import { type TimerQueue, timerHorizonMs } from './timers/timer-queue.ts';
import type { Batch } from './turn/batch.ts';
import type { TurnEngine } from './turn/engine.ts';
import { forgetStale } from './turn/forget-stale.ts';

export interface WorkFinderParts {
  readonly store: TurnStore;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly node: string;
  readonly engine: TurnEngine;
  readonly effects: EffectRunner;
  readonly timers: TimerQueue;
  readonly pollMs: number;
  /** Called after each look. */
  readonly onLook: () => Promise<void>;
}

const waitingPage = 1_000;
const mostTimers = 10_000;

/** Finds the work that lies in the database: at the start, and what other nodes left or sent since. */
export class WorkFinder {
  readonly #parts: WorkFinderParts;
  /** Stored messages that this process has at hand (infinite), or has consumed since that look began. */
  readonly #known = new Map<string, number>();
  #looks = 0;
  #closed = false;
  /** Effects of actors that were taken over, which no look has taken up yet. */
  #owesEffects = false;
  #looking: Promise<void> | null = null;
  #takingOver: Promise<void> | null = null;
  #reading: Promise<void> | null = null;
  #cancel: (() => void) | undefined;

  constructor(parts: WorkFinderParts) {
    this.#parts = parts;
  }

  /** Takes up everything that waits, then looks again every `pollMs`. */
  async start(): Promise<void> {
    await patiently(this.#parts.clock, () => this.#look());
    await this.recoverEffects();
    this.#lookLater();
  }

  /** Looks at once: somebody says that there is mail. */
  lookSoon(): void {
    if (!this.#closed && !this.#looking) void this.#tryLook();
  }

  claim(message: { address: string; messageId: string }): void {
    this.#known.set(idOf(message), Number.POSITIVE_INFINITY);
  }

  /** It is not at hand any more: its row may bring it again. */
  release(message: { address: string; messageId: string }): void {
    this.#known.delete(idOf(message));
  }

  /** Remembers what a commit has consumed: a look that began before may still bring those rows. */
  consumed(batch: Batch): void {
    for (const { message, born } of batch.turns) {
      if (message.stored && !born) this.#known.set(idOf(message), this.#looks);
    }
    for (const { message } of batch.dropped) if (message.stored) this.#known.set(idOf(message), this.#looks);
  }

  /**
   * Takes over the actors of dead nodes, and has the mail delivered that waits for this node before any of them takes a
   * turn: what they send now must not overtake what they sent from there.
   */
  takeOver(): Promise<void> {
    this.#takingOver ??= this.#takeOver().finally(() => {
      this.#takingOver = null;
    });
    return this.#takingOver;
  }

  /**
   * Has all mail delivered that was written before this call. An actor that is loaded may have sent from another node:
   * what it sends from here must not overtake that.
   */
  async readMail(): Promise<void> {
    await this.settled();
    while (this.#reading) await this.#reading.catch(() => {});
    this.#reading = this.#deliverMail().finally(() => {
      this.#reading = null;
    });
    return this.#reading;
  }

  /** Resolves when no take-over is under way. */
  async settled(): Promise<void> {
    await this.#takingOver?.catch(() => {});
  }

  async recoverEffects(): Promise<void> {
    const { store, node, effects, clock } = this.#parts;
    await effects.recover(await patiently(clock, () => store.unfinishedEffects(node)));
  }

  close(): void {
    this.#closed = true;
    this.#cancel?.();
  }

  #lookLater(): void {
    if (this.#closed) return;
    this.#cancel = this.#parts.clock.schedule(this.#parts.pollMs, () => {
      void this.#tryLook().finally(() => this.#lookLater());
    });
  }

  async #tryLook(): Promise<void> {
    if (this.#looking) return this.#looking;
    this.#looking = this.#look()
      .then(() => this.#parts.onLook())
      .catch((error) => {
        if (!this.#closed)
          this.#parts.logger.warn({ error: toPlainError(error) }, 'could not look for work; trying again');
      })
      .finally(() => {
        this.#looking = null;
      });
    return this.#looking;
  }

  async #look(): Promise<void> {
    const { store, node, clock, timers } = this.#parts;
    await this.takeOver();
    const look = this.#looks;
    const before = clock.now() + timerHorizonMs;
    for (const timer of await store.dueTimers({ node, before, limit: mostTimers })) timers.add(timer);
    // It may have begun before those rows were consumed.
    await this.#reading?.catch(() => {});
    for (const [id, consumedAt] of this.#known) if (consumedAt < look) this.#known.delete(id);
    if (!this.#owesEffects) return;
    await this.recoverEffects();
    this.#owesEffects = false;
  }

  async #takeOver(): Promise<void> {
    const { store, node, clock, engine, logger } = this.#parts;
    this.#looks += 1;
    const moved = await store.takeOver(node);
    if (moved > 0) {
      this.#owesEffects = true;
      logger.info({ actors: moved }, 'took over the actors of a node that is gone');
      // Some may have been this node's before, and be remembered as they were then.
      await forgetStale({ store, clock, engine });
    }
    await this.#deliverMail();
  }

  async #deliverMail(): Promise<void> {
    const { store, node } = this.#parts;
    for (let after = 0; !this.#closed; ) {
      const page = await store.waitingMessages({ node, after, limit: waitingPage });
      for (const row of page) this.#deliver(row);
      const last = page.at(-1);
      if (!last || page.length < waitingPage) break;
      after = last.n;
    }
  }

  #deliver(row: StoredMessage): void {
    const { engine } = this.#parts;
    if (this.#closed || this.#known.has(idOf(row))) return;
    const slot = engine.slots.get(row.address);
    if (slot?.queue.some(({ messageId }) => messageId === row.messageId)) return;
    this.claim(row);
    engine.deliver({ ...row, stored: true, unborn: false, external: false, waiters: [] });
  }
}
