import { type Dispatch, nextAssignments } from '#rules';
import { change, type Draft, send } from '../task/draft.ts';
import { changeWorker, isSilent, leaseOf, showWorker } from './books.ts';
import { noteOutcome } from './breakers.ts';
import {
  type CrewContext,
  type CrewEnqueue,
  type CrewRelease,
  criticKind,
  type Lease,
  type SubtaskAssign,
  type Worker,
} from './crew-state.ts';
import { limitsInForce, placesLeft } from './holds.ts';
import { tellWorker } from './worker-actors.ts';

export function enqueueWork(draft: Draft<CrewContext>, event: CrewEnqueue): void {
  const { waiting, leases, workers } = draft.context;
  const id = draft.turn.sender ?? '';
  if (event.queue === 'critic' && !workers.some(({ kind }) => kind === criticKind)) {
    change(draft, { waiting: waiting.filter((work) => work.id !== id) });
    send(draft, id, { type: 'subtask.noCritic' });
    return;
  }
  if (waiting.some((work) => work.id === id) || leases.some((lease) => lease.id === id)) return;
  const { type: _, ...work } = event;
  const capabilities = withinReach(event.capabilities, workers);
  change(draft, { waiting: [...waiting, { ...work, capabilities, id, enqueuedAt: draft.turn.at }] });
  dispatch(draft);
}

/** What one agent can cover: all that is asked for, or, when nobody can do all of it, the most that somebody can. */
function withinReach(wanted: readonly string[], workers: readonly Worker[]): readonly string[] {
  const covered = workers.map(({ capabilities }) => wanted.filter((each) => capabilities.includes(each)));
  const most = Math.max(0, ...covered.map(({ length }) => length));
  const best = covered.find(({ length }) => length === most);
  return most === wanted.length || best === undefined ? wanted : best;
}

export function releaseWork(draft: Draft<CrewContext>, event: CrewRelease): void {
  const lease = leaseOf(draft);
  if (lease === undefined) return;
  changeWorker(draft, lease.agent, (worker) => ({
    ...worker,
    completed: worker.completed + (event.outcome === 'completed' ? 1 : 0),
    failed: worker.failed + (event.outcome === 'failed' ? 1 : 0),
    totalMs: worker.totalMs + Math.max(0, draft.turn.at - lease.since),
    tokens: worker.tokens + event.tokens,
    costUsd: worker.costUsd + event.costUsd,
  }));
  if (event.outcome !== 'yielded') noteOutcome(draft, lease.agent, event.outcome === 'completed');
  free(draft, lease);
  dispatch(draft);
}

export function withdrawWork(draft: Draft<CrewContext>, { work }: { readonly work?: string } = {}): void {
  const sender = draft.turn.sender ?? '';
  const gone = work?.startsWith(`${sender}/`) ? work : sender;
  const lease = draft.context.leases.find(({ id }) => id === gone);
  change(draft, { waiting: draft.context.waiting.filter(({ id }) => id !== gone) });
  if (lease) free(draft, lease);
  dispatch(draft);
}

/** Gives waiting work to free agents. */
export function dispatch(draft: Draft<CrewContext>): void {
  const { workers, waiting, leases } = draft.context;
  const places = placesLeft(draft.context);
  let result = assign(draft, waiting);
  if (result.assignments.length > places) {
    // Once more with those alone that may start, so that the fair shares do not count the others.
    const chosen = new Set(result.assignments.slice(0, places).map(({ subtask }) => subtask));
    result = assign(
      draft,
      waiting.filter(({ id }) => chosen.has(id)),
    );
  }
  const started = new Set(result.assignments.map(({ subtask }) => subtask));
  const begun: Lease[] = result.assignments.map(({ subtask, agent, queue }) => ({
    id: subtask,
    agent,
    queue,
    since: draft.turn.at,
    beatAt: draft.turn.at,
  }));
  change(draft, {
    memory: result.memory,
    waiting: waiting.filter(({ id }) => !started.has(id)),
    leases: [...leases, ...begun],
  });
  for (const { subtask, agent, queue, why } of result.assignments) {
    const worker = workers.find(({ key }) => key === agent);
    if (!worker) continue;
    const { key, name, capabilities } = worker;
    const event: SubtaskAssign = {
      type: 'subtask.assign',
      agent: { key, name, capabilities },
      queue,
      why,
    };
    send(draft, subtask, event);
    tellWorker(draft, agent, { type: 'worker.work', subtask, queue });
    showWorker(draft, agent);
  }
}

function assign({ context, turn }: Draft<CrewContext>, waiting: CrewContext['waiting']): Dispatch {
  const { workers, leases, weights, memory } = context;
  return nextAssignments(
    {
      waiting,
      running: leases,
      agents: workers.map((worker) => ({
        key: worker.key,
        type: worker.kind,
        capabilities: worker.capabilities,
        available: worker.inService && !isSilent(worker, turn.at),
      })),
      limits: limitsInForce(context),
      weights,
      memory,
    },
    turn.at,
  );
}

/** Takes a piece of work from its agent, in the books and from its actor. */
export function free(draft: Draft<CrewContext>, lease: Lease): void {
  drop(draft, lease);
  tellWorker(draft, lease.agent, { type: 'worker.rest' });
}

/** Takes a piece of work from its agent in the books alone: its actor begins anew, or is gone. */
export function drop(draft: Draft<CrewContext>, lease: Lease): void {
  change(draft, { leases: draft.context.leases.filter(({ id }) => id !== lease.id) });
  showWorker(draft, lease.agent);
}
