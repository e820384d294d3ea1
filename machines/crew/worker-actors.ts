import { type Draft, send, spawn } from '../task/draft.ts';
import { changeWorker } from './books.ts';
import type { CrewContext } from './crew-state.ts';

type CrewDraft = Draft<CrewContext>;

const prefix = 'worker-';

/** Id of an agent's actor among the children of its crew. A prefix keeps keys apart from breakers and questions. */
export function childIdOf(key: string): string {
  return `${prefix}${key}`;
}

/** The agent whose actor has this id; null when it is another kind of child. */
export function workerOf(childId: string): string | null {
  return childId.startsWith(prefix) ? childId.slice(prefix.length) : null;
}

/**
 * Gives an actor to every agent that never had one: when the crew begins, when an agent joins, and in a crew that was
 * stored when agents were entries in its context alone.
 */
export function muster(draft: CrewDraft): void {
  for (const { key, actor } of draft.context.workers) if (actor === undefined) startWorker(draft, key);
}

/** Starts the actor of an agent, in place of one that has ended for good. */
export function startWorker(draft: CrewDraft, worker: string): void {
  const profile = draft.context.workers.find(({ key }) => key === worker);
  if (!profile) return;
  const { key, name, kind, capabilities } = profile;
  const actor = spawn(draft, 'worker', childIdOf(key), { key, name, kind, capabilities });
  changeWorker(draft, key, (one) => ({ ...one, actor }));
  brief(draft, key);
}

/** Tells an actor that begins, or begins anew, what stands in the books. */
export function brief(draft: CrewDraft, worker: string): void {
  const lease = draft.context.leases.find(({ agent }) => agent === worker);
  if (lease) tellWorker(draft, worker, { type: 'worker.work', subtask: lease.id, queue: lease.queue });
  const isInService = draft.context.workers.find(({ key }) => key === worker)?.inService ?? true;
  if (!isInService) tellWorker(draft, worker, { type: 'worker.suspend' });
}

export function tellWorker(
  draft: CrewDraft,
  worker: string,
  event: { readonly type: string; readonly [key: string]: unknown },
): void {
  const actor = draft.context.workers.find(({ key }) => key === worker)?.actor;
  if (actor) send(draft, actor, event);
}
