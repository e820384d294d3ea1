/** An agent of a crew as its row holds it. */
export interface WorkerRow {
  /** Durable address of the crew. */
  readonly crew: string;
  readonly key: string;
  readonly name: string;
  /** Agent type. */
  readonly kind: string;
  readonly capabilities: readonly string[];
  /** False while a person has taken it out of service. */
  readonly available: boolean;
  readonly removed: boolean;
  /** Durable address of the subtask that it works for. */
  readonly current: string | null;
  readonly completed: number;
  readonly failed: number;
  readonly totalMs: number;
  readonly tokens: number;
  readonly costUsd: number;
  readonly heartbeatAt: Date;
}

/** Agents that have left a crew are in no list. */
export interface WorkerFilter {
  readonly crew?: string;
  readonly kind?: string;
  readonly capability?: string;
  /** True: only those in service and without work; false: only the others. */
  readonly free?: boolean;
}

/** A piece of work that waits for an agent, is with one, or was. */
export interface WorkItemRow {
  readonly crew: string;
  /** Durable address of the subtask. */
  readonly id: string;
  readonly queue: string;
  readonly requestedBy: string;
  readonly priority: number;
  readonly capabilities: readonly string[];
  readonly estimatedMs: number;
  readonly state: 'waiting' | 'running' | 'ended';
  readonly agent: string | null;
  readonly enqueuedAt: Date;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
}

export interface WorkFilter {
  readonly crew?: string;
  readonly state?: 'waiting' | 'running';
}

/** How full a queue of a crew is. */
export interface QueueFigures {
  /** A work queue, or `agent:` and an agent type. */
  readonly name: string;
  /** How much waits there. */
  readonly depth: number;
  /** Since when the oldest of it waits. */
  readonly oldestAt: Date | null;
  /** How much is being done. Of an agent type: by its agents, whatever queue it came from. */
  readonly running: number;
  /** How many agents of the type the crew has; null for a work queue, which all agents serve. */
  readonly agents: number | null;
}
