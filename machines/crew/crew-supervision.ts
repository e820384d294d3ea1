import type { AlertLevel, ChildrenRestarted, Supervision } from '#core';
import { type CrewSupervision, defaultCrewSupervision } from '#rules';
import { change, type Draft, forget, send } from '../task/draft.ts';
import { changeWorker, showWorker } from './books.ts';
import { noteOutcome } from './breakers.ts';
import type { CrewContext } from './crew-state.ts';
import { dispatch, drop } from './dispatch.ts';
import { brief, childIdOf, workerOf } from './worker-actors.ts';
import { askAboutWorker } from './worker-questions.ts';

type CrewDraft = Draft<CrewContext>;

/** The supervision of a crew, out of its own context: its breakers, and apart from them its agents. */
export function superviseCrew(context: unknown): Supervision {
  const { supervision = defaultCrewSupervision, workers, restarts = [] } = context as CrewContext;
  const order = workers.map(({ key }) => childIdOf(key));
  return {
    strategy: 'oneForOne',
    restart: { 'circuit-breaker': 'permanent' },
    groups: { worker: { restart: 'permanent', ...supervision, order, restarts } },
  };
}

/** What is not given stays as it is. */
export function setSupervision(
  draft: CrewDraft,
  { strategy, intensity, periodMs }: Partial<CrewSupervision>,
): void {
  const now = draft.context.supervision ?? defaultCrewSupervision;
  change(draft, {
    supervision: {
      strategy: strategy ?? now.strategy,
      intensity: intensity ?? now.intensity,
      periodMs: periodMs ?? now.periodMs,
    },
  });
}

/**
 * Agents begin anew, one of them because it failed: what each of them had goes back to its queue and is taken over in
 * the same try.
 */
export function noteRestarts(draft: CrewDraft, { child, children, reason }: ChildrenRestarted): void {
  const { supervision = defaultCrewSupervision, restarts = [] } = draft.context;
  const { at } = draft.turn;
  change(draft, { restarts: [...restarts.filter((time) => time > at - supervision.periodMs), at] });
  const failed = workerOf(child) ?? child;
  const keys = children.flatMap((id) => workerOf(id) ?? []);
  countFailure(draft, failed);
  for (const key of keys) {
    const why = `its agent '${key}' began anew, because '${failed}' failed: ${reason}`;
    takeBack(draft, key, `${why}; it is taken over`);
    brief(draft, key);
  }
  const others = keys.length > 1 ? `, with it ${keys.filter((key) => key !== failed).join(', ')}` : '';
  alert(draft, failed, 'warning', `The agent '${failed}' failed and began anew${others}: ${reason}`);
  dispatch(draft);
}

/** The budget is spent, or an actor could not be had at all: the agent is out of service until a person decides. */
export function noteLoss(
  draft: CrewDraft,
  event: { readonly actorId?: string; readonly error?: unknown },
): void {
  const worker = workerOf(event.actorId ?? '');
  const { message } = (event.error ?? {}) as { readonly message?: string };
  if (worker !== null) giveUp(draft, worker, message ?? 'its actor failed');
  dispatch(draft);
}

export function giveUp(draft: CrewDraft, worker: string, reason: string): void {
  if (!draft.context.workers.some(({ key }) => key === worker)) return;
  countFailure(draft, worker);
  takeBack(draft, worker, `its agent '${worker}' was put out of service; it is taken over`);
  // Also where it has not ended: one that comes to itself later must not count as the agent again.
  forget(draft, childIdOf(worker));
  changeWorker(draft, worker, (one) => ({ ...one, inService: false, actor: null }));
  // As when a supervisor in OTP gave up and its own began it anew: the next failure of another counts from one.
  change(draft, { restarts: [] });
  showWorker(draft, worker);
  askAboutWorker(draft, worker, reason);
  alert(draft, worker, 'critical', `The agent '${worker}' was put out of service: ${reason}`);
}

/** A failure counts against an agent that was at work. */
function countFailure(draft: CrewDraft, key: string): void {
  if (!draft.context.leases.some(({ agent }) => agent === key)) return;
  changeWorker(draft, key, (worker) => ({ ...worker, failed: worker.failed + 1 }));
  noteOutcome(draft, key, false);
}

function takeBack(draft: CrewDraft, key: string, reason: string): void {
  for (const lease of draft.context.leases.filter(({ agent }) => agent === key)) {
    drop(draft, lease);
    send(draft, lease.id, { type: 'subtask.revoke', reason: reason.slice(0, 500) });
  }
}

function alert(draft: CrewDraft, subject: string, level: AlertLevel, message: string): void {
  const details = { crew: draft.turn.address };
  draft.facts.push({ type: 'safeguard.alerted', kind: 'crew', level, subject, message, root: null, details });
}
