import type { PlainError } from '#core';
import { childAddresses } from '../kernel.ts';
import type { Slot } from '../mailbox/slot.ts';
import type { Activation, Birth } from './activation.ts';
import type { TurnOutcome } from './apply-turn.ts';

/** Most actors that may be started in a tree. */
export interface SpawnLimits {
  /** Generations below the root. */
  readonly depth: number;
  /** Living children of one actor. */
  readonly children: number;
  /** Living actors below one root. */
  readonly descendants: number;
}

/** Changes of the census that a batch makes: undone when it is refused. */
export type CensusChanges = Map<string, number>;

/**
 * How many actors live in each tree that this node works on. Learnt from the rows when the first actor of a tree is
 * loaded, counted from turns after that, so that a birth needs no question to the database.
 */
export class Census {
  readonly #living = new Map<string, number>();
  readonly #limits: SpawnLimits;

  constructor(limits: SpawnLimits) {
    this.#limits = limits;
  }

  knows(root: string): boolean {
    return this.#living.has(root);
  }

  learn(root: string, living: number): void {
    if (!this.#living.has(root)) this.#living.set(root, living);
  }

  /** Counts an actor that began or ended with a turn. */
  note(before: Activation, after: Activation, changes: CensusChanges): void {
    const was = before.seq > 0 && before.status === 'active' ? 1 : 0;
    const is = after.status === 'active' ? 1 : 0;
    if (was === is) return;
    changes.set(after.root, (changes.get(after.root) ?? 0) + is - was);
    this.#add(after.root, is - was);
  }

  undo(changes: CensusChanges): void {
    for (const [root, change] of changes) this.#add(root, -change);
  }

  /** Forgets the trees of which nothing is in memory. */
  keep(slots: Iterable<Slot>): void {
    const roots = new Set<string>();
    for (const { activation, birth, address } of slots) roots.add(activation?.root ?? birth?.root ?? address);
    for (const root of this.#living.keys()) if (!roots.has(root)) this.#living.delete(root);
  }

  /** Judges the births of one turn, in their order; gives the error for the parent, or null when a child may be born. */
  judge({ activation, births }: TurnOutcome): (birth: Birth) => PlainError | null {
    if (births.length === 0) return () => null;
    let children = livingChildren(activation) - births.length;
    return (birth) => {
      const refusal = this.#refusal(birth, children);
      if (refusal === null) children += 1;
      return refusal;
    };
  }

  #refusal({ address, root, parent }: Birth, children: number): PlainError | null {
    const { depth, children: mostChildren, descendants } = this.#limits;
    const generation = address.slice(root.length).split('/').length - 1;
    if (generation > depth) {
      return refused(
        'spawnDepth',
        `it would be generation ${generation} below '${root}', ${depth} are allowed`,
      );
    }
    if (children >= mostChildren) {
      return refused('children', `'${parent}' has ${children} living children, ${mostChildren} are allowed`);
    }
    const below = (this.#living.get(root) ?? 0) - 1;
    if (below >= descendants) {
      return refused('descendants', `${below} actors live below '${root}', ${descendants} are allowed`);
    }
    return null;

    function refused(limit: string, why: string): PlainError {
      return {
        name: 'TerminalError',
        code: `limit.${limit}`,
        family: 'terminal',
        message: `'${address}' was not started: ${why}. Let others end first, or raise the limit in the settings.`,
      };
    }
  }

  #add(root: string, change: number): void {
    this.#living.set(root, Math.max(0, (this.#living.get(root) ?? 0) + change));
  }
}

function livingChildren({ snapshot, effects }: Activation): number {
  if (snapshot === null) return 0;
  return childAddresses(snapshot).filter(({ address }) => !effects.has(address)).length;
}
