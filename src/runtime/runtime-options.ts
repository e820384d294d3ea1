import type { SpawnLimits } from './turn/spawn-limits.ts';

export interface RuntimeOptions {
  /** Turns between two checkpoints of an actor. Default 100. */
  readonly checkpointEvery: number;
  /** Most turns in one commit. Default 256. */
  readonly maxBatch: number;
  /** How often this node looks for work that others left, in milliseconds. Default 1,000. */
  readonly pollMs: number;
  /** How often this node reads which emergency stops are in force, in milliseconds. Default 250. */
  readonly haltPollMs: number;
  /** An actor without work leaves memory after this many milliseconds. Default 60,000. */
  readonly idleMs: number;
  /** Most actors in memory. Default 20,000. */
  readonly maxActive: number;
  /** Most actors that may be started in a tree. Default 32 generations, 1,000 children, 10,000 descendants. */
  readonly spawning: SpawnLimits;
}

export const defaultRuntimeOptions: RuntimeOptions = {
  checkpointEvery: 100,
  maxBatch: 256,
  pollMs: 1_000,
  haltPollMs: 250,
  idleMs: 60_000,
  maxActive: 20_000,
  spawning: { depth: 32, children: 1_000, descendants: 10_000 },
};
