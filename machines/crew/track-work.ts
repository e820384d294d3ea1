import type { WaitingWork } from '#rules';
import type { Draft } from '../task/draft.ts';
import type { CrewContext, CrewEnqueue, CrewEvent, Lease } from './crew-state.ts';

type Step<Event> = (draft: Draft<CrewContext>, event: Event) => void;

/** A step of the crew that also makes known which work began to wait, was given to an agent, or left. */
export function tracked<Event extends object>(step: Step<Event>): Step<Event> {
  return (draft, event) => {
    const before = draft.context;
    step(draft, event);
    if (draft.context !== before) tellChanges(draft, before, event as unknown as CrewEvent);
  };
}

function tellChanges(draft: Draft<CrewContext>, before: CrewContext, event: CrewEvent): void {
  const { context, turn, facts } = draft;
  const crew = turn.address;
  const wasWaiting = new Map(before.waiting.map((work) => [work.id, work]));
  const wasLeased = new Map(before.leases.map((lease) => [lease.id, lease]));
  const isWaiting = new Set(context.waiting.map(({ id }) => id));
  const isLeased = new Set(context.leases.map(({ id }) => id));
  for (const work of context.waiting) if (!wasWaiting.has(work.id)) facts.push(queued(crew, work));
  for (const lease of context.leases) {
    if (isSame(wasLeased.get(lease.id), lease)) continue;
    // What finds a free agent at once has never waited in a context.
    if (!wasWaiting.has(lease.id) && event.type === 'crew.enqueue')
      facts.push(queued(crew, { ...withoutType(event), id: lease.id, enqueuedAt: turn.at }));
    const { id: work, agent, queue, since } = lease;
    facts.push({ type: 'work.assigned', crew, work, agent, queue, at: since });
  }
  for (const work of new Set([...wasWaiting.keys(), ...wasLeased.keys()]))
    if (!isWaiting.has(work) && !isLeased.has(work))
      facts.push({ type: 'work.left', crew, work, at: turn.at });
}

function isSame(before: Lease | undefined, now: Lease): boolean {
  return before?.agent === now.agent && before.since === now.since;
}

function withoutType({ type: _, ...work }: CrewEnqueue): Omit<CrewEnqueue, 'type'> {
  return work;
}

function queued(crew: string, work: WaitingWork) {
  const { id, queue, user, priority, capabilities, estimatedMs, enqueuedAt } = work;
  return {
    type: 'work.queued' as const,
    crew,
    work: id,
    queue,
    user,
    priority,
    capabilities,
    estimatedMs,
    at: enqueuedAt,
  };
}
