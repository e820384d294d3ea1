import {
  type ActorEvent,
  type Clock,
  type Ids,
  type JournalEntry,
  type Logger,
  type PlainError,
  type Projector,
  type TurnStore,
  toPlainError,
} from '#core';
import { controlEvent } from '../control-event.ts';
import { createSlot, hasMessage, type Message, putMessage, type Slot, takeMessage } from '../mailbox/slot.ts';
import { patiently } from '../patiently.ts';
import type { ChartRegistry } from '../registry/chart-registry.ts';
import { runtimeErrors } from '../runtime-errors.ts';
import { type Birth, newActivation } from './activation.ts';
import { admit } from './admit.ts';
import { applyTurn, type TurnOutcome } from './apply-turn.ts';
import { Batch } from './batch.ts';
import { commitBatch, type RefusalReason } from './commit-batch.ts';
import type { Failpoint } from './failpoint.ts';
import { Halts } from './halts.ts';
import { presentReceipt, toReceipt } from './receipt.ts';
import { salvage } from './salvage.ts';
import type { Census } from './spawn-limits.ts';

/** Tries before a message becomes a dead letter. */
export const triesPerMessage = 5;
const firstRetryMs = 100;
const reconnectMs = 250;

export interface EngineParts {
  readonly store: TurnStore;
  readonly charts: ChartRegistry;
  readonly projectors: readonly Projector[];
  readonly clock: Clock;
  readonly ids: Ids;
  readonly logger: Logger;
  readonly node: string;
  readonly checkpointEvery: number;
  /** Most turns in one commit. */
  readonly maxBatch: number;
  readonly failpoint: Failpoint;
  readonly census: Census;
  /** A message is at hand here before its row appears; and is not at hand any more. */
  readonly claim: (message: Message) => void;
  readonly release: (message: Message) => void;
  /** Brings an actor into memory; see `Loader`. */
  readonly load: (slots: readonly Slot[]) => Promise<void>;
  readonly onCommitted: (batch: Batch, entries: readonly JournalEntry[]) => void;
  /** A message has failed for good. */
  readonly onPoison: (slot: Slot, message: Message, error: PlainError) => Promise<void>;
}

export interface EngineCounters {
  turns: number;
  commits: number;
  staleCommits: number;
  deadLetters: number;
}

/**
 * Takes turns. One batch gathers while the one before it commits; an actor whose turn is in the committing batch waits.
 * Whatever an actor computes stays invisible until its batch is committed, and a refused batch is forgotten whole.
 */
export class TurnEngine {
  readonly slots = new Map<string, Slot>();
  readonly halts = new Halts();
  readonly counters: EngineCounters = { turns: 0, commits: 0, staleCommits: 0, deadLetters: 0 };
  readonly #parts: EngineParts;
  readonly #projectors: ReadonlyMap<string, Projector>;
  readonly #ready = new Set<Slot>();
  #building: Batch;
  #committing: Promise<void> | null = null;
  #scheduled = false;
  #solo = 0;
  #toLoad = new Set<Slot>();
  #closed = false;

  constructor(parts: EngineParts) {
    this.#parts = parts;
    this.#projectors = new Map(parts.projectors.map((projector) => [projector.type, projector]));
    this.#building = this.#newBatch();
  }

  /** Queues a message for its actor. */
  deliver(message: Message): void {
    if (this.#closed) {
      for (const waiter of message.waiters) waiter.reject(runtimeErrors.closed());
      return;
    }
    const slot = this.slot(message.address);
    putMessage(slot, message);
    this.wake(slot);
  }

  /** Makes room for a new root actor; its first message must follow. */
  prepareBirth(birth: Birth): void {
    const slot = this.slot(birth.address);
    if (!slot.activation && !slot.loading && slot.queue.length === 0) slot.birth = birth;
  }

  slot(address: string): Slot {
    let slot = this.slots.get(address);
    if (!slot) {
      slot = createSlot(address, this.#parts.clock.now());
      this.slots.set(address, slot);
    }
    return slot;
  }

  wake(slot: Slot): void {
    if (slot.queue.length === 0) return;
    slot.touchedAt = this.#parts.clock.now();
    if (!slot.activation && (!slot.birth || slot.unsure)) {
      this.#requestLoad(slot);
      return;
    }
    if (slot.batch !== null && slot.batch !== this.#building) return;
    this.#ready.add(slot);
    this.#schedule();
  }

  haltReason(root: string): string | undefined {
    return this.halts.reasonFor(root);
  }

  /** Queues messages before all others of their actor. */
  deliverFirst(address: string, messages: readonly Message[]): void {
    const slot = this.slot(address);
    slot.queue.unshift(...messages);
    this.wake(slot);
  }

  unhalt(root: string): void {
    this.halts.end(root);
    for (const slot of this.slots.values()) {
      // Another node may have taken the tree over to end it: what is in memory need not be so any more.
      if (slot.activation?.root === root && !slot.batch) slot.activation = null;
      this.wake(slot);
    }
  }

  /** Lets go of actors that have nothing to do: idle for `idleMs`, and the longest idle ones above `limit`. */
  passivate(idleMs: number, limit: number): number {
    const now = this.#parts.clock.now();
    const idle = [...this.slots.values()]
      .filter((slot) => !slot.batch && !slot.birth && !slot.loading && slot.queue.length === 0)
      .sort((a, b) => a.touchedAt - b.touchedAt);
    let excess = this.slots.size - limit;
    let gone = 0;
    for (const slot of idle) {
      if (slot.touchedAt + idleMs > now && excess <= 0) break;
      this.slots.delete(slot.address);
      excess -= 1;
      gone += 1;
    }
    this.#parts.census.keep(this.slots.values());
    return gone;
  }

  /** Takes no new messages, commits what is computed, rejects who still waits. */
  async close(): Promise<void> {
    this.#closed = true;
    for (let rest = this.#committing; rest; rest = this.#committing) await rest;
    for (const slot of this.slots.values()) {
      for (const message of slot.queue)
        for (const waiter of message.waiters) waiter.reject(runtimeErrors.closed());
    }
    this.slots.clear();
  }

  #newBatch(): Batch {
    return new Batch(this.#projectors, this.#parts.checkpointEvery);
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    // After the present burst of callbacks, so that turns that are ready together share a commit.
    setImmediate(() => {
      this.#scheduled = false;
      this.#pump();
    });
  }

  #pump(): void {
    const limit = this.#solo > 0 ? 1 : this.#parts.maxBatch;
    const now = this.#parts.clock.now();
    for (const slot of this.#ready) {
      if (this.#building.turns.length >= limit) break;
      this.#ready.delete(slot);
      if (slot.batch !== null && slot.batch !== this.#building) continue;
      if (!slot.activation && (!slot.birth || slot.unsure)) continue;
      const root = slot.activation?.root ?? slot.birth?.root ?? slot.address;
      if (this.halts.holds(root, slot)) continue;
      const message = takeMessage(slot, now);
      if (!message) {
        this.#wakeLater(slot, now);
        continue;
      }
      this.#take(slot, message, now);
      if (hasMessage(slot, now)) this.#ready.add(slot);
      else if (slot.queue.length > 0) this.#wakeLater(slot, now);
    }
    this.#flush();
  }

  #wakeLater(slot: Slot, now: number): void {
    const times = slot.queue.flatMap(({ notBefore }) =>
      notBefore !== null && Number.isFinite(notBefore) ? [notBefore] : [],
    );
    if (times.length > 0) this.#parts.clock.schedule(Math.min(...times) - now, () => this.wake(slot));
  }

  #take(slot: Slot, message: Message, now: number): void {
    const { charts, node, failpoint } = this.#parts;
    const before = slot.activation ?? (slot.birth ? newActivation(slot.birth) : null);
    if (!before) return;
    const verdict = admit(before, message);
    if (verdict.kind !== 'turn') {
      this.#dismiss(slot, message, () => {
        for (const waiter of message.waiters) {
          if (verdict.kind === 'refused') waiter.reject(verdict.error);
          else waiter.resolve(presentReceipt(before));
        }
      });
      return;
    }
    const { timer } = message;
    // Read before it fired, and armed anew since: the next wait of the same state has the same id.
    if (timer && before.timers.get(timer.id)?.armedSeq !== timer.armedSeq) {
      this.#building.drop(slot, message);
      return;
    }
    let outcome: TurnOutcome | null;
    try {
      outcome = applyTurn({
        activation: before,
        event: message.event,
        sender: message.sender,
        at: now,
        node,
        charts,
        timer: timer?.id,
        effect: message.effect,
      });
      if (outcome) this.#building.add({ slot, message, before, outcome, at: now });
    } catch (error) {
      this.#stumble(slot, message, error);
      return;
    }
    if (!outcome) {
      // Stale: nothing is left to do for it, which is what a person who decided about it hears.
      this.#dismiss(slot, message, () => {
        for (const waiter of message.waiters) waiter.resolve(presentReceipt(before));
      });
      return;
    }
    failpoint('turn.computed');
    slot.activation = outcome.activation;
    slot.batch = this.#building;
    slot.touchedAt = now;
    this.#parts.census.note(before, outcome.activation, this.#building.census);
    this.#sendFrom(outcome, now);
  }

  /** Consumes a message without a turn. A verdict on a state that is not committed yet must wait for the commit. */
  #dismiss(slot: Slot, message: Message, answer: () => void): void {
    if (slot.batch === this.#building) {
      this.#building.drop(slot, message, answer);
      return;
    }
    this.#building.drop(slot, message);
    answer();
  }

  /** Brings the children and messages of a turn into being, within the batch of the turn. */
  #sendFrom(outcome: TurnOutcome, now: number): void {
    const { address, seq } = outcome.activation;
    const post = (index: string | number, to: string, event: ActorEvent, sender: string): void => {
      const message = bornMessage({ address: to, messageId: `${address}@${seq}.${index}`, event, sender });
      const slot = this.slot(to);
      this.#building.born.set(message, slot);
      slot.queue.push(message);
      if (event.type !== controlEvent.init) this.wake(slot);
    };
    const judge = this.#parts.census.judge(outcome);
    const refused = new Set<string>();
    for (const birth of outcome.births) {
      let error: PlainError | null = judge(birth);
      if (error === null) {
        const slot = this.slot(birth.address);
        slot.birth = birth;
        const event = { type: controlEvent.init, input: birth.input };
        post(`start/${birth.childId}`, birth.address, event, address);
        // In the batch of its parent, whatever the batch's size: a child without a row could not be found again.
        const init = takeMessage(slot, now);
        if (init) this.#take(slot, init, now);
        if (slot.activation) continue;
        this.slots.delete(birth.address);
        error = runtimeErrors.notStarted(birth.address, birth.chart.id);
      } else refused.add(birth.address);
      post(
        `failed/${birth.childId}`,
        address,
        { type: controlEvent.childFailed, child: birth.childId, error: { ...error } },
        birth.address,
      );
    }
    outcome.messages.forEach(({ to, event }, index) => {
      // Its parent hears what became of it, which is an answer to whatever it was told.
      if (!refused.has(to)) post(index, to, event, address);
    });
  }

  /** A turn threw: the message is tried again later, and is a dead letter after the last try. */
  #stumble(slot: Slot, message: Message, error: unknown): void {
    const { clock, logger, store } = this.#parts;
    message.attempts += 1;
    const fields = {
      address: slot.address,
      event: message.event.type,
      attempt: message.attempts,
      error: toPlainError(error),
    };
    logger.warn(fields, 'a turn failed');
    if (slot.birth && !slot.activation) {
      // Nothing exists yet that could try again.
      this.#building.born.delete(message);
      this.slots.delete(slot.address);
      for (const waiter of message.waiters) waiter.reject(error);
      return;
    }
    if (message.attempts >= triesPerMessage) {
      this.#building.born.delete(message);
      this.counters.deadLetters += 1;
      void this.#parts.onPoison(slot, message, toPlainError(error));
      return;
    }
    const notBefore = clock.now() + firstRetryMs * 2 ** (message.attempts - 1);
    const inRows =
      message.timer !== undefined || message.effect !== undefined || this.#building.born.has(message);
    message.notBefore = inRows ? notBefore : Number.POSITIVE_INFINITY;
    slot.queue.unshift(message);
    if (inRows) return;
    // Its row comes first: were it tried meanwhile, the row would bring it a second time.
    const deferred = { ...message, notBefore };
    this.#parts.claim(message);
    patiently(clock, () => store.defer(deferred, toPlainError(error))).then(
      () => {
        message.stored = true;
        message.notBefore = notBefore;
        this.#wakeLater(slot, clock.now());
      },
      (cause) => {
        message.notBefore = notBefore;
        this.#wakeLater(slot, clock.now());
        logger.error({ ...fields, cause: toPlainError(cause) }, 'could not store a message that was put off');
      },
    );
  }

  #flush(): void {
    if (this.#committing || this.#building.isEmpty) return;
    const batch = this.#building;
    this.#building = this.#newBatch();
    for (const [message, slot] of batch.born) {
      const index = slot.queue.indexOf(message);
      if (index !== -1) slot.queue.splice(index, 1);
      this.#parts.claim(message);
    }
    if (this.#solo > 0) this.#solo -= 1;
    this.#committing = this.#commit(batch)
      .catch((error) => this.#parts.logger.error({ error: toPlainError(error) }, 'settling a batch failed'))
      .finally(() => {
        this.#committing = null;
        this.#pump();
      });
  }

  async #commit(batch: Batch): Promise<void> {
    const outcome = await commitBatch(batch, this.#parts);
    if (outcome.kind === 'committed') this.#settle(batch, outcome.firstPosition);
    else await this.#rollback(batch, outcome.reason);
  }

  #settle(batch: Batch, firstPosition: number): void {
    const { failpoint, onCommitted } = this.#parts;
    this.counters.commits += 1;
    this.counters.turns += batch.turns.length;
    const woken = new Set<Slot>(batch.slots);
    for (const slot of woken) {
      slot.batch = null;
      slot.birth = null;
    }
    const entries = batch.journal.map((row, index): JournalEntry => {
      const chart = this.slots.get(row.address)?.activation?.chart.id ?? '';
      return { ...row, chart, position: firstPosition + index };
    });
    failpoint('receipts.before');
    for (const { answer } of batch.dropped) answer?.();
    for (const { message, row } of batch.turns) {
      const entry = entries[row];
      if (entry) for (const waiter of message.waiters) waiter.resolve(toReceipt(entry, false));
    }
    failpoint('dispatch.before');
    onCommitted(batch, entries);
    for (const [message, slot] of batch.born) {
      message.stored = true;
      message.unborn = false;
      const target = this.slot(slot.address);
      target.queue.push(message);
      woken.add(target);
    }
    for (const slot of woken) this.wake(slot);
    failpoint('dispatch.after');
  }

  /** Forgets a refused batch: its actors are loaded anew, and the messages it took, unless it made them, wait again. */
  async #rollback(batch: Batch, reason: RefusalReason): Promise<void> {
    const { logger, release } = this.#parts;
    this.#parts.census.undo(batch.census);
    for (const message of batch.born.keys()) release(message);
    for (const slot of batch.slots) {
      const unborn = slot.birth !== null;
      slot.activation = null;
      if (unborn && slot.birth?.parent !== null) this.slots.delete(slot.address);
      else if (unborn) slot.unsure = reason === 'stale';
    }
    const { again: back, leftover } = await salvage(batch, reason, this.#parts);
    // Held until now, so that nothing which came meanwhile overtakes what is taken again.
    for (const slot of batch.slots) slot.batch = null;
    const failure = typeof reason === 'object' ? reason : null;
    const cause = failure ? toPlainError(failure.error) : reason;
    logger.warn({ cause, messages: back.length }, 'a batch was refused');
    if (reason === 'stale' || reason === 'staleMessage') this.counters.staleCommits += 1;
    const [only] = back;
    if (failure && only && back.length === 1) {
      this.#stumble(only.slot, only.message, failure.error);
      this.wake(only.slot);
      return;
    }
    // One message at a time until the culprit is found; two sends with one key may also stand in one batch.
    if (failure || reason === 'duplicateKey') this.#solo = Math.max(this.#solo, back.length);
    for (const { slot, message } of [...back].reverse()) this.slot(slot.address).queue.unshift(message);
    for (const { slot, message } of leftover) this.#building.drop(slot, message);
    for (const { address } of batch.slots) this.wake(this.slot(address));
    for (const { slot } of back) this.wake(this.slot(slot.address));
  }

  #requestLoad(slot: Slot): void {
    if (slot.loading) return;
    slot.loading = true;
    this.#toLoad.add(slot);
    if (this.#toLoad.size === 1) setImmediate(() => void this.#runLoads());
  }

  async #runLoads(): Promise<void> {
    const { logger, clock, load } = this.#parts;
    const slots = [...this.#toLoad];
    this.#toLoad = new Set();
    try {
      await load(slots);
      for (const slot of slots) slot.loading = false;
    } catch (error) {
      logger.warn(
        { error: toPlainError(error), actors: slots.length },
        'could not load actors; trying again',
      );
      await new Promise<void>((resolve) => clock.schedule(reconnectMs, resolve));
      for (const slot of slots) slot.loading = false;
    }
    for (const slot of slots) {
      // What only a commit brings is woken by that commit.
      const waitsForCommit = !slot.activation && !slot.birth && slot.queue.every(({ unborn }) => unborn);
      if (!waitsForCommit && this.slots.get(slot.address) === slot) this.wake(slot);
    }
  }
}

function bornMessage(parts: {
  address: string;
  messageId: string;
  event: ActorEvent;
  sender: string;
}): Message {
  return {
    ...parts,
    key: null,
    attempts: 0,
    notBefore: null,
    stored: false,
    unborn: true,
    external: false,
    waiters: [],
  };
}
