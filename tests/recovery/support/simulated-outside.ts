import type { EffectHandler } from '#core';
import type { SimulatedNode, SimulatedWorld } from '#testing';

export interface OutsideCallNote {
  readonly at: number;
  readonly key: string;
  readonly attempt: number;
  readonly callId: null;
}

/** The clerk's outside calls as deeds of a simulated world: the outside notes a call when it arrives, and answers later. */
export function simulatedEffects(
  world: SimulatedWorld,
  calls: OutsideCallNote[],
): (node: SimulatedNode | null) => readonly EffectHandler[] {
  return (node) => {
    const call = (source: string, retrySafe: boolean): EffectHandler => ({
      source,
      retrySafe,
      run: (_: never, { key, attempt }) =>
        new Promise((resolve) => {
          if (!node || node.isDead()) return;
          // A request that has left arrives, whoever dies meanwhile.
          world.soon(null, `outside ${source}`, () => {
            calls.push({ at: world.now(), key, attempt, callId: null });
            if (!node.isDead()) world.soon(node, `outside answers ${source}`, () => resolve({ done: key }));
          });
        }),
    });
    return [
      call('safeCall', true),
      call('unsafeCall', false),
      call('post', true),
      call('notifyPeople', true),
    ];
  };
}
