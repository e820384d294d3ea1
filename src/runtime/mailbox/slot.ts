import type { ActorEvent, TurnReceipt } from '#core';
import type { Activation, Birth } from '../turn/activation.ts';
import type { Batch } from '../turn/batch.ts';

export interface Waiter {
  resolve(receipt: TurnReceipt): void;
  reject(error: unknown): void;
}

/** A message on its way to an actor, in memory. */
export interface Message {
  readonly address: string;
  readonly messageId: string;
  readonly event: ActorEvent;
  readonly sender: string | null;
  readonly key: string | null;
  attempts: number;
  /** Milliseconds since the Unix epoch before which it must not be tried again. */
  notBefore: number | null;
  /** It has a mailbox row, which its turn deletes. */
  stored: boolean;
  /** Made by a turn that is not committed yet: nobody but its batch may do anything with it. */
  unborn: boolean;
  /** Sent through the API: checked against what the actor accepts. */
  external: boolean;
  /** Taken even while its tree is halted, when that is being discarded. */
  readonly urgent?: boolean;
  readonly timer?: { readonly id: string; readonly armedSeq: number } | undefined;
  readonly effect?: string | undefined;
  readonly waiters: Waiter[];
}

/** The place of one actor in memory: its activation and the messages that wait for it. */
export interface Slot {
  readonly address: string;
  activation: Activation | null;
  /** Set between its creation by a parent (or `start`) and its first commit. */
  birth: Birth | null;
  /** The batch of its birth was refused: perhaps another node was faster. Only the database can tell. */
  unsure: boolean;
  loading: boolean;
  /** The batch that holds uncommitted turns of this actor. */
  batch: Batch | null;
  readonly queue: Message[];
  ready: boolean;
  touchedAt: number;
}

export function createSlot(address: string, now: number): Slot {
  return {
    address,
    activation: null,
    birth: null,
    unsure: false,
    loading: false,
    batch: null,
    queue: [],
    ready: false,
    touchedAt: now,
  };
}

/**
 * Takes the next message that may run now. A message that is put off holds back later ones of the same sender, so that
 * order from one sender is kept; messages of others pass it.
 */
export function takeMessage(slot: Slot, now: number): Message | undefined {
  const index = nextIndex(slot, now);
  return index === -1 ? undefined : slot.queue.splice(index, 1)[0];
}

/**
 * Queues a message: behind all others, but before later ones of the same actor. Its row may be found only after a later
 * one has come in memory.
 */
export function putMessage({ queue }: Slot, message: Message): void {
  const turn = senderTurn(message);
  const later = turn === null ? -1 : queue.findIndex((other) => isLater(other, message, turn));
  queue.splice(later === -1 ? queue.length : later, 0, message);
}

type SenderTurn = readonly [seq: number, index: number];

/** Messages of actors are named `<sender>@<seq>.<index>`; null for all others. */
function senderTurn({ sender, messageId }: Message): SenderTurn | null {
  if (sender === null || !messageId.startsWith(`${sender}@`)) return null;
  const found = /^(\d+)\.(\d+)$/.exec(messageId.slice(sender.length + 1));
  return found === null ? null : [Number(found[1]), Number(found[2])];
}

function isLater(other: Message, { sender }: Message, [seq, index]: SenderTurn): boolean {
  if (other.sender !== sender) return false;
  const turn = senderTurn(other);
  return turn !== null && (turn[0] > seq || (turn[0] === seq && turn[1] > index));
}

/** Empties the queue, but for messages whose turn is not committed yet: their batch brings them back. */
export function takeCommitted({ queue }: Slot): Message[] {
  const messages = queue.splice(0);
  queue.push(...messages.filter(({ unborn }) => unborn));
  return messages.filter(({ unborn }) => !unborn);
}

export function hasMessage(slot: Slot, now: number): boolean {
  return nextIndex(slot, now) !== -1;
}

function nextIndex({ queue }: Slot, now: number): number {
  let held: Set<string | null> | undefined;
  for (const [index, message] of queue.entries()) {
    const early = message.notBefore !== null && message.notBefore > now;
    if (!early && !held?.has(message.sender)) return index;
    held ??= new Set();
    held.add(message.sender);
  }
  return -1;
}
