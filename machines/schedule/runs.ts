import { type Cause, type JsonObject, type LaunchInput, mainBus, type RunStatus } from '#core';
import { fillTemplate } from '#rules';
import { change, forget, send, spawn } from '../task/draft.ts';
import type { EffectDone, EffectFailed, QueuedRun, Run, ScheduleDraft } from './schedule-state.ts';

/** Most runs that wait for one before them; those beyond are skipped. */
const longestQueue = 100;

interface Due extends QueuedRun {
  readonly manual: boolean;
}

/** Starts what the schedule is for, or lets it wait or go by when the run before still goes on. */
export function begin(draft: ScheduleDraft, due: Due): void {
  const { overlap, runs, queue, action, fired } = draft.context;
  const { key, at: fireAt, manual } = due;
  change(draft, { fired: fired + 1, lastFiredAt: fireAt });
  const shown = { type: 'schedule.fired', key, fireAt, manual, reaction: action.kind } as const;
  if (overlap !== 'allow' && runs.length > 0) {
    const waits = overlap === 'queue' && queue.length < longestQueue;
    if (waits) change(draft, { queue: [...queue, { key, at: fireAt }] });
    draft.facts.push({ ...shown, status: waits ? 'queued' : 'skipped', target: null, cause: null });
    return;
  }
  draft.facts.push({ ...shown, ...start(draft, due) });
}

interface Started {
  readonly status: RunStatus;
  readonly target: string | null;
  readonly cause: Cause | null;
}

function start(draft: ScheduleDraft, { key, at }: QueuedRun): Started {
  const { action, name } = draft.context;
  const cause: Cause = { id: key, root: key, depth: 0 };
  const scope: JsonObject = { at: new Date(at).toISOString(), key, schedule: name, cause: { ...cause } };
  if (action.kind === 'publish') {
    const { topic, payload } = fillTemplate<JsonObject>(
      { topic: action.topic, payload: action.payload },
      scope,
    );
    const event = { type: 'bus.publish', topic: String(topic), payload, cause };
    send(draft, mainBus, event);
    return { status: 'published', target: event.topic, cause: null };
  }
  if (action.kind === 'send') {
    const plain = {
      type: 'bus.event',
      event: key,
      topic: `schedules.${name}`,
      payload: { at: scope['at'] },
      cause,
    };
    const filled = action.event === null ? plain : { ...fillTemplate(action.event, scope), cause };
    send(draft, action.to, filled as { type: string });
    return { status: 'sent', target: action.to, cause: null };
  }
  const id = draft.turn.id();
  const filled = fillTemplate(action as unknown as JsonObject, scope) as unknown as LaunchInput['what'];
  const what = filled.kind === 'task' ? { ...filled, description: String(filled.description) } : filled;
  const address = `${what.kind === 'task' ? 'task' : what.chart}/${id}`;
  const input: LaunchInput = { id, what, by: draft.turn.address, cause };
  spawn(draft, 'launch', `launch-${id}`, input);
  change(draft, { runs: [...draft.context.runs, { id, key, address }] });
  return { status: 'launching', target: address, cause };
}

/** A start is confirmed, or what was started has ended. */
export function noteDone(draft: ScheduleDraft, { actorId, output }: EffectDone): void {
  const run = runOf(draft, actorId);
  if (!run) return;
  forget(draft, actorId);
  if (actorId.startsWith('follow-')) {
    finish(draft, run, output.succeeded === true ? 'completed' : 'failed', endingOf(output));
  } else if (draft.context.overlap === 'allow') {
    finish(draft, run, 'started', null);
  } else {
    spawn(draft, 'follow', `follow-${run.id}`, { address: run.address });
    report(draft, { key: run.key, status: 'started' });
  }
}

export function noteFailed(draft: ScheduleDraft, { actorId, error }: EffectFailed): void {
  const run = runOf(draft, actorId);
  if (!run) return;
  forget(draft, actorId);
  finish(draft, run, 'failed', { code: error.code ?? 'failed', message: error.message });
}

function endingOf({ succeeded, status }: EffectDone['output']): RunError | null {
  return succeeded === true ? null : { code: 'schedule.runFailed', message: `It ended as '${status}'.` };
}

interface RunError {
  readonly code: string;
  readonly message: string;
}

function runOf({ context }: ScheduleDraft, actorId: string): Run | undefined {
  return context.runs.find(({ id }) => actorId === `launch-${id}` || actorId === `follow-${id}`);
}

function finish(draft: ScheduleDraft, run: Run, status: RunStatus, error: RunError | null): void {
  change(draft, { runs: draft.context.runs.filter(({ id }) => id !== run.id) });
  report(draft, { key: run.key, status, error });
  const [next, ...queue] = draft.context.queue;
  if (next === undefined || draft.context.runs.length > 0) return;
  change(draft, { queue });
  report(draft, { key: next.key, ...start(draft, next) });
}

function report(
  draft: ScheduleDraft,
  run: {
    readonly key: string;
    readonly status: RunStatus;
    readonly target?: string | null;
    readonly cause?: Cause | null;
    readonly error?: RunError | null;
  },
): void {
  const { key, status, target = null, cause = null, error = null } = run;
  draft.facts.push({ type: 'schedule.runChanged', key, status, target, cause, error });
}
