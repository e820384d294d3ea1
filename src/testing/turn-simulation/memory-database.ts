import type {
  ActorWrite,
  CheckpointWrite,
  DeadLetter,
  JournalEntry,
  StoredActor,
  StoredEffect,
  StoredMessage,
  StoredTimer,
} from '#core';

export interface MemoryActor extends Omit<StoredActor, 'snapshot'> {
  readonly snapshotJson: string;
}

export interface MailRow extends StoredMessage {
  /** Order of arrival. */
  readonly n: number;
  readonly createdAt: number;
}

/** The tables of the durable core as maps: what outlives every node of a simulated run. */
export interface MemoryDatabase {
  readonly actors: Map<string, MemoryActor>;
  /** By position. */
  readonly journal: JournalEntry[];
  /** By address and message id. */
  readonly mailbox: Map<string, MailRow>;
  /** By address and id. */
  readonly timers: Map<string, StoredTimer>;
  readonly effects: Map<string, StoredEffect>;
  readonly checkpoints: CheckpointWrite[];
  readonly deadLetters: Map<string, DeadLetter & { redriven: boolean }>;
  readonly halts: Map<string, { readonly reason: string; readonly order: number }>;
  /** Nodes that were announced, with the newest emergency stop that each heeds. */
  readonly nodes: Map<string, number>;
  /** Nodes whose session lives. */
  readonly sessions: Set<string>;
  /** Last number that the sequence gave: like PostgreSQL's, it is not taken back with a refused commit. */
  position: number;
  mail: number;
  lastHalt: number;
  readonly now: () => number;
}

export function createMemoryDatabase(now: () => number): MemoryDatabase {
  return {
    actors: new Map(),
    journal: [],
    mailbox: new Map(),
    timers: new Map(),
    effects: new Map(),
    checkpoints: [],
    deadLetters: new Map(),
    halts: new Map(),
    nodes: new Map(),
    sessions: new Set(),
    position: 0,
    mail: 0,
    lastHalt: 0,
    now,
  };
}

export const mailKey = (row: { readonly address: string; readonly messageId: string }): string =>
  `${row.address} ${row.messageId}`;

export const timerKey = (row: { readonly address: string; readonly id: string }): string =>
  `${row.address} ${row.id}`;

/** As it comes back from a column of type JSON. */
export function throughJson<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value;
}

export function toMemoryActor(write: ActorWrite): MemoryActor {
  const { expectedSeq: _, state: _state, paths: _paths, tags: _tags, at: _at, ...actor } = write;
  return throughJson(actor);
}
