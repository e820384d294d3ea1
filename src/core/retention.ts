/** What can be pruned. `trees` are ended conversations, tasks and all other ended roots with everything below them. */
export const pruneKinds = ['trees', 'events', 'scheduleRuns', 'deadLetters'] as const;
export type PruneKind = (typeof pruneKinds)[number];

/** How much there is to prune, or was pruned. */
export interface PruneCounts {
  /** Whole trees of actors. */
  readonly trees: number;
  /** Rows by table. */
  readonly rows: Readonly<Record<string, number>>;
}

/** Takes rows, as JSON text, before they are removed. Resolves when they are safe. */
export type PruneArchive = (table: string, rows: readonly string[]) => Promise<void>;

export interface PruneRequest {
  readonly kinds: readonly PruneKind[];
  /** Only what has not changed since this time, in milliseconds since the Unix epoch. */
  readonly before: number;
}

export interface PruneRun extends PruneRequest {
  readonly archive?: PruneArchive;
  /** Called after each transaction with what is gone so far. */
  readonly onProgress?: (removed: PruneCounts) => void;
  /** Between two transactions, pruning ends when it is aborted. */
  readonly signal?: AbortSignal;
}

/** Scope under which pruned events of the bus are noted; no actor has such an address. */
export const prunedEvents = 'bus_event';

/**
 * Removes what is old and over, in bounded transactions, so that it can be killed and run again. It never touches a tree
 * with a living actor, and notes the journal positions of what it removes: the feed tells readers of the gap.
 */
export interface RetentionStore {
  /** What `prune` would remove now. */
  count(request: PruneRequest): Promise<PruneCounts>;
  /** First finishes what an earlier run has left half removed. */
  prune(run: PruneRun): Promise<PruneCounts>;
}
