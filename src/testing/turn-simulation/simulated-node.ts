import { localPlacement } from '#cluster';
import { createUlids, silentLogger, type Transport, type TurnStore } from '#core';
import { type ChartRegistry, createRuntime, type RunningRuntime, type RuntimeOptions } from '#runtime';
import type { MemoryDatabase } from './memory-database.ts';
import { createMemoryTurnStore } from './memory-turn-store.ts';
import type { SimulatedWorld } from './simulated-world.ts';
import { type Client, createUnreliableStore, type Perils } from './unreliable-store.ts';

export interface NodePerils extends Perils {
  /** The process dies at a failpoint, in 1,000. */
  readonly failpoint: number;
}

export interface SimulatedNodeRequest {
  readonly name: string;
  readonly world: SimulatedWorld;
  readonly database: MemoryDatabase;
  readonly transport: Transport;
  /** The charts, with handlers for a process: one that is dead calls nobody. */
  readonly charts: (node: SimulatedNode) => ChartRegistry;
  readonly perils: () => NodePerils;
  /** Puts a fault into the store on purpose. */
  readonly fault?: (store: TurnStore) => TurnStore;
  readonly options?: Partial<RuntimeOptions>;
}

/** The real runtime as a process that can die at every await and at every failpoint. */
export class SimulatedNode implements Client {
  /** For the trace. */
  readonly name: string;
  readonly gone: Promise<void>;
  runtime: RunningRuntime | null = null;
  readonly #request: SimulatedNodeRequest;
  readonly #end: () => void;
  #dead = false;
  /** What the runtime calls itself. */
  #id: string | undefined;

  constructor(request: SimulatedNodeRequest) {
    this.#request = request;
    this.name = request.name;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.gone = promise;
    this.#end = resolve;
  }

  isDead(): boolean {
    return this.#dead;
  }

  readonly perils = (): NodePerils => this.#request.perils();

  /** Resolves when it is ready; never when it dies on the way. */
  async start(): Promise<RunningRuntime> {
    const { world, database, transport, charts, options, fault = (same) => same } = this.#request;
    const plain = createMemoryTurnStore(database);
    const seen: TurnStore = {
      ...plain,
      join: async (node, pid) => {
        this.#id = node;
        if (!this.#dead) await plain.join(node, pid);
      },
    };
    this.runtime = await createRuntime({
      store: createUnreliableStore(fault(seen), world, this),
      charts: charts(this),
      projectors: [],
      clock: world.clockOf(this),
      ids: createUlids({ now: world.now, random: () => world.dice.between(0, 2 ** 30 - 1) / 2 ** 30 }),
      logger: silentLogger,
      transport: {
        publish: (from, notice) => {
          if (!this.#dead) transport.publish(from, notice);
        },
        subscribe: (node, receive) =>
          transport.subscribe(node, (notice) => {
            if (!this.#dead) receive(notice);
          }),
      },
      placement: localPlacement,
      failpoint: (name) => {
        if (this.#dead || !world.chance(this.perils().failpoint)) return;
        world.trace.push(`${this.name} died at ${name}`);
        this.die();
      },
      options: { pollMs: 100, checkpointEvery: 5, ...options },
    });
    return this.runtime;
  }

  /** From now on nobody hears of it, and it hears of nobody. */
  die(): void {
    if (this.#dead) return;
    this.#dead = true;
    this.#request.world.forget(this);
    if (this.#id !== undefined) this.#request.database.sessions.delete(this.#id);
    this.#end();
  }

  /** Its session ends while it lives: others take it for dead, until it has announced itself again. */
  loseSession(): void {
    const { world, database } = this.#request;
    if (this.#dead || !this.#id || !this.runtime) return;
    world.trace.push(`${this.name} lost its session`);
    database.sessions.delete(this.#id);
    const { runtime } = this;
    world.clockOf(this).schedule(world.dice.between(10, 400), () => void runtime.rejoin());
  }
}
