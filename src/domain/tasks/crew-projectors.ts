import type { Projector } from '#core';
import { iso, projector, update } from './projector.ts';

/** How the facts of a crew become rows: its agents, and the work that waits for them or is with them. */
export const crewProjectors: readonly Projector[] = [
  projector('worker.changed', (fact) => [
    {
      table: 'worker',
      mode: 'upsert',
      row: {
        crew: fact.crew,
        key: fact.worker,
        name: fact.name,
        kind: fact.kind,
        capabilities: fact.capabilities,
        available: fact.available,
        removed: fact.removed,
        current: fact.current,
        completed: fact.completed,
        failed: fact.failed,
        total_ms: fact.totalMs,
        tokens: fact.tokens,
        cost_usd: fact.costUsd,
        heartbeat_at: iso(fact.heartbeatAt),
      },
    },
  ]),
  projector(
    'work.queued',
    (fact) => [
      {
        table: 'work_item',
        mode: 'upsert',
        row: {
          crew: fact.crew,
          id: fact.work,
          queue: fact.queue,
          requested_by: fact.user,
          priority: fact.priority,
          capabilities: fact.capabilities,
          estimated_ms: fact.estimatedMs,
          state: 'waiting',
          agent: null,
          enqueued_at: iso(fact.at),
          started_at: null,
          ended_at: null,
        },
      },
    ],
    ({ type, work, queue }) => ({ type, work, queue }),
  ),
  projector(
    'work.assigned',
    ({ crew, work, agent, queue, at }) => [
      update('work_item', { crew, id: work, queue, state: 'running', agent, started_at: iso(at) }),
    ],
    ({ type, work, agent, queue }) => ({ type, work, agent, queue }),
  ),
  projector(
    'work.left',
    ({ crew, work, at }) => [update('work_item', { crew, id: work, state: 'ended', ended_at: iso(at) })],
    ({ type, work }) => ({ type, work }),
  ),
];
