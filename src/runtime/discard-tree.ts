import {
  type ActorEvent,
  type Clock,
  type Ids,
  StatehouseError,
  type TurnReceipt,
  type TurnStore,
} from '#core';
import { controlEvent } from './control-event.ts';
import { internalMessage } from './mailbox/messages.ts';
import type { Message } from './mailbox/slot.ts';
import { patiently } from './patiently.ts';
import type { TurnEngine } from './turn/engine.ts';
import type { Failpoint } from './turn/failpoint.ts';

export interface DiscardRequest {
  /** Last event by chart, before the end. */
  readonly farewells?: Readonly<Record<string, ActorEvent>>;
  readonly store: Pick<TurnStore, 'activeActors' | 'adoptTree'>;
  readonly node: string;
  readonly clock: Clock;
  readonly engine: TurnEngine;
  readonly ids: Ids;
  readonly failpoint: Failpoint;
}

/**
 * Ends every active actor of a halted tree, parents first. Those of other nodes are taken over: a discard must not wait
 * for a node that may be frozen, and a turn that it still has under way is refused. What waits in their mailboxes finds an
 * actor that has ended. Returns how many there were. Children that were born while it went on are found by the next look.
 */
export async function discardTree(root: string, request: DiscardRequest): Promise<number> {
  const { store, engine, ids, node, clock, failpoint, farewells = {} } = request;
  const ended = new Set<string>();
  engine.halts.discard(root, true);
  try {
    for (;;) {
      await patiently(clock, () => store.adoptTree(root, node));
      const active = await patiently(clock, () => store.activeActors(root));
      if (active.length === 0) return ended.size;
      for (const { address, chart } of active) {
        const farewell = ended.has(address) ? undefined : farewells[chart];
        ended.add(address);
        const stop = urgent(address, { type: controlEvent.stop });
        const stopped = new Promise<TurnReceipt>((resolve, reject) => {
          stop.waiters.push({ resolve, reject });
        });
        engine.deliverFirst(address, farewell ? [urgent(address, farewell), stop] : [stop]);
        try {
          await stopped;
          failpoint('discard.middle');
        } catch (error) {
          // Taken for dead meanwhile, this node has lost the tree to another: it takes it over again.
          if (!(error instanceof StatehouseError && error.code === 'actor.moved')) throw error;
        }
      }
    }
  } finally {
    engine.halts.discard(root, false);
  }

  function urgent(address: string, event: ActorEvent): Message {
    return { ...internalMessage(address, ids.next(), event), urgent: true };
  }
}
