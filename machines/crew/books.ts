import { crewSilenceMs } from '#rules';
import { change, type Draft } from '../task/draft.ts';
import type { CrewContext, Lease, Worker } from './crew-state.ts';

export function leaseOf({ context, turn }: Draft<CrewContext>): Lease | undefined {
  return context.leases.find(({ id }) => id === turn.sender);
}

export function changeWorker(draft: Draft<CrewContext>, key: string, next: (worker: Worker) => Worker): void {
  change(draft, {
    workers: draft.context.workers.map((worker) => (worker.key === key ? next(worker) : worker)),
  });
}

export function showWorker(draft: Draft<CrewContext>, key: string, removed = false): void {
  const worker = draft.context.workers.find((one) => one.key === key);
  if (!worker) return;
  const { name, kind, capabilities, completed, failed, totalMs, tokens, costUsd } = worker;
  const lease = draft.context.leases.find(({ agent }) => agent === key);
  draft.facts.push({
    type: 'worker.changed',
    crew: draft.turn.address,
    worker: key,
    name,
    kind,
    capabilities,
    available: worker.inService && !removed && !isSilent(worker, draft.turn.at),
    removed,
    current: lease?.id ?? null,
    completed,
    failed,
    totalMs,
    tokens,
    costUsd,
    heartbeatAt: draft.turn.at,
  });
}

/** An agent that fell silent is given nothing until it has had time to recover. */
export function isSilent({ silentAt }: Pick<Worker, 'silentAt'>, now: number): boolean {
  return silentAt != null && now - silentAt < crewSilenceMs;
}
