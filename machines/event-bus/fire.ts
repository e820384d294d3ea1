import type { Cause, FireOutcome, JsonObject, LaunchInput, ReactionKind } from '#core';
import { fillTemplate, takeFromBucket } from '#rules';
import { change, forget, send, spawn } from '../task/draft.ts';
import type { Accepted, BusDraft, LaunchDone, LaunchFailed, Rule } from './bus-state.ts';

/** Lets a rule act on an event, within its limit. */
export function fire(draft: BusDraft, rule: Rule, event: Accepted): void {
  const { limit } = rule;
  const answer =
    limit === null
      ? { allowed: true, bucket: null }
      : takeFromBucket(rule.bucket, draft.turn.at, {
          capacity: limit.events,
          perSecond: limit.events / limit.perSeconds,
        });
  const fired = rule.fired + (answer.allowed ? 1 : 0);
  const limited = rule.limited + (answer.allowed ? 0 : 1);
  update(draft, rule.id, { bucket: answer.bucket, fired, limited });
  const shown = {
    type: 'rule.fired',
    rule: rule.id,
    event: event.id,
    reaction: rule.action.kind,
    fired,
    limited,
  } as const;
  if (!answer.allowed) draft.facts.push({ ...shown, outcome: 'limited', target: null, cause: null });
  else draft.facts.push({ ...shown, ...react(draft, rule, event) });
}

interface Reacted {
  readonly outcome: FireOutcome;
  readonly reaction: ReactionKind;
  readonly target: string | null;
  readonly cause: Cause | null;
}

function react(draft: BusDraft, rule: Rule, event: Accepted): Reacted {
  const { action } = rule;
  const cause: Cause = { id: event.id, root: event.root, depth: event.depth };
  const reaction = action.kind;
  const { topic, payload } = event;
  const scope: JsonObject = {
    id: event.id,
    topic,
    payload,
    at: new Date(draft.turn.at).toISOString(),
    cause: { ...cause },
  };
  if (action.kind === 'send') {
    const plain = { type: 'bus.event', event: event.id, topic, payload, cause };
    const filled = action.event === null ? plain : { ...fillTemplate(action.event, scope), cause };
    send(draft, action.to, filled as { type: string });
    return { outcome: 'sent', reaction, target: action.to, cause: null };
  }
  if (action.kind === 'publish') {
    const filled = fillTemplate<JsonObject>({ topic: action.topic, payload: action.payload }, scope);
    send(draft, draft.turn.address, { type: 'bus.publish', ...filled, cause } as { type: string });
    return { outcome: 'published', reaction, target: String(filled['topic']), cause: null };
  }
  const id = draft.turn.id();
  const filled = fillTemplate(action as unknown as JsonObject, scope) as unknown as LaunchInput['what'];
  const what = filled.kind === 'task' ? { ...filled, description: String(filled.description) } : filled;
  const target = `${what.kind === 'task' ? 'task' : what.chart}/${id}`;
  const input: LaunchInput = { id, what, by: `${draft.turn.address}#${rule.id}`, cause };
  spawn(draft, 'launch', `launch-${id}`, input);
  change(draft, {
    launches: [...draft.context.launches, { id: `launch-${id}`, rule: rule.id, event: event.id }],
  });
  noteStarted(draft, { id: target, root: event.root, depth: event.depth + 1 });
  return { outcome: 'launching', reaction, target, cause };
}

export function noteLaunched(draft: BusDraft, { actorId }: LaunchDone): void {
  settle(draft, actorId, null);
}

export function noteNotLaunched(draft: BusDraft, { actorId, error }: LaunchFailed): void {
  settle(draft, actorId, { code: error.code ?? 'failed', message: error.message });
}

function settle(draft: BusDraft, actorId: string, error: { code: string; message: string } | null): void {
  const launch = draft.context.launches.find(({ id }) => id === actorId);
  if (!launch) return;
  forget(draft, actorId);
  change(draft, { launches: draft.context.launches.filter(({ id }) => id !== actorId) });
  const { rule, event } = launch;
  draft.facts.push({
    type: 'rule.settled',
    rule,
    event,
    outcome: error === null ? 'started' : 'failed',
    error,
  });
}

function update(draft: BusDraft, id: string, patch: Partial<Rule>): void {
  change(draft, {
    rules: draft.context.rules.map((rule) => (rule.id === id ? { ...rule, ...patch } : rule)),
  });
}

/** Remembers the latest actors that events have started. */
function noteStarted(draft: BusDraft, cause: Cause): void {
  change(draft, { started: [cause, ...draft.context.started].slice(0, 500) });
}
