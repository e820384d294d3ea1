import type { StoredSnapshot } from './chart.ts';
import type { ProjectionWrite } from './effects.ts';
import type { PlainError } from './errors.ts';
import type { JsonValue } from './json.ts';
import type { ActorEvent, ActorStatus, FeedFilter, JournalEntry } from './turn.ts';

/** An actor as its row holds it. Times are milliseconds since the Unix epoch. */
export interface StoredActor {
  readonly address: string;
  readonly chart: string;
  readonly chartVersion: string;
  readonly structureHash: string;
  readonly parent: string | null;
  readonly childId: string | null;
  /** Child source name in the parent's chart. */
  readonly source: string | null;
  readonly root: string;
  /** Node that takes its turns. Only it may write the actor while that is active; a take-over changes it. */
  readonly owner: string;
  readonly status: ActorStatus;
  readonly seq: number;
  readonly snapshot: StoredSnapshot;
  readonly input: JsonValue;
  readonly output: JsonValue;
  readonly error: PlainError | null;
  /** Times of the restarts that count against this actor's supervision budget. */
  readonly restarts: readonly number[];
}

export interface StoredTimer {
  readonly address: string;
  readonly id: string;
  readonly armedSeq: number;
  readonly dueAt: number;
  readonly target: string;
  readonly event: ActorEvent;
}

export type EffectStatus = 'running' | 'waiting' | 'outcomeUnknown';

export interface StoredEffect {
  readonly address: string;
  readonly owner: string;
  readonly root: string;
  readonly childId: string;
  readonly source: string;
  /** An invocation reports back to its owner; an action does not. */
  readonly kind: 'invocation' | 'action';
  readonly input: JsonValue;
  readonly status: EffectStatus;
  readonly attempt: number;
  readonly node: string;
}

export interface StoredMessage {
  readonly address: string;
  readonly messageId: string;
  readonly event: ActorEvent;
  readonly sender: string | null;
  readonly key: string | null;
  readonly attempts: number;
  readonly notBefore: number | null;
}

export interface LoadedActor {
  readonly actor: StoredActor;
  readonly timers: readonly StoredTimer[];
  readonly effects: readonly StoredEffect[];
}

/** One actor's change in a batch: several turns of it share one write. */
export interface ActorWrite extends Omit<StoredActor, 'snapshot'> {
  /** The snapshot as JSON text: the largest part of a turn, so it is written out once and parsed nowhere on its way. */
  readonly snapshotJson: string;
  /** `seq` before the batch; null for a new actor. The write happens only if the row still says so. */
  readonly expectedSeq: number | null;
  readonly state: JsonValue;
  readonly paths: readonly string[];
  readonly tags: readonly string[];
  readonly at: number;
}

export type JournalWrite = Omit<JournalEntry, 'position' | 'chart'>;

export interface CheckpointWrite {
  readonly address: string;
  readonly seq: number;
  readonly chartVersion: string;
  readonly structureHash: string;
  readonly snapshot: StoredSnapshot;
  /** sha256 of the snapshot's canonical JSON. */
  readonly hash: string;
  readonly at: number;
}

/** All that one commit changes. Applied whole or not at all. */
export interface TurnBatch {
  readonly actors: readonly ActorWrite[];
  readonly journal: readonly JournalWrite[];
  readonly mailboxIn: readonly StoredMessage[];
  readonly mailboxOut: readonly { readonly address: string; readonly messageId: string }[];
  readonly timersIn: readonly StoredTimer[];
  readonly timersOut: readonly { readonly address: string; readonly id: string }[];
  readonly effectsIn: readonly StoredEffect[];
  readonly effectsOut: readonly string[];
  readonly checkpoints: readonly CheckpointWrite[];
  readonly projections: readonly ProjectionWrite[];
}

export type CommitResult =
  /** Journal rows got the positions `firstPosition`, `firstPosition + 1` … in order. */
  | { readonly status: 'committed'; readonly firstPosition: number }
  /** An actor's `seq` or owner was not the expected one: another owner was faster. Nothing was changed. */
  | { readonly status: 'stale' }
  /** A mailbox row was gone: another owner has consumed it. Nothing was changed. */
  | { readonly status: 'staleMessage' }
  /** An idempotency key had been used before. Nothing was changed. */
  | { readonly status: 'duplicateKey' };

export interface DeadLetter extends Omit<StoredMessage, 'notBefore'> {
  readonly id: string;
  readonly reason: string;
  readonly error: PlainError | null;
  readonly at: number;
}

/**
 * The durable side of the turn engine. A rejected promise with a retryable error means that the outcome is unknown
 * (the connection broke); every other rejection means that nothing was changed.
 */
export interface TurnStore {
  commit(batch: TurnBatch): Promise<CommitResult>;
  load(addresses: readonly string[]): Promise<readonly LoadedActor[]>;
  /** How far actors are, and who owns them. Unknown addresses are left out. */
  versions(
    addresses: readonly string[],
  ): Promise<readonly { readonly address: string; readonly seq: number; readonly owner: string }[]>;
  /** How many actors of these trees are active; a tree without any may be absent. */
  countLiving(
    roots: readonly string[],
  ): Promise<readonly { readonly root: string; readonly living: number }[]>;
  /** First turns under these idempotency keys. */
  findByKey(
    keys: readonly { readonly address: string; readonly key: string }[],
  ): Promise<readonly JournalEntry[]>;
  /** Journal rows of one actor, oldest first. */
  history(request: {
    readonly address: string;
    readonly afterSeq: number;
    readonly toSeq: number;
    readonly limit: number;
  }): Promise<readonly JournalEntry[]>;
  /** The newest turn at or before `seq` that carried the actor to another chart version, or null. */
  lastMigration(address: string, seq: number): Promise<JournalEntry | null>;
  /** The newest checkpoint at or before `seq`. */
  checkpoint(address: string, seq: number): Promise<CheckpointWrite | null>;

  /** Puts messages into mailboxes without a turn. A message or key that is already known is left out. */
  enqueue(messages: readonly StoredMessage[]): Promise<void>;
  /** Which of these still have a mailbox row, by message id. */
  stillWaiting(
    messages: readonly { readonly address: string; readonly messageId: string }[],
  ): Promise<ReadonlySet<string>>;
  /** Keeps a message that failed for a later try. */
  defer(message: StoredMessage, error: PlainError): Promise<void>;
  /** Moves a message out of its mailbox; the effect or timer, if any, that it came from goes too. */
  bury(
    letter: DeadLetter,
    origin: { readonly effect: string | null; readonly timer: string | null },
  ): Promise<void>;
  /** Marks a dead letter as re-driven and gives it back as a message with no tries counted; null when unknown or done before. */
  exhume(id: string): Promise<StoredMessage | null>;

  /**
   * Waiting messages of actors that `node` owns, in order of arrival, after row number `after`. Those for actors that do
   * not exist are among them once they are ten seconds old: their sender died before it could bury them. So are those for
   * actors that have ended with a node that is gone: nobody takes such an actor over.
   */
  waitingMessages(request: {
    readonly node: string;
    readonly after: number;
    readonly limit: number;
  }): Promise<readonly (StoredMessage & { readonly n: number })[]>;
  /** Timers of actors that `node` owns, due before the time, soonest first. */
  dueTimers(request: {
    readonly node: string;
    readonly before: number;
    readonly limit: number;
  }): Promise<readonly StoredTimer[]>;
  /** Unfinished effects of actors that `node` owns. */
  unfinishedEffects(node: string): Promise<readonly StoredEffect[]>;
  /** Records that an effect is tried again, or parked. False when its row is gone. */
  updateEffect(change: {
    readonly address: string;
    readonly status: EffectStatus;
    readonly attempt: number;
    readonly node: string;
    readonly error: PlainError | null;
  }): Promise<boolean>;
  /** Deletes the row of a finished action. */
  finishAction(address: string): Promise<void>;

  /** Marks an actor as quarantined, if its `seq` is still this. */
  quarantine(address: string, seq: number, error: PlainError): Promise<void>;

  /** Announces this process. It counts as alive as long as its own database session lives. */
  join(node: string, pid: number): Promise<void>;
  leave(): Promise<void>;
  /** Gives this node every active actor whose owner is dead; returns how many. */
  takeOver(node: string): Promise<number>;

  feed(
    request: FeedFilter & { readonly after: number; readonly limit: number },
  ): Promise<readonly JournalEntry[]>;
  /** Position of the newest turn, whether it is still there or pruned. */
  head(): Promise<number>;
  /**
   * The last position behind `after` of what was pruned: of a tree or of a {@link RetentionStore} scope, or of all. Null
   * when nothing was, so that all turns behind it are there.
   */
  prunedUpTo(request: { readonly after: number; readonly scope?: string }): Promise<number | null>;

  /** Addresses of the active actors of a tree, parents before their children. */
  activeActors(root: string): Promise<readonly { readonly address: string; readonly chart: string }[]>;
  /** Gives this node every active or quarantined actor of a tree, whoever owns it; a turn that its owner has under way is refused. */
  adoptTree(root: string, node: string): Promise<void>;
  /** How many effects of these trees (`*`: of all) other nodes run. */
  effectsElsewhere(roots: readonly string[], node: string): Promise<number>;
  /** The emergency stops in force; `*` holds everything. `order` grows with each new one. */
  halts(): Promise<readonly { readonly root: string; readonly reason: string; readonly order: number }[]>;
  /** Resolves to the `order` of the stop, which is the first one's when the tree was held before. */
  halt(root: string, reason: string): Promise<number>;
  /** Null ends every stop. */
  unhalt(root: string | null): Promise<void>;
  /** This node heeds every stop up to this one. */
  heedHalts(node: string, order: number): Promise<void>;
  /** Living nodes, other than this one, that do not heed the stop yet; none when the stop is over. */
  nodesNotHeeding(order: number, node: string): Promise<readonly string[]>;

  saveCharts(
    charts: readonly {
      readonly id: string;
      readonly version: string;
      readonly structureHash: string;
      readonly description: string;
      readonly definition: object;
    }[],
  ): Promise<void>;
}
