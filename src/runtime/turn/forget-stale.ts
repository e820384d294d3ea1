import type { Clock, TurnStore } from '#core';
import type { Slot } from '../mailbox/slot.ts';
import { patiently } from '../patiently.ts';
import type { TurnEngine } from './engine.ts';

export interface ForgetStaleRequest {
  readonly store: Pick<TurnStore, 'versions'>;
  readonly clock: Clock;
  readonly engine: TurnEngine;
}

/**
 * Lets go of actors in memory that have meanwhile taken turns on another node, or belong to it. A commit would find out;
 * but a timer or a question that does not fit the state remembered here would be put aside without one.
 */
export async function forgetStale({ store, clock, engine }: ForgetStaleRequest): Promise<void> {
  // What is in a batch is judged by its commit.
  const idle = (): readonly Slot[] =>
    [...engine.slots.values()].filter(({ activation, batch }) => activation !== null && batch === null);
  const addresses = idle().map(({ address }) => address);
  if (addresses.length === 0) return;
  const rows = await patiently(clock, () => store.versions(addresses));
  const versions = new Map(rows.map((row) => [row.address, row]));
  for (const slot of idle()) {
    const row = versions.get(slot.address);
    const { seq, owner } = slot.activation ?? {};
    if (!row || (row.seq === seq && row.owner === owner)) continue;
    slot.activation = null;
    engine.wake(slot);
  }
}
