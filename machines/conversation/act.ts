import { type ActionFunction, enqueueActions, type ParameterizedObject, type ProvidedActor } from 'xstate';
import { type DeliberationFact, turnOf } from '#core';
import type { ConversationContext, ConversationEvent } from './conversation-state.ts';
import { type Draft, type DraftOrder, openDraft } from './draft.ts';

/** The little of XState's `enqueue` that a draft needs. */
interface Enqueue {
  assign(context: ConversationContext): void;
  emit(fact: DeliberationFact): void;
  spawnChild(source: string, options: { id: string; input: unknown }): void;
  sendTo(target: string, event: { type: string }): void;
}

type ConversationAction<
  Actor extends ProvidedActor,
  Action extends ParameterizedObject,
  Guard extends ParameterizedObject,
  Delay extends string,
> = ActionFunction<
  ConversationContext,
  ConversationEvent,
  ConversationEvent,
  undefined,
  Actor,
  Action,
  Guard,
  Delay,
  DeliberationFact
>;

/**
 * An action out of a function that writes to a draft: its context is assigned, its facts are emitted, its orders go to
 * the children, all in the order in which they were given.
 */
export function act<
  Event extends object,
  Actor extends ProvidedActor,
  Action extends ParameterizedObject,
  Guard extends ParameterizedObject,
  Delay extends string,
>(run: (draft: Draft, event: Event) => void): ConversationAction<Actor, Action, Guard, Delay> {
  const action = enqueueActions<ConversationContext, ConversationEvent, undefined>(
    ({ enqueue, context, event, system }) => {
      const draft = openDraft(context, turnOf(system));
      run(draft, event as unknown as Event);
      const queue = enqueue as unknown as Enqueue;
      if (draft.context !== context) queue.assign(draft.context);
      for (const fact of draft.facts) queue.emit(fact);
      for (const order of draft.orders) give(queue, order);
    },
  );
  return action as unknown as ConversationAction<Actor, Action, Guard, Delay>;
}

function give(queue: Enqueue, order: DraftOrder): void {
  switch (order.kind) {
    case 'panel':
      queue.sendTo('panel', order.event);
      return;
    case 'send':
      queue.sendTo(order.child, order.event);
      return;
    default:
      queue.spawnChild(order.kind, { id: order.id, input: order.input });
  }
}
