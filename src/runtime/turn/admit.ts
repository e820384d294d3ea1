import type { StatehouseError } from '#core';
import { controlEvent, isControlEvent } from '../control-event.ts';
import type { Message } from '../mailbox/slot.ts';
import { runtimeErrors } from '../runtime-errors.ts';
import { acceptedEvents, covers, publicEvents } from '../views/accepted-events.ts';
import type { Activation } from './activation.ts';

export type Admission =
  | { readonly kind: 'turn' }
  /** Nothing is left to do for it; who waits gets the present state. */
  | { readonly kind: 'void' }
  | { readonly kind: 'refused'; readonly error: StatehouseError };

/** Whether a message may become a turn of the actor as it is now. */
export function admit(activation: Activation, message: Message): Admission {
  const { event, external } = message;
  if (event.type === controlEvent.init) return activation.seq === 0 ? { kind: 'turn' } : { kind: 'void' };
  if (activation.status !== 'active') {
    if (event.type === controlEvent.restart && activation.status !== 'quarantined') return { kind: 'turn' };
    if (!external || event.type === controlEvent.stop) return { kind: 'void' };
    return { kind: 'refused', error: runtimeErrors.ended(activation.address, activation.status) };
  }
  if (!external || isControlEvent(event.type)) return { kind: 'turn' };
  const allowed = publicEvents(activation.chart);
  if (allowed && !allowed.includes(event.type)) {
    return { kind: 'refused', error: runtimeErrors.notPublic(activation.chart.id, event.type, allowed) };
  }
  const accepted = acceptedEvents(activation);
  if (covers(accepted, event.type)) return { kind: 'turn' };
  const state = activation.snapshot?.value;
  const open = allowed ? accepted.filter((type) => allowed.includes(type)) : accepted;
  return { kind: 'refused', error: runtimeErrors.notAccepted(activation.address, event.type, state, open) };
}
