import { type Clock, type Logger, type TurnStore, toPlainError } from '#core';
import { patiently } from './patiently.ts';
import type { TurnEngine } from './turn/engine.ts';
import { everything } from './turn/halts.ts';

export interface HaltWatchParts {
  readonly store: Pick<
    TurnStore,
    'halts' | 'halt' | 'unhalt' | 'heedHalts' | 'nodesNotHeeding' | 'effectsElsewhere'
  >;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly node: string;
  readonly engine: TurnEngine;
  readonly everyMs: number;
  /** Aborts the effects of a tree, or all; resolves to how many there were. */
  readonly abort: (root: string | null) => Promise<number>;
  /** Takes up the effects that no stop holds any more; resolves to how many there were. */
  readonly recover: () => Promise<number>;
  /** Tells other nodes that there is something to read; a hint. */
  readonly onChanged: () => void;
}

const heedPollMs = 25;
const heedPatienceMs = 2_000;

/**
 * Keeps the emergency stops of this node as the rows have them. Whichever node is told, each reads the rows a few times
 * a second, aborts what a new stop holds, goes on when one is over, and writes down up to which it has come.
 */
export class HaltWatch {
  readonly #parts: HaltWatchParts;
  /** Grows when this node begins and when it ends a change of its own: what was read before or meanwhile may be old. */
  #changes = 0;
  #changing = 0;
  #heeded = 0;
  /** A stop is over, and the effects that it held are not taken up yet. */
  #owesEffects = false;
  #closed = false;
  #looking: Promise<void> | null = null;
  #cancel: (() => void) | undefined;

  constructor(parts: HaltWatchParts) {
    this.#parts = parts;
  }

  /** Resolves when the stops in force are known. */
  async start(): Promise<void> {
    await patiently(this.#parts.clock, () => this.#look());
    this.#lookLater();
  }

  /** Somebody says that stops have changed. */
  lookSoon(): void {
    if (!this.#closed && !this.#looking) void this.#tryLook();
  }

  /** The row in which this node writes what it heeds may be a new one. */
  announceAgain(): void {
    this.#heeded = 0;
  }

  /**
   * Holds a tree, or everything. Resolves when every living node has aborted what it ran of it; one that does not answer
   * within two seconds is not waited for, and finds the row when it comes to itself.
   */
  async stop(root: string, reason: string): Promise<number> {
    const { store, node, clock, engine } = this.#parts;
    const order = await this.#change(async () => {
      const number = await patiently(clock, () => store.halt(root, reason));
      engine.halts.halt(root, reason);
      return number;
    });
    const elsewhere = await patiently(clock, () => store.effectsElsewhere([root], node));
    const here = await this.#abort(root);
    await this.#heededByAll(order);
    return here + elsewhere;
  }

  /** Ends the stop of a tree, or every stop when null. Resolves to how many effects run again. */
  async release(root: string | null): Promise<number> {
    const { store, node, engine, clock } = this.#parts;
    const roots = root === null ? engine.halts.roots : [root];
    const elsewhere = await patiently(clock, () => store.effectsElsewhere(roots, node));
    await this.#change(async () => {
      await patiently(clock, () => store.unhalt(root));
      for (const one of roots) engine.unhalt(one);
    });
    return elsewhere + (await this.#parts.recover());
  }

  close(): void {
    this.#closed = true;
    this.#cancel?.();
  }

  async #change<Result>(change: () => Promise<Result>): Promise<Result> {
    this.#changes += 1;
    this.#changing += 1;
    try {
      return await change();
    } finally {
      this.#changes += 1;
      this.#changing -= 1;
      this.#parts.onChanged();
    }
  }

  #abort(root: string): Promise<number> {
    return this.#parts.abort(root === everything ? null : root);
  }

  async #heededByAll(order: number): Promise<void> {
    const { store, clock, node, logger } = this.#parts;
    for (const until = clock.now() + heedPatienceMs; ; ) {
      const nodes = await patiently(clock, () => store.nodesNotHeeding(order, node));
      if (nodes.length === 0) return;
      if (clock.now() >= until)
        return logger.warn({ nodes }, 'nodes do not answer to an emergency stop; they heed it when they do');
      await new Promise<void>((resolve) => clock.schedule(heedPollMs, resolve));
    }
  }

  #lookLater(): void {
    if (this.#closed) return;
    this.#cancel = this.#parts.clock.schedule(this.#parts.everyMs, () => {
      void this.#tryLook().finally(() => this.#lookLater());
    });
  }

  #tryLook(): Promise<void> {
    this.#looking ??= this.#look()
      .catch((error) => {
        if (!this.#closed)
          this.#parts.logger.warn({ error: toPlainError(error) }, 'could not read the emergency stops');
      })
      .finally(() => {
        this.#looking = null;
      });
    return this.#looking;
  }

  async #look(): Promise<void> {
    const { store, engine, node } = this.#parts;
    const before = this.#changes;
    const rows = await store.halts();
    if (this.#closed || before !== this.#changes || this.#changing > 0) return;
    const known = new Set(engine.halts.roots);
    const begun = rows.filter(({ root }) => !known.has(root));
    for (const { root, reason } of rows) {
      engine.halts.halt(root, reason);
      known.delete(root);
    }
    for (const root of known) engine.unhalt(root);
    this.#owesEffects ||= known.size > 0;
    await Promise.all(begun.map(({ root }) => this.#abort(root)));
    const newest = Math.max(0, ...rows.map(({ order }) => order));
    if (newest > this.#heeded) {
      await store.heedHalts(node, newest);
      this.#heeded = newest;
    }
    if (!this.#owesEffects) return;
    await this.#parts.recover();
    this.#owesEffects = false;
  }
}
