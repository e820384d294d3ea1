import {
  type Cause,
  type DelegatedStatus,
  type LaunchInput,
  mainBus,
  type OrchestrateInput,
  type OrchestrationStatus,
  type PlainError,
} from '#core';
import type { CrewEnqueue, CrewRelease } from '../crew/crew-state.ts';
import { change, forget, send, spawn } from '../task/draft.ts';
import {
  type Decided,
  type EffectDone,
  type EffectFailed,
  noUsage,
  type OrchestrationContext,
  type OrchestrationDraft,
  type OrchestrationInput,
} from './orchestration-state.ts';

export function open(draft: OrchestrationDraft, { input }: { readonly input: OrchestrationInput }): void {
  const { kind, user } = draft.context;
  change(draft, { address: draft.turn.address });
  draft.facts.push({
    type: 'orchestration.opened',
    kind,
    goal: input.goal,
    material: input.material ?? null,
    user,
  });
}

export function show(
  draft: OrchestrationDraft,
  status: OrchestrationStatus,
  failure: { code: string; message: string } | null = null,
): void {
  if (status === draft.context.status) return;
  change(draft, { status });
  draft.facts.push({ type: 'orchestration.changed', status, failure });
}

/** Deciding is work of an agent: it waits its turn in the queue that is served first. */
export function askForAgent(draft: OrchestrationDraft): void {
  show(draft, 'queued');
  send(draft, draft.context.crew, {
    type: 'crew.enqueue',
    user: draft.context.user,
    queue: 'orchestration',
    capabilities: [],
    priority: 5,
    estimatedMs: 30_000,
    avoid: [],
  } satisfies CrewEnqueue);
}

export function takeAgent(draft: OrchestrationDraft): void {
  change(draft, { hasAgent: true });
  show(draft, 'deciding');
}

export function giveAgentBack(
  draft: OrchestrationDraft,
  outcome: CrewRelease['outcome'],
  usage = noUsage,
): void {
  if (!draft.context.hasAgent) send(draft, draft.context.crew, { type: 'crew.withdraw' });
  else {
    const tokens = usage.promptTokens + usage.completionTokens;
    const event = { type: 'crew.release', outcome, tokens, costUsd: usage.costUsd } satisfies CrewRelease;
    send(draft, draft.context.crew, event);
  }
  change(draft, { hasAgent: false });
}

export function loseAgent(draft: OrchestrationDraft): void {
  change(draft, { hasAgent: false });
}

export function sendBeat(draft: OrchestrationDraft): void {
  send(draft, draft.context.crew, { type: 'crew.beat' });
}

export function questionOf({
  address,
  round,
  delegations,
  mostRounds,
  mostTasks,
}: OrchestrationContext): OrchestrateInput {
  return { orchestration: address, round: round + 1, mostTasks: delegations < mostRounds ? mostTasks : 0 };
}

/** Keeps the decision, and submits the tasks that it names. */
export function takeDecision(draft: OrchestrationDraft, { output }: Decided): void {
  const { mostTasks } = questionOf(draft.context);
  const round = draft.context.round + 1;
  const { assessment, report, usage, rehearsal } = output;
  giveAgentBack(draft, 'completed', usage);
  const wanted = output.tasks.slice(0, mostTasks);
  const before = draft.context.usage;
  const total = {
    promptTokens: before.promptTokens + usage.promptTokens,
    completionTokens: before.completionTokens + usage.completionTokens,
    costUsd: before.costUsd + usage.costUsd,
  };
  change(draft, {
    round,
    usage: total,
    // With nothing new and nothing open there is nothing left to wait for.
    isDone: output.done || (wanted.length === 0 && !hasOpenTasks(draft.context)),
    delegations: draft.context.delegations + (wanted.length > 0 ? 1 : 0),
  });
  draft.facts.push({ type: 'orchestration.decided', round, assessment, report, usage: total, rehearsal });
  for (const description of wanted) delegate(draft, description, round);
  if (draft.context.kind === 'coordinator') tell(draft, 'coordination.progressed', { round, assessment });
}

function delegate(draft: OrchestrationDraft, description: string, round: number): void {
  const { address, tasks } = draft.context;
  const cause = ownCause(draft.context);
  const id = draft.turn.id();
  const task = `task/${id}`;
  const input: LaunchInput = { id, what: { kind: 'task', description, options: {} }, by: address, cause };
  spawn(draft, 'launch', `launch-${id}`, input);
  change(draft, { tasks: [...tasks, { id, address: task, status: 'launching' }] });
  draft.facts.push({
    type: 'orchestration.delegated',
    task,
    round,
    ordinal: tasks.length + 1,
    description,
    cause,
  });
}

/** What it sets off is caused by itself, and what has caused it is behind it. */
function ownCause({ address, cause }: OrchestrationContext): Cause {
  return cause === null
    ? { id: address, root: address, depth: 0 }
    : { id: address, root: cause.root, depth: cause.depth + 1 };
}

/** A start is confirmed, or a task has ended. */
export function noteDone(draft: OrchestrationDraft, { actorId, output }: EffectDone): void {
  const task = taskOf(draft, actorId);
  if (!task) return;
  forget(draft, actorId);
  if (actorId.startsWith('follow-')) {
    set(draft, task.id, output.succeeded === true ? 'completed' : 'failed');
    return;
  }
  set(draft, task.id, 'running');
  spawn(draft, 'follow', `follow-${task.id}`, { address: task.address });
}

export function noteFailed(draft: OrchestrationDraft, { actorId }: EffectFailed): void {
  const task = taskOf(draft, actorId);
  if (!task) return;
  forget(draft, actorId);
  set(draft, task.id, 'failed');
}

/** Goes on without the results that have not come. The tasks themselves go on. */
export function timeOut(draft: OrchestrationDraft): void {
  for (const { id, status } of draft.context.tasks) if (isOpen(status)) set(draft, id, 'timedOut');
}

function taskOf({ context }: OrchestrationDraft, actorId: string) {
  return context.tasks.find(({ id }) => actorId === `launch-${id}` || actorId === `follow-${id}`);
}

function set(draft: OrchestrationDraft, id: string, status: DelegatedStatus): void {
  const known = draft.context.tasks.find((task) => task.id === id);
  if (!known || known.status === 'timedOut') return;
  change(draft, { tasks: draft.context.tasks.map((task) => (task.id === id ? { ...task, status } : task)) });
  draft.facts.push({ type: 'orchestration.taskChanged', task: known.address, status });
}

const isOpen = (status: DelegatedStatus): boolean => status === 'launching' || status === 'running';

export const hasOpenTasks = ({ tasks }: OrchestrationContext): boolean =>
  tasks.some(({ status }) => isOpen(status));

export function note(
  draft: OrchestrationDraft,
  { text, by }: { readonly text: string; readonly by?: string | undefined },
): void {
  const ordinal = draft.context.notes + 1;
  change(draft, { notes: ordinal });
  draft.facts.push({ type: 'orchestration.noted', ordinal, text, by: by ?? draft.turn.sender ?? 'user' });
}

export function complete(draft: OrchestrationDraft): void {
  show(draft, 'completed');
  const { kind, tasks } = draft.context;
  const counts = { tasks: tasks.length, failed: tasks.filter(({ status }) => status !== 'completed').length };
  tell(draft, kind === 'coordinator' ? 'coordination.completed' : 'orchestration.completed', counts);
}

export function fail(draft: OrchestrationDraft, { error }: { readonly error: PlainError }): void {
  giveAgentBack(draft, 'failed');
  show(draft, 'failed', {
    code: error.code ?? 'orchestration.failed',
    message: `No decision could be made: ${error.message}`,
  });
}

export function cancel(draft: OrchestrationDraft): void {
  giveAgentBack(draft, 'yielded');
  show(draft, 'cancelled');
}

function tell(draft: OrchestrationDraft, topic: string, about: object): void {
  const { address } = draft.context;
  const payload = { address, ...about };
  send(draft, mainBus, { type: 'bus.publish', topic, payload, cause: ownCause(draft.context) });
}
