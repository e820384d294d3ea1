import { defaultMsPerPoint } from './aged-order.ts';
import { evenShare, type FairShare } from './fair-share.ts';
import type { QueueName } from './queue.ts';

/** A subtask, or a piece of orchestration or review, that waits for an agent. Times in ms since the Unix epoch. */
export interface WaitingWork {
  readonly id: string;
  readonly user: string;
  readonly queue: QueueName;
  /** What the agent must be able to do; empty: any agent. */
  readonly capabilities: readonly string[];
  /** 0 to 10; ranks a user's own work, not users among each other. */
  readonly priority: number;
  readonly enqueuedAt: number;
  readonly estimatedMs: number;
  /** Not to be started earlier: back-off of a retry. */
  readonly notBefore?: number;
  /** Only agents of this type. */
  readonly agentType?: string | null;
  /** Agents to be passed over while another can do it. */
  readonly avoid?: readonly string[];
}

export interface RunningWork {
  readonly id: string;
  readonly queue: QueueName;
  readonly agent: string;
}

export interface CrewAgent {
  readonly key: string;
  readonly type: string;
  readonly capabilities: readonly string[];
  /** False while its heartbeat is missing, or it is paused or draining. */
  readonly available: boolean;
  /** How many subtasks it may carry at once. Default 1. */
  readonly concurrency?: number;
  /** How busy it has been lately, 0 to 1; decides between agents that carry equally much now. Default 0. */
  readonly recentLoad?: number;
  /** Moving quality figure, 0 to 1; decides between agents that are equally loaded. Default 0.5. */
  readonly quality?: number;
}

export interface DispatchLimits {
  /** Most that may run at once by queue; absent: no limit; 0 halts the queue. */
  readonly queues: Readonly<Partial<Record<QueueName, number>>>;
  /** Most that may run at once on agents of a type; absent: no limit. */
  readonly types: Readonly<Record<string, number>>;
}

export interface DispatchOptions {
  /** Wait that makes up for one point of priority. Default 30,000. */
  readonly msPerPoint: number;
  /** From this wait on work is overdue, and the oldest of it may go ahead of its turn. Default 600,000. */
  readonly patienceMs: number;
  /** Of how many starts one may go to the oldest overdue work. Default 10. */
  readonly agedEvery: number;
}

export const defaultDispatchOptions: DispatchOptions = {
  msPerPoint: defaultMsPerPoint,
  patienceMs: 600_000,
  agedEvery: 10,
};

/** What one round leaves for the next, for orchestration and for all else. */
export interface LineMemory {
  readonly share: FairShare;
  /** Starts since overdue work went ahead of its turn last. */
  readonly sinceAged: number;
  /** Overdue work that an agent, and a place in its queue, are kept free for. */
  readonly held: { readonly work: string; readonly agent: string } | null;
}

export interface DispatchMemory {
  readonly orchestration: LineMemory;
  readonly work: LineMemory;
}

const newLine: LineMemory = { share: evenShare, sinceAged: 0, held: null };
export const newDispatchMemory: DispatchMemory = { orchestration: newLine, work: newLine };

export interface DispatchState {
  readonly waiting: readonly WaitingWork[];
  readonly running: readonly RunningWork[];
  readonly agents: readonly CrewAgent[];
  readonly limits: DispatchLimits;
  /** Weights of users; absent: 1. */
  readonly weights: Readonly<Record<string, number>>;
  readonly memory: DispatchMemory;
  readonly options?: Partial<DispatchOptions>;
}
