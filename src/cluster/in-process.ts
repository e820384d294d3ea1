import type { NodeNotice, Placement, Transport } from '#core';

/** Joins the nodes of one process: all that share the returned object. Notices arrive in a later task, as from a wire. */
export function createInProcessTransport(): Transport {
  const receivers = new Map<string, (notice: NodeNotice) => void>();
  return {
    publish(from, notice) {
      if (receivers.size === 0 || (receivers.size === 1 && receivers.has(from))) return;
      setImmediate(() => {
        for (const [node, receive] of receivers) if (node !== from) receive(notice);
      });
    },
    subscribe(node, receive) {
      receivers.set(node, receive);
      return () => receivers.delete(node);
    },
  };
}

/** Every tree stays with the node that creates it. */
export const localPlacement: Placement = { nodeFor: (_root, creator) => creator };
