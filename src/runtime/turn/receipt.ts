import type { JournalEntry, TurnReceipt } from '#core';
import type { Activation } from './activation.ts';
import { stateOf } from './batch.ts';

export function toReceipt(entry: JournalEntry, duplicate: boolean): TurnReceipt {
  const { address, seq, position, state, status } = entry;
  return { address, seq, position, state, status, duplicate };
}

/** For a message that changes nothing any more: the actor as it is. */
export function presentReceipt(activation: Activation): TurnReceipt {
  const { address, seq, status } = activation;
  return { address, seq, position: 0, state: stateOf(activation), status, duplicate: true };
}
