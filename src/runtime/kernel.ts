import {
  type ActionArgs,
  type AnyActorLogic,
  type AnyActorRef,
  type AnyMachineSnapshot,
  type AnyStateMachine,
  createActor,
} from 'xstate';
import {
  type ActorEvent,
  encodeUlid,
  type JsonObject,
  type JsonValue,
  type PlainError,
  type StoredSnapshot,
  storable,
  type TurnFacts,
  toPlainError,
  turnKey,
} from '#core';
import { canonicalJson } from './canonical-json.ts';
import { controlEvent } from './control-event.ts';
import { kernelErrors } from './kernel-errors.ts';
import { storableContext } from './storable-context.ts';
import { createTurnRandom } from './turn-random.ts';

// The one file that touches XState's inner contracts: `machine.transition` with an ActorScope of our own. The stock
// `transition()` cannot do it: no sendParent, spawn() in assign invisible, the context factory re-run at each call.

/** Transitions that one event may cause before the chart must rest. */
const MOST_MICROSTEPS = 5_000;

/** A machine whose child sources are all inert, so that a step never runs a child's code. */
export interface PreparedMachine {
  readonly machine: AnyStateMachine;
  /** Sources that the machine may start, by name. */
  readonly sources: ReadonlySet<string>;
  /** Parts of contexts that were found storable. */
  readonly sound: WeakSet<object>;
}

export interface StepActor {
  readonly address: string;
  /** Id under which the parent knows this actor; the chart's id for a root. */
  readonly childId: string;
  readonly parent: string | null;
  readonly root: string;
}

export interface StepInput {
  readonly actor: StepActor;
  /** Null before the first turn. */
  readonly snapshot: AnyMachineSnapshot | null;
  readonly event: ActorEvent;
  readonly sender: string | null;
  readonly seq: number;
  /** Milliseconds since the Unix epoch. */
  readonly at: number;
}

export type StepOutput =
  | { readonly kind: 'send'; readonly to: string; readonly event: ActorEvent }
  | {
      readonly kind: 'arm';
      readonly id: string;
      readonly delayMs: number;
      readonly target: string;
      readonly event: ActorEvent;
    }
  | { readonly kind: 'disarm'; readonly id: string }
  | {
      readonly kind: 'start';
      readonly id: string;
      readonly address: string;
      readonly source: string;
      readonly input: JsonValue;
    }
  | { readonly kind: 'stop'; readonly address: string }
  | { readonly kind: 'action'; readonly address: string; readonly type: string; readonly params: JsonValue }
  | { readonly kind: 'emit'; readonly event: ActorEvent };

export interface StepResult {
  readonly snapshot: AnyMachineSnapshot;
  readonly outputs: readonly StepOutput[];
  readonly status: 'active' | 'done' | 'stopped';
  /** Set when status is `done`. */
  readonly output: JsonValue;
}

interface StubSnapshot {
  status: 'active' | 'done';
  address?: string;
  input?: unknown;
}

interface ScopedAction {
  readonly type: string;
  readonly params: unknown;
  readonly exec?: (args: ActionArgs<never, never, never>, params: unknown) => void;
}

const stub = {
  config: undefined,
  transition: (snapshot: StubSnapshot) => snapshot,
  restoreSnapshot: (snapshot: StubSnapshot) => snapshot,
  getInitialSnapshot: (_: unknown, input: unknown): StubSnapshot => ({ status: 'active', input }),
  getPersistedSnapshot: ({ status, address }: StubSnapshot) => ({ status, address }),
} as unknown as AnyActorLogic;

export function prepareMachine(machine: AnyStateMachine): PreparedMachine {
  const names = Object.keys(machine.implementations.actors);
  const inert = Object.fromEntries(names.map((name) => [name, stub]));
  const prepared = machine.provide({ actors: inert } as never) as AnyStateMachine;
  // XState sets no bound: a chart that never comes to rest would take the memory of the whole process.
  prepared.options.maxIterations = Math.min(
    prepared.options.maxIterations ?? MOST_MICROSTEPS,
    MOST_MICROSTEPS,
  );
  return { machine: prepared, sources: new Set(names), sound: new WeakSet() };
}

function reference(id: string, address: string | undefined, parent?: AnyActorRef): AnyActorRef {
  const snapshot = { status: 'active', address } as never;
  return createActor(stub, parent ? { id, parent, snapshot } : { id, snapshot });
}

function addressOf(ref: unknown): string | undefined {
  if (ref === null || typeof ref !== 'object' || !('getSnapshot' in ref)) return undefined;
  return ((ref as AnyActorRef).getSnapshot() as StubSnapshot | undefined)?.address;
}

function stubOf(ref: AnyActorRef): StubSnapshot {
  return ref.getSnapshot() as StubSnapshot;
}

/** A value as plain JSON that PostgreSQL can hold; an error inside it keeps its message. */
function toJson(value: unknown): JsonValue {
  if (value === undefined) return null;
  const json = toJsonText(value);
  const plain = JSON.parse(json) as JsonValue;
  return json.includes('\\u') ? storable(plain) : plain;
}

function toJsonText(value: unknown): string {
  // Without a replacer JSON.stringify is twice as fast, and errors are rare.
  return holdsError(value) ? JSON.stringify(value, plainErrors) : JSON.stringify(value);
}

function plainErrors(_: string, value: unknown): unknown {
  return value instanceof Error ? toPlainError(value) : value;
}

function holdsError(value: unknown): boolean {
  if (value === null || typeof value !== 'object') return false;
  if (value instanceof Error) return true;
  if (Array.isArray(value)) return value.some(holdsError);
  return typeof (value as { toJSON?: unknown }).toJSON === 'function'
    ? false
    : Object.values(value).some(holdsError);
}

function openScope(input: StepInput, actions: ScopedAction[]) {
  const { actor } = input;
  // A root has a parent that leads nowhere, so that a chart that reports to its parent also runs alone.
  const parent = reference('parent', actor.parent ?? undefined);
  const self = reference(actor.childId, actor.address, parent);
  const random = createTurnRandom(`${actor.address}@${input.seq}`);
  const facts: TurnFacts = {
    address: actor.address,
    root: actor.root,
    parent: actor.parent,
    seq: input.seq,
    at: input.at,
    sender: input.sender,
    id: () => encodeUlid(input.at, () => Math.floor(random() * 32)),
    random,
  };
  const system = Object.assign(Object.create(self.system) as object, {
    get: (address: string) => reference(address, address),
    [turnKey]: facts,
  });
  return {
    self,
    id: actor.childId,
    sessionId: actor.address,
    system,
    logger: () => {},
    defer: () => {},
    emit: () => {},
    stopChild: () => {},
    actionExecutor: (action: ScopedAction) => actions.push(action),
  };
}

/** The stored form back to life. The given object is consumed: XState writes into it. */
export function restoreSnapshot(
  prepared: PreparedMachine,
  actor: StepActor,
  stored: StoredSnapshot,
): AnyMachineSnapshot {
  const scope = openScope({ actor, snapshot: null, event: { type: '' }, sender: null, seq: 0, at: 0 }, []);
  return prepared.machine.restoreSnapshot(stored as never, scope as never);
}

export function persistSnapshot(prepared: PreparedMachine, snapshot: AnyMachineSnapshot): StoredSnapshot {
  return JSON.parse(persistSnapshotJson(prepared, snapshot)) as StoredSnapshot;
}

/** The stored form of a snapshot as JSON text. */
export function persistSnapshotJson(prepared: PreparedMachine, snapshot: AnyMachineSnapshot): string {
  // XState searches the whole context for actor references, which took a third of a turn's time. JSON.stringify meets
  // them as well, and their `toJSON` gives the same form.
  const { context } = snapshot;
  const rest = prepared.machine.getPersistedSnapshot({
    ...snapshot,
    context: undefined,
  } as AnyMachineSnapshot);
  return toJsonText({ ...rest, context });
}

/** Address of the live child with this id, or undefined. */
export function childAddress(snapshot: AnyMachineSnapshot, id: string): string | undefined {
  return addressOf((snapshot.children as Record<string, AnyActorRef | undefined>)[id]);
}

export function childAddresses(
  snapshot: AnyMachineSnapshot,
): readonly { id: string; address: string; source: string }[] {
  return Object.entries(snapshot.children as Record<string, AnyActorRef | undefined>).flatMap(([id, ref]) => {
    const address = addressOf(ref);
    if (!ref || address === undefined || stubOf(ref).status !== 'active') return [];
    return [{ id, address, source: String((ref as { src?: unknown }).src) }];
  });
}

/**
 * One turn: applies the event to the snapshot and collects what the chart asked for, in the order it asked.
 * Pure: the same input gives the same result. Throws what a guard or an action of the chart throws.
 */
export function step(prepared: PreparedMachine, input: StepInput): StepResult {
  const actions: ScopedAction[] = [];
  const scope = openScope(input, actions);
  const previous = input.snapshot;
  const moved = transition(prepared, input, scope);
  // A context factory that throws comes out as a snapshot that says so.
  if (moved.status === 'error') throw moved.error;
  const check = { address: input.actor.address, sound: prepared.sound };
  const context = storableContext(moved.context as object, check);
  const next = context === moved.context ? moved : ({ ...moved, context } as AnyMachineSnapshot);
  const status = next.status === 'active' ? 'active' : next.status === 'done' ? 'done' : 'stopped';
  const children = status === 'active' ? (next.children as Record<string, AnyActorRef>) : {};
  const outputs: StepOutput[] = [];
  collectStarted({ prepared, input, previous, children, outputs });
  collectActions({ prepared, input, actions, outputs });
  for (const [id, ref] of Object.entries((previous?.children ?? {}) as Record<string, AnyActorRef>)) {
    if (children[id] === ref || stubOf(ref).status !== 'active') continue;
    const address = addressOf(ref);
    if (address !== undefined) outputs.push({ kind: 'stop', address });
  }
  const snapshot = status === 'active' ? next : ({ ...next, children: {} } as AnyMachineSnapshot);
  return { snapshot, outputs, status, output: status === 'done' ? toJson(next.output) : null };
}

function transition(prepared: PreparedMachine, input: StepInput, scope: object): AnyMachineSnapshot {
  try {
    return advance(prepared, input, scope);
  } catch (error) {
    // XState has no class for it.
    if (error instanceof Error && error.message.startsWith('Infinite loop detected'))
      throw kernelErrors.restless(input.actor.address, input.event.type, MOST_MICROSTEPS);
    throw error;
  }
}

function advance(prepared: PreparedMachine, input: StepInput, scope: object): AnyMachineSnapshot {
  const { machine } = prepared;
  const { event, snapshot } = input;
  if (event.type === controlEvent.init || event.type === controlEvent.restart || snapshot === null) {
    return machine.getInitialSnapshot(scope as never, event['input'] as never) as AnyMachineSnapshot;
  }
  if (event.type === controlEvent.stop) {
    return machine.transition(
      snapshot,
      { type: 'xstate.stop' } as never,
      scope as never,
    ) as AnyMachineSnapshot;
  }
  const inner = toXStateEvent(event);
  if (event.type === controlEvent.childDone || event.type === controlEvent.childFailed) {
    const child = (snapshot.children as Record<string, AnyActorRef | undefined>)[String(event['child'])];
    if (child) stubOf(child).status = 'done';
  }
  const next = machine.transition(snapshot, inner as never, scope as never) as AnyMachineSnapshot;
  // XState fails a parent that does not handle its child's error. Here a child's failure is news, not a verdict.
  return event.type === controlEvent.childFailed && next.status === 'error' ? snapshot : next;
}

function toXStateEvent(event: ActorEvent): ActorEvent {
  const child = String(event['child']);
  if (event.type === controlEvent.childDone) {
    return { type: `xstate.done.actor.${child}`, output: event['output'], actorId: child };
  }
  if (event.type === controlEvent.childFailed) {
    return { type: `xstate.error.actor.${child}`, error: event['error'] as PlainError, actorId: child };
  }
  return event;
}

function collectStarted(scan: {
  prepared: PreparedMachine;
  input: StepInput;
  previous: AnyMachineSnapshot | null;
  children: Record<string, AnyActorRef>;
  outputs: StepOutput[];
}): void {
  const { input, previous, children, outputs } = scan;
  const before = (previous?.children ?? {}) as Record<string, AnyActorRef | undefined>;
  // Compared by reference: covers invoke, spawnChild, spawn() in assign and re-entry alike.
  for (const [id, ref] of Object.entries(children)) {
    if (before[id] === ref) continue;
    const source = (ref as { src?: unknown }).src;
    if (typeof source !== 'string' || !scan.prepared.sources.has(source)) {
      throw kernelErrors.anonymousChild(input.actor.address, id);
    }
    const child = stubOf(ref);
    if (child.address !== undefined) continue;
    child.address = `${input.actor.address}/${id}:${input.seq}`;
    outputs.push({ kind: 'start', id, address: child.address, source, input: toJson(child.input) });
    delete child.input;
  }
}

function collectActions(scan: {
  prepared: PreparedMachine;
  input: StepInput;
  actions: readonly ScopedAction[];
  outputs: StepOutput[];
}): void {
  const { input, outputs } = scan;
  const { address } = input.actor;
  scan.actions.forEach((action, index) => {
    const params = (action.params ?? {}) as Record<string, unknown>;
    const id = (params['id'] as string | undefined) ?? `${input.seq}.${index}`;
    const { delay } = params;
    switch (action.type) {
      case 'xstate.raise':
        if (typeof delay === 'number') {
          outputs.push({
            kind: 'arm',
            id,
            delayMs: delay,
            target: address,
            event: toJson(params['event']) as unknown as ActorEvent,
          });
        }
        return;
      case 'xstate.sendTo': {
        const to = addressOf(params['to']);
        if (to === undefined) {
          if (input.actor.parent === null && (params['to'] as { id?: string } | undefined)?.id === 'parent')
            return;
          throw kernelErrors.sendWithoutTarget(address, (params['event'] as ActorEvent).type);
        }
        const event = toJson(params['event']) as unknown as ActorEvent;
        outputs.push(
          typeof delay === 'number'
            ? { kind: 'arm', id, delayMs: delay, target: to, event }
            : { kind: 'send', to, event },
        );
        return;
      }
      case 'xstate.cancel':
        outputs.push({ kind: 'disarm', id: String(params['sendId']) });
        return;
      case 'xstate.emit':
        outputs.push({ kind: 'emit', event: toJson(params['event']) as unknown as ActorEvent });
        return;
      case 'xstate.spawnChild':
      case 'xstate.stopChild':
      case 'xstate.log':
        return; // children are found by comparison; a log line is no effect
      default:
        if (!(action.type in scan.prepared.machine.implementations.actions)) {
          throw kernelErrors.inlineAction(address, action.type);
        }
        outputs.push({
          kind: 'action',
          address: `${address}!${action.type}:${input.seq}.${index}`,
          type: action.type,
          params: toJson(action.params),
        });
    }
  });
}

/** Active states as dotted paths, outermost first. */
export function activePaths(value: JsonValue): readonly string[] {
  if (typeof value === 'string') return [value];
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return [];
  return Object.entries(value as JsonObject).flatMap(([key, inner]) => [
    key,
    ...activePaths(inner).map((path) => `${key}.${path}`),
  ]);
}

/** Why a stored state value is not one of this machine's, or null when it is. XState itself would widen it silently. */
export function checkStateValue(prepared: PreparedMachine, stored: StoredSnapshot): string | null {
  try {
    const resolved = prepared.machine.resolveState({ value: stored.value, context: {} } as never);
    const same = canonicalJson(resolved.value) === canonicalJson(stored.value);
    return same
      ? null
      : `state ${JSON.stringify(stored.value)} would become ${JSON.stringify(resolved.value)}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
