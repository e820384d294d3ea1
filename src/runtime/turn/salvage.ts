import type { Clock, TurnStore } from '#core';
import { idOf } from '../mailbox/messages.ts';
import type { Message, Slot } from '../mailbox/slot.ts';
import { patiently } from '../patiently.ts';
import type { Batch } from './batch.ts';
import type { RefusalReason } from './commit-batch.ts';
import { toReceipt } from './receipt.ts';

export interface Salvaged {
  readonly slot: Slot;
  readonly message: Message;
}

export interface Salvage {
  /** Messages that must be taken again, in order. */
  readonly again: readonly Salvaged[];
  /** Stored messages whose turn is in the journal: only their rows are left. */
  readonly leftover: readonly Salvaged[];
}

/**
 * What is left of a refused batch. Messages that the batch itself made come into being again with it; those that another
 * owner has consumed, or whose key was used before, are settled here.
 */
export async function salvage(
  batch: Batch,
  reason: RefusalReason,
  parts: { readonly store: TurnStore; readonly clock: Clock },
): Promise<Salvage> {
  const back = [...batch.turns.filter(({ born }) => !born), ...batch.dropped];
  if (reason === 'duplicateKey') {
    const settled = await answerDuplicates(
      back.map(({ message }) => message),
      parts,
    );
    return {
      again: back.filter(({ message }) => !settled.has(message)),
      leftover: back.filter(({ message }) => settled.has(message) && message.stored),
    };
  }
  if (reason === 'staleMessage') {
    const stored = back.flatMap(({ message }) => (message.stored ? [message] : []));
    const waiting = await patiently(parts.clock, () =>
      parts.store.stillWaiting(stored.map(({ address, messageId }) => ({ address, messageId }))),
    );
    const again = back.filter(({ message }) => !message.stored || waiting.has(idOf(message)));
    return { again, leftover: [] };
  }
  return { again: back, leftover: [] };
}

/** Answers those whose key is in the journal with the first outcome. */
async function answerDuplicates(
  messages: readonly Message[],
  { store, clock }: { readonly store: TurnStore; readonly clock: Clock },
): Promise<ReadonlySet<Message>> {
  const settled = new Set<Message>();
  const keyed = messages.filter(({ key }) => key !== null);
  const keys = keyed.map(({ address, key }) => ({ address, key: key ?? '' }));
  const entries = await patiently(clock, () => store.findByKey(keys));
  for (const message of keyed) {
    const entry = entries.find(({ address, key }) => address === message.address && key === message.key);
    if (!entry) continue;
    settled.add(message);
    for (const waiter of message.waiters) waiter.resolve(toReceipt(entry, true));
  }
  return settled;
}
