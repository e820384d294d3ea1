import type { FailpointName } from '#runtime';
import type { Ground } from './ground.ts';
import type { NodeHandle } from './node-handle.ts';

const patienceMs = 10_000;

/** Commands that lead past failpoints which plain work does not pass. */
const provoke: Partial<Record<FailpointName, (node: NodeHandle, clerk: string) => Promise<unknown>>> = {
  'drain.before': (node) => node.ask({ do: 'close' }),
  'replay.middle': (node, clerk) => node.ask({ do: 'replay', address: clerk }),
};

/** Failpoints that a node passes while it starts, or once. */
const passedOnce: ReadonlySet<FailpointName> = new Set(['takeOver.after', 'drain.before', 'replay.middle']);

/** Replaces the running nodes by one that dies at the failpoint when it passes it the nth time. False: it never did. */
export async function killAt(
  ground: Ground,
  name: FailpointName,
  options: { readonly nth: number; readonly clerk: string },
): Promise<boolean> {
  for (const node of [...ground.nodes]) await ground.kill(node);
  const node = await ground.up(`${name}:${passedOnce.has(name) ? 1 : options.nth}`);
  if (node === null) return true;
  provoke[name]?.(node, options.clerk).catch(() => {});
  const patience = Promise.withResolvers<false>();
  const timer = setTimeout(patience.resolve, patienceMs, false);
  const died = await Promise.race([node.gone.then(() => true), patience.promise]);
  clearTimeout(timer);
  if (!died) await ground.kill(node);
  return died;
}
