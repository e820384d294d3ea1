import {
  type ActorEvent,
  type ActorWrite,
  type CheckpointWrite,
  DefectError,
  type Fact,
  type JournalWrite,
  type JsonValue,
  type ProjectionWrite,
  type Projector,
  type StoredEffect,
  type StoredTimer,
  type TurnBatch,
} from '#core';
import { hashJson } from '../canonical-json.ts';
import { activePaths, persistSnapshot, persistSnapshotJson } from '../kernel.ts';
import type { Message, Slot } from '../mailbox/slot.ts';
import type { Activation } from './activation.ts';
import type { TurnOutcome } from './apply-turn.ts';
import type { CensusChanges } from './spawn-limits.ts';

export interface TakenTurn {
  readonly slot: Slot;
  readonly message: Message;
  /** Index of its row in the batch's journal. */
  readonly row: number;
  /** Sent by a turn of the same batch: it comes into being, or not, with the batch. */
  readonly born: boolean;
}

interface ActorEntry {
  readonly slot: Slot;
  /** `seq` in the database; null for a new actor. */
  readonly expectedSeq: number | null;
  activation: Activation;
  at: number;
}

/** Turns that will be committed together, and all that they change, netted. */
export class Batch {
  readonly turns: TakenTurn[] = [];
  /** Messages that turned out to be stale: consumed without a trace. */
  readonly dropped: {
    readonly slot: Slot;
    readonly message: Message;
    readonly answer?: (() => void) | undefined;
  }[] = [];
  /** Messages sent by turns of this batch that no turn of this batch has consumed. */
  readonly born = new Map<Message, Slot>();
  readonly journal: JournalWrite[] = [];
  /** How many actors of each tree it lets begin, less those that end. */
  readonly census: CensusChanges = new Map();
  readonly started = new Map<string, StoredEffect>();
  readonly ended = new Set<string>();
  readonly armed = new Map<string, StoredTimer>();
  readonly #actors = new Map<Slot, ActorEntry>();
  readonly #disarmed = new Map<string, { address: string; id: string }>();
  readonly #mailboxOut: { address: string; messageId: string }[] = [];
  readonly #checkpoints: CheckpointWrite[] = [];
  readonly #projections: ProjectionWrite[] = [];
  readonly #projectors: ReadonlyMap<string, Projector>;
  readonly #checkpointEvery: number;

  constructor(projectors: ReadonlyMap<string, Projector>, checkpointEvery: number) {
    this.#projectors = projectors;
    this.#checkpointEvery = checkpointEvery;
  }

  get isEmpty(): boolean {
    return this.turns.length === 0 && this.#mailboxOut.length === 0;
  }

  get slots(): IterableIterator<Slot> {
    return this.#actors.keys();
  }

  /** Forgets a message that must leave no trace; its row, if it has one, goes. */
  drop(slot: Slot, message: Message, answer?: () => void): void {
    const born = this.#consume(message);
    if (!born && (answer || message.stored)) this.dropped.push({ slot, message, answer });
  }

  add(turn: { slot: Slot; message: Message; before: Activation; outcome: TurnOutcome; at: number }): void {
    const { slot, message, before, outcome, at } = turn;
    const { activation } = outcome;
    const { address } = activation;
    // First what may throw (a projector is the author's code), so that a failed turn leaves the batch as it was.
    const { facts, writes } = this.#project(outcome.emitted, activation, at);
    this.#projections.push(...writes);
    const born = this.#consume(message);
    this.turns.push({ slot, message, row: this.journal.length, born });
    this.journal.push({
      address,
      root: activation.root,
      seq: activation.seq,
      event: message.event,
      sender: message.sender,
      messageId: message.messageId,
      key: message.key,
      state: stateOf(activation),
      status: activation.status,
      facts,
      at,
    });
    const entry = this.#actors.get(slot);
    if (entry) Object.assign(entry, { activation, at });
    else this.#actors.set(slot, { slot, expectedSeq: before.seq === 0 ? null : before.seq, activation, at });
    for (const id of outcome.disarmed) {
      const key = `${address} ${id}`;
      if (!this.armed.delete(key) || before.timers.has(id)) this.#disarmed.set(key, { address, id });
    }
    for (const timer of outcome.armed) this.armed.set(`${address} ${timer.id}`, timer);
    for (const effect of outcome.ended) if (!this.started.delete(effect)) this.ended.add(effect);
    for (const effect of outcome.started) this.started.set(effect.address, effect);
    if (activation.seq % this.#checkpointEvery === 0 && activation.snapshot) this.#checkpoint(activation, at);
  }

  toTurnBatch(): TurnBatch {
    return {
      actors: [...this.#actors.values()].map(toActorWrite),
      journal: this.journal,
      mailboxIn: [...this.born.keys()].map(({ address, messageId, event, sender, key }) => ({
        address,
        messageId,
        event,
        sender,
        key,
        attempts: 0,
        notBefore: null,
      })),
      mailboxOut: this.#mailboxOut,
      timersIn: [...this.armed.values()],
      timersOut: [...this.#disarmed.values()],
      effectsIn: [...this.started.values()],
      effectsOut: [...this.ended],
      checkpoints: this.#checkpoints,
      projections: this.#projections,
    };
  }

  #consume(message: Message): boolean {
    const born = this.born.delete(message);
    if (!born && message.stored) {
      this.#mailboxOut.push({ address: message.address, messageId: message.messageId });
    }
    return born;
  }

  #project(emitted: readonly ActorEvent[], activation: Activation, at: number) {
    const writes: ProjectionWrite[] = [];
    const facts = emitted.map((event) => {
      const projector = this.#projectors.get(event.type);
      if (!projector) return event as unknown as Fact;
      const { address, root, seq } = activation;
      writes.push(...projector.rows(event as never, { address, root, seq, at }));
      return (projector.slim ? projector.slim(event as never) : event) as unknown as Fact;
    });
    return { facts, writes };
  }

  #checkpoint(activation: Activation, at: number): void {
    if (!activation.snapshot) return;
    const snapshot = persistSnapshot(activation.chart.prepared, activation.snapshot);
    this.#checkpoints.push({
      address: activation.address,
      seq: activation.seq,
      chartVersion: activation.chart.version,
      structureHash: activation.chart.hash,
      snapshot,
      hash: hashJson(snapshot),
      at,
    });
  }
}

export function stateOf(activation: Activation): JsonValue {
  return (activation.snapshot?.value ?? null) as JsonValue;
}

function toActorWrite({ activation, expectedSeq, at }: ActorEntry): ActorWrite {
  const { chart, snapshot } = activation;
  if (!snapshot)
    throw new DefectError(`'${activation.address}' has taken a turn but has no snapshot`, {
      code: 'turn.noSnapshot',
    });
  return {
    address: activation.address,
    chart: chart.id,
    chartVersion: chart.version,
    structureHash: chart.hash,
    parent: activation.parent,
    childId: activation.childId,
    source: activation.source,
    root: activation.root,
    owner: activation.owner,
    status: activation.status,
    seq: activation.seq,
    snapshotJson: persistSnapshotJson(chart.prepared, snapshot),
    input: activation.input,
    output: activation.output,
    error: activation.error,
    restarts: activation.restarts,
    expectedSeq,
    state: stateOf(activation),
    paths: activePaths(stateOf(activation)),
    tags: [...snapshot.tags],
    at,
  };
}
