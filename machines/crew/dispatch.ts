import { crewSilenceMs, type Dispatch, nextAssignments } from '#rules';
import { change, type Draft, send } from '../task/draft.ts';
import { noteOutcome } from './breakers.ts';
import {
  type CrewContext,
  type CrewEnqueue,
  type CrewRelease,
  criticKind,
  type Lease,
  newWorker,
  type SubtaskAssign,
  type Worker,
  type WorkerProfile,
} from './crew-state.ts';
import { limitsInForce, placesLeft } from './holds.ts';

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

export function noteBeat(draft: Draft<CrewContext>): void {
  const { leases } = draft.context;
  change(draft, {
    leases: leases.map((lease) =>
      lease.id === draft.turn.sender ? { ...lease, beatAt: draft.turn.at } : lease,
    ),
  });
  const lease = leaseOf(draft);
  if (lease) showWorker(draft, lease.agent);
}

/**
 * Asks every subtask for a sign of life and takes the agent from those that have been silent for too long. Such an agent
 * is unavailable for a while; somebody else takes over.
 */
export function tend(draft: Draft<CrewContext>): void {
  for (const { key, silentAt } of draft.context.workers) {
    if (silentAt == null || isSilent({ silentAt }, draft.turn.at)) continue;
    changeWorker(draft, key, (worker) => ({ ...worker, silentAt: null }));
    showWorker(draft, key);
  }
  for (const lease of draft.context.leases) {
    if (draft.turn.at - lease.beatAt <= crewSilenceMs) {
      send(draft, lease.id, { type: 'subtask.probe' });
      continue;
    }
    const silentAt = draft.turn.at;
    changeWorker(draft, lease.agent, (worker) => ({ ...worker, failed: worker.failed + 1, silentAt }));
    noteOutcome(draft, lease.agent, false);
    free(draft, lease);
    send(draft, lease.id, { type: 'subtask.revoke' });
  }
  dispatch(draft);
}

export function setService(draft: Draft<CrewContext>, key: string, inService: boolean): void {
  changeWorker(draft, key, (worker) => ({ ...worker, inService }));
  showWorker(draft, key);
  dispatch(draft);
}

export function addWorker(draft: Draft<CrewContext>, profile: WorkerProfile): void {
  const { workers } = draft.context;
  if (workers.some(({ key }) => key === profile.key)) return;
  change(draft, { workers: [...workers, newWorker(profile)] });
  showWorker(draft, profile.key);
  dispatch(draft);
}

/** Its work goes back to its queue and on to somebody else. */
export function removeWorker(draft: Draft<CrewContext>, key: string): void {
  const { workers, leases } = draft.context;
  for (const { id } of leases.filter(({ agent }) => agent === key))
    send(draft, id, { type: 'subtask.revoke' });
  change(draft, { leases: leases.filter(({ agent }) => agent !== key) });
  showWorker(draft, key, true);
  change(draft, { workers: workers.filter((worker) => worker.key !== key) });
  dispatch(draft);
}

/** Whether there is anything to watch over. */
export function needsTending({ leases, workers }: CrewContext): boolean {
  return leases.length > 0 || workers.some(({ silentAt }) => silentAt != null);
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

function leaseOf({ context, turn }: Draft<CrewContext>): Lease | undefined {
  return context.leases.find(({ id }) => id === turn.sender);
}

export function free(draft: Draft<CrewContext>, lease: Lease): void {
  change(draft, { leases: draft.context.leases.filter(({ id }) => id !== lease.id) });
  showWorker(draft, lease.agent);
}

function changeWorker(draft: Draft<CrewContext>, key: string, next: (worker: Worker) => Worker): void {
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
function isSilent({ silentAt }: Pick<Worker, 'silentAt'>, now: number): boolean {
  return silentAt != null && now - silentAt < crewSilenceMs;
}
