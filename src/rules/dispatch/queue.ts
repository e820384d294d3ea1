import type { ModelTier } from '../tasks/index.ts';

/** Queues of work by its nature. `orchestration` is always served first. */
export const workQueues = ['orchestration', 'critic', 'heavy', 'standard'] as const;
export type WorkQueue = (typeof workQueues)[number];

/** A work queue, or the queue of one agent type: what waits there is for agents of that type alone. */
export type QueueName = WorkQueue | `agent:${string}`;

export function agentQueue(type: string): QueueName {
  return `agent:${type}`;
}

/** The agent type of such a queue; null for a work queue. */
export function agentTypeOf(queue: QueueName): string | null {
  return queue.startsWith('agent:') ? queue.slice('agent:'.length) : null;
}

export interface WorkTraits {
  /** `orchestrate`: decompose, aggregate, coordinate; `review`: a critic's step; `work`: a subtask itself. */
  readonly kind: 'orchestrate' | 'review' | 'work';
  readonly tier: ModelTier;
  readonly estimatedMs: number;
  /** Set when only agents of this type may do it. */
  readonly agentType?: string | null;
}

/** From this estimate on a subtask is heavy, whatever its model tier. */
const heavyFromMs = 15 * 60_000;

/** Where a piece of work waits. */
export function chooseQueue({ kind, tier, estimatedMs, agentType }: WorkTraits): QueueName {
  if (kind === 'orchestrate') return 'orchestration';
  if (agentType) return agentQueue(agentType);
  if (kind === 'review') return 'critic';
  return tier === 'large' || estimatedMs >= heavyFromMs ? 'heavy' : 'standard';
}
