import { change } from '../task/draft.ts';
import type { BusDraft } from './bus-state.ts';

/** How many events one first cause has brought about so far. */
export interface Chain {
  readonly root: string;
  readonly events: number;
}

/** Chains that are counted at once: the ones that had an event last. One that is forgotten counts anew. */
const mostChains = 200;

/** Counts an event in, and returns how many its chain has with it. */
export function countInChain(draft: BusDraft, root: string): number {
  const { chains = [] } = draft.context;
  const events = (chains.find((chain) => chain.root === root)?.events ?? 0) + 1;
  const others = chains.filter((chain) => chain.root !== root);
  change(draft, { chains: [{ root, events }, ...others].slice(0, mostChains) });
  return events;
}
