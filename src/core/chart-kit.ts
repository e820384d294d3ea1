import type { PromiseActorLogic } from 'xstate';
import type { JsonValue } from './json.ts';

/**
 * What a step may know of the world besides its event: read through {@link turnOf}, recorded in the journal,
 * and therefore the same in a replay.
 */
export interface TurnFacts {
  /** Durable address of the actor. */
  readonly address: string;
  /** Address of the root of its tree. */
  readonly root: string;
  /** Address of its parent, or null for a root. */
  readonly parent: string | null;
  /** The turn's number within the actor, from 1. */
  readonly seq: number;
  /** Time of the turn in milliseconds since the Unix epoch. */
  readonly at: number;
  /** Address of the actor, or name of the person, that sent the event; null when unknown. */
  readonly sender: string | null;
  /** A new id on each call (26 characters, sortable by time), the same ones again in a replay. */
  id(): string;
  /** A new number in [0, 1) on each call, the same ones again in a replay. */
  random(): number;
}

/** Key under which the kernel hands the turn's facts to a step. */
export const turnKey: unique symbol = Symbol.for('statehouse.turn');

/**
 * The facts of the running turn. Use it inside `assign`, `emit` and `sendTo`:
 * `assign({ startedAt: ({ system }) => turnOf(system).at })`. Guards, delays and input functions get no `system` from
 * XState: put what they need into the context first.
 * Outside Statehouse (a plain `createActor`) it gives a fixed turn of an actor called `local`.
 */
export function turnOf(system: object): TurnFacts {
  const facts = (system as { [turnKey]?: TurnFacts })[turnKey];
  return facts ?? localTurn;
}

const localTurn: TurnFacts = {
  address: 'local',
  root: 'local',
  parent: null,
  seq: 0,
  at: 0,
  sender: null,
  id: () => '00000000000000000000000000',
  random: () => 0,
};

/**
 * A reference to another actor by its durable address, for `sendTo`:
 * `sendTo(({ context, system }) => actorAt(system, context.peer), { type: 'peer.hello' })`.
 */
export function actorAt<Ref>(system: { get(key: string): Ref }, address: string): NonNullable<Ref> {
  const ref = system.get(address);
  if (ref === undefined || ref === null)
    throw new TypeError(`no actor can be addressed as '${address}' here`);
  return ref;
}

/**
 * Declares an effect as a child source: `setup({ actors: { model: effect<Input, Output>() } })`, then
 * `invoke: { src: 'model', id: 'reply', input, onDone, onError }`. The runtime runs the handler that is registered
 * under the source's name, after the turn is committed; its result comes back as the done or error event.
 */
export function effect<Input extends JsonValue | object, Output>(): PromiseActorLogic<Output, Input> {
  const inert = {
    config: async () => {
      throw new TypeError(
        'an effect runs in the runtime only; provide an implementation to run the chart alone',
      );
    },
    transition: <S>(snapshot: S) => snapshot,
    getInitialSnapshot: (_: unknown, input: Input) => ({
      status: 'active',
      input,
      output: undefined,
      error: undefined,
    }),
    getPersistedSnapshot: <S>(snapshot: S) => snapshot,
    restoreSnapshot: <S>(snapshot: S) => snapshot,
  };
  return inert as unknown as PromiseActorLogic<Output, Input>;
}

/** Tag of a state that waits for a person. Such a state needs a way out by time (`after`), its own or an ancestor's. */
export const waitsOnPerson = 'waitsOnPerson';

/** Tag of a final state that counts as a failure to the supervisor. */
export const failedTag = 'failed';
