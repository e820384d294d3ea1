import { type ActionFunction, enqueueActions, type ParameterizedObject, type ProvidedActor } from 'xstate';
import { actorAt, type TaskFact, type TurnFacts, turnOf } from '#core';

/** A child to start, an event for an actor at an address, or one for the parent. */
export type Order =
  | { readonly kind: 'spawn'; readonly source: string; readonly id: string; readonly input: unknown }
  | { readonly kind: 'send'; readonly to: string; readonly event: { readonly type: string } }
  | { readonly kind: 'report'; readonly event: { readonly type: string } }
  /** Lets go of a child that has ended. */
  | { readonly kind: 'forget'; readonly id: string };

/**
 * What one action changes, gathered while it works: the next context, facts and orders. The functions that write to a
 * draft stay free of XState; the chart commits it.
 */
export interface Draft<Context, Known extends { readonly type: string } = TaskFact> {
  context: Context;
  readonly turn: TurnFacts;
  readonly facts: Known[];
  readonly orders: Order[];
}

/** What orders are added to. */
type Ordering = Pick<Draft<unknown>, 'turn' | 'orders'>;

export function change<Context>(draft: { context: Context }, patch: Partial<Context>): void {
  draft.context = { ...draft.context, ...patch };
}

export function send<Event extends { readonly type: string }>(
  draft: Ordering,
  to: string,
  event: Event,
): void {
  draft.orders.push({ kind: 'send', to, event });
}

export function report<Event extends { readonly type: string }>(draft: Ordering, event: Event): void {
  draft.orders.push({ kind: 'report', event });
}

/** Starts a child and returns the address that it will have. */
export function spawn(draft: Ordering, source: string, id: string, input: unknown): string {
  draft.orders.push({ kind: 'spawn', source, id, input });
  return `${draft.turn.address}/${id}:${draft.turn.seq}`;
}

/** Lets go of a child that has ended, so that the snapshot does not grow with it. */
export function forget(draft: Ordering, id: string): void {
  draft.orders.push({ kind: 'forget', id });
}

/** The little of XState's `enqueue` that a draft needs. */
interface Enqueue {
  assign(context: unknown): void;
  emit(fact: { readonly type: string }): void;
  spawnChild(source: string, options: { id: string; input: unknown }): void;
  sendTo(target: unknown, event: { type: string }): void;
  sendParent(event: { type: string }): void;
  stopChild(id: string): void;
}

type DraftAction<
  Context extends object,
  ChartEvent extends { type: string },
  Actor extends ProvidedActor,
  Action extends ParameterizedObject,
  Guard extends ParameterizedObject,
  Delay extends string,
  Known extends { readonly type: string },
> = ActionFunction<Context, ChartEvent, ChartEvent, undefined, Actor, Action, Guard, Delay, Known>;

/** Makes the function that turns functions over drafts into actions of a chart with this context and these events. */
export function actionsOver<
  Context extends object,
  ChartEvent extends { type: string },
  Known extends { readonly type: string } = TaskFact,
>() {
  return function act<
    Event extends object,
    Actor extends ProvidedActor,
    Action extends ParameterizedObject,
    Guard extends ParameterizedObject,
    Delay extends string,
  >(
    run: (draft: Draft<Context, Known>, event: Event) => void,
  ): DraftAction<Context, ChartEvent, Actor, Action, Guard, Delay, Known> {
    const action = enqueueActions<Context, ChartEvent, undefined>(({ enqueue, context, event, system }) => {
      const draft: Draft<Context, Known> = { context, turn: turnOf(system), facts: [], orders: [] };
      run(draft, event as unknown as Event);
      const queue = enqueue as unknown as Enqueue;
      if (draft.context !== context) queue.assign(draft.context);
      for (const fact of draft.facts) queue.emit(fact);
      for (const order of draft.orders) {
        if (order.kind === 'spawn') queue.spawnChild(order.source, { id: order.id, input: order.input });
        else if (order.kind === 'report') queue.sendParent(order.event);
        else if (order.kind === 'forget') queue.stopChild(order.id);
        else queue.sendTo(actorAt(system, order.to), order.event);
      }
    });
    return action as unknown as DraftAction<Context, ChartEvent, Actor, Action, Guard, Delay, Known>;
  };
}
