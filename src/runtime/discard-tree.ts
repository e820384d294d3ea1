import type { ActorEvent, Ids, TurnReceipt, TurnStore } from '#core';
import { controlEvent } from './control-event.ts';
import { internalMessage } from './mailbox/messages.ts';
import type { Message } from './mailbox/slot.ts';
import type { TurnEngine } from './turn/engine.ts';

export interface DiscardRequest {
  /** Last event by chart, before the end. */
  readonly farewells?: Readonly<Record<string, ActorEvent>>;
  readonly store: Pick<TurnStore, 'activeActors'>;
  readonly engine: TurnEngine;
  readonly ids: Ids;
}

/**
 * Ends every active actor of a halted tree, parents first. What waits in their mailboxes finds an actor that has ended.
 * Returns how many there were. Children that were born while it went on are found by the next look.
 */
export async function discardTree(root: string, request: DiscardRequest): Promise<number> {
  const { store, engine, ids, farewells = {} } = request;
  const ended = new Set<string>();
  engine.halts.discard(root, true);
  try {
    for (;;) {
      const active = await store.activeActors(root);
      if (active.length === 0) return ended.size;
      for (const { address, chart } of active) {
        const farewell = ended.has(address) ? undefined : farewells[chart];
        ended.add(address);
        await new Promise<TurnReceipt>((resolve, reject) => {
          const stop = urgent(address, { type: controlEvent.stop });
          stop.waiters.push({ resolve, reject });
          engine.deliverFirst(address, farewell ? [urgent(address, farewell), stop] : [stop]);
        });
      }
    }
  } finally {
    engine.halts.discard(root, false);
  }

  function urgent(address: string, event: ActorEvent): Message {
    return { ...internalMessage(address, ids.next(), event), urgent: true };
  }
}
