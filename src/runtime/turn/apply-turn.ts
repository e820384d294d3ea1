import {
  type ActorEvent,
  failedTag,
  type JsonValue,
  type PlainError,
  type StoredEffect,
  type StoredTimer,
} from '#core';
import { controlEvent } from '../control-event.ts';
import { childAddress, type StepOutput, step } from '../kernel.ts';
import type { ChartRegistry } from '../registry/chart-registry.ts';
import { supervise } from '../supervision/supervise.ts';
import { type Activation, type Birth, stepActor } from './activation.ts';

export interface TurnRequest {
  readonly activation: Activation;
  readonly event: ActorEvent;
  readonly sender: string | null;
  readonly at: number;
  /** Node that takes the turn, recorded as the owner of what it starts. */
  readonly node: string;
  readonly charts: Pick<ChartRegistry, 'find' | 'effect'>;
  /** The stored timer that this event consumes, by id. */
  readonly timer?: string | undefined;
  /** The effect whose result this event is, by address. */
  readonly effect?: string | undefined;
}

/** What one turn changes, before it is committed. */
export interface TurnOutcome {
  readonly activation: Activation;
  readonly messages: readonly { readonly to: string; readonly event: ActorEvent }[];
  readonly armed: readonly StoredTimer[];
  readonly disarmed: readonly string[];
  readonly started: readonly StoredEffect[];
  readonly ended: readonly string[];
  readonly births: readonly Birth[];
  /** What the chart emitted, as it emitted it. */
  readonly emitted: readonly ActorEvent[];
}

/** Mutable working copy of one turn. */
interface Draft {
  activation: Activation;
  readonly messages: { to: string; event: ActorEvent }[];
  readonly timers: Map<string, StoredTimer>;
  readonly effects: Map<string, StoredEffect>;
  readonly armed: Map<string, StoredTimer>;
  readonly disarmed: Set<string>;
  readonly started: Map<string, StoredEffect>;
  readonly ended: Set<string>;
  readonly births: Birth[];
  readonly emitted: ActorEvent[];
}

/**
 * Applies one event to one actor. Pure: it reads nothing but its request. Throws what the chart's own code throws;
 * the caller decides about another try. Null when the event is stale (from a child or effect that was replaced, or a
 * timer that was disarmed) and must leave no trace.
 */
export function applyTurn(request: TurnRequest): TurnOutcome | null {
  const { activation, event, timer, effect } = request;
  if (isStale(request)) return null;
  const draft: Draft = {
    activation: { ...activation, seq: activation.seq + 1, owner: request.node },
    messages: [],
    timers: new Map(activation.timers),
    effects: new Map(activation.effects),
    armed: new Map(),
    disarmed: new Set(),
    started: new Map(),
    ended: new Set(),
    births: [],
    emitted: [],
  };
  const due = timer === undefined ? undefined : activation.timers.get(timer);
  if (timer !== undefined) disarm(draft, timer);
  if (effect !== undefined) end(draft, effect);
  if (event.type === controlEvent.timer) {
    if (due) draft.messages.push({ to: due.target, event: due.event });
  } else if (event.type === controlEvent.fail) {
    fail(draft, event['error'] as PlainError);
  } else if (!superviseChild(draft, request)) {
    run(draft, request);
  }
  return {
    activation: { ...draft.activation, timers: draft.timers, effects: draft.effects },
    messages: draft.messages,
    armed: [...draft.armed.values()],
    disarmed: [...draft.disarmed],
    started: [...draft.started.values()],
    ended: [...draft.ended],
    births: draft.births,
    emitted: draft.emitted,
  };
}

function isStale({ activation, event, sender, timer, effect }: TurnRequest): boolean {
  if (timer !== undefined) return !activation.timers.has(timer);
  if (effect !== undefined) return !activation.effects.has(effect);
  const fromChild =
    event.type === controlEvent.childDone ||
    event.type === controlEvent.childFailed ||
    event.type === controlEvent.childCrashed;
  if (!fromChild || activation.snapshot === null) return false;
  return childAddress(activation.snapshot, String(event['child'])) !== sender;
}

function run(draft: Draft, request: TurnRequest): void {
  const { activation, event } = request;
  const anew = event.type === controlEvent.restart;
  if (anew) clearAll(draft);
  const crashed = event.type === controlEvent.childCrashed;
  const result = step(activation.chart.prepared, {
    actor: stepActor(activation),
    snapshot: activation.snapshot,
    event: crashed
      ? { ...event, type: controlEvent.childFailed }
      : anew
        ? { ...event, input: activation.input }
        : event,
    sender: request.sender,
    seq: draft.activation.seq,
    at: request.at,
  });
  draft.activation = {
    ...draft.activation,
    snapshot: result.snapshot,
    status: result.status,
    output: result.output,
    error: null,
  };
  for (const output of result.outputs) collect(draft, request, output);
  if (result.status === 'active') return;
  clearOwn(draft);
  if (result.status === 'done') {
    const failed = result.snapshot.tags.has(failedTag);
    tellParent(draft, {
      type: controlEvent.childDone,
      child: activation.childId,
      output: result.output,
      failed,
    });
  }
}

function collect(draft: Draft, request: TurnRequest, output: StepOutput): void {
  const { address, root, seq } = draft.activation;
  switch (output.kind) {
    case 'send':
      draft.messages.push({ to: output.to, event: output.event });
      return;
    case 'arm': {
      const { id, delayMs, target, event } = output;
      const timer = { address, id, armedSeq: seq, dueAt: request.at + Math.max(0, delayMs), target, event };
      draft.timers.set(id, timer);
      draft.armed.set(id, timer);
      return;
    }
    case 'disarm':
      disarm(draft, output.id);
      return;
    case 'start': {
      const chart = request.charts.find(output.source);
      if (chart) {
        const { id, source, input } = output;
        draft.births.push({
          address: output.address,
          chart,
          parent: address,
          childId: id,
          source,
          root,
          owner: request.node,
          input,
        });
      } else {
        begin(draft, request, {
          address: output.address,
          childId: output.id,
          source: output.source,
          kind: 'invocation',
          input: output.input,
        });
      }
      return;
    }
    case 'action':
      begin(draft, request, {
        address: output.address,
        childId: output.type,
        source: output.type,
        kind: 'action',
        input: output.params,
      });
      return;
    case 'stop':
      if (draft.effects.has(output.address)) end(draft, output.address);
      else draft.messages.push({ to: output.address, event: { type: controlEvent.stop } });
      return;
    case 'emit':
      draft.emitted.push(output.event);
  }
}

type NewEffect = Pick<StoredEffect, 'address' | 'childId' | 'source' | 'kind' | 'input'>;

function begin(draft: Draft, request: TurnRequest, effect: NewEffect): void {
  const { address: owner, root } = draft.activation;
  const stored: StoredEffect = { ...effect, owner, root, status: 'running', attempt: 1, node: request.node };
  draft.effects.set(effect.address, stored);
  draft.started.set(effect.address, stored);
}

function disarm(draft: Draft, id: string): void {
  draft.timers.delete(id);
  // Armed and disarmed within one turn leaves no row; one from an earlier turn must still be deleted.
  draft.armed.delete(id);
  draft.disarmed.add(id);
}

function end(draft: Draft, address: string): void {
  draft.effects.delete(address);
  draft.started.delete(address);
  draft.ended.add(address);
}

/** An actor that has ended has no timers and waits for no result. Its actions, once asked for, still run. */
function clearOwn(draft: Draft): void {
  for (const id of [...draft.timers.keys()]) disarm(draft, id);
  for (const effect of [...draft.effects.values()])
    if (effect.kind === 'invocation') end(draft, effect.address);
}

function clearAll(draft: Draft): void {
  clearOwn(draft);
  const { snapshot } = draft.activation;
  for (const id of Object.keys(snapshot?.children ?? {})) {
    const address = snapshot ? childAddress(snapshot, id) : undefined;
    if (address !== undefined && !draft.ended.has(address)) {
      draft.messages.push({ to: address, event: { type: controlEvent.stop } });
    }
  }
}

function fail(draft: Draft, error: PlainError): void {
  clearAll(draft);
  const snapshot = draft.activation.snapshot;
  draft.activation = { ...draft.activation, status: 'failed', error, snapshot };
  const { childId, parent } = draft.activation;
  if (parent === null) draft.emitted.push({ type: 'actor.escalated', error: error as unknown as JsonValue });
  else tellParent(draft, { type: controlEvent.childCrashed, child: childId, error });
}

function tellParent(draft: Draft, event: ActorEvent): void {
  if (draft.activation.parent !== null) draft.messages.push({ to: draft.activation.parent, event });
}

/** True when the supervision of the chart has dealt with a child's end, so that the chart need not see it. */
function superviseChild(draft: Draft, request: TurnRequest): boolean {
  const decision = supervise(request.activation, request.event, request.at);
  if (decision === null) return false;
  if (decision.kind === 'leave') {
    run(draft, { ...request, event: decision.tell });
    return true;
  }
  draft.activation = { ...draft.activation, restarts: decision.restarts };
  if (decision.kind === 'escalate') {
    fail(draft, decision.error);
    return true;
  }
  for (const address of decision.restart) {
    draft.messages.push({ to: address, event: { type: controlEvent.restart, reason: decision.reason } });
  }
  // After the restarts, so that what the chart has to say to a child finds it begun anew.
  if (decision.tell) run(draft, { ...request, event: decision.tell });
  return true;
}
