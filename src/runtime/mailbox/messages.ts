import { type ActorEvent, type StoredEffect, type StoredTimer, storable } from '#core';
import { controlEvent } from '../control-event.ts';
import type { Message } from './slot.ts';

/** A message of the runtime itself: no row, nobody waits. */
export function internalMessage(address: string, messageId: string, event: ActorEvent): Message {
  return {
    address,
    messageId,
    event,
    sender: null,
    key: null,
    attempts: 0,
    notBefore: null,
    stored: false,
    unborn: false,
    external: false,
    waiters: [],
  };
}

export function timerMessage(timer: StoredTimer): Message {
  const { address, id, armedSeq, target } = timer;
  // A delayed send to another actor is a turn of the sender first: its timer row goes in the same commit.
  const event = target === address ? timer.event : { type: controlEvent.timer, id };
  return {
    ...internalMessage(address, `${address}!${id}@${armedSeq}`, event),
    sender: address,
    timer: { id, armedSeq },
  };
}

/** The result of an effect: its turn deletes the effect's row. */
export function resultMessage(effect: StoredEffect, event: ActorEvent): Message {
  // What comes from outside may hold characters that no row can: in memory it must be what the journal will say.
  const message = internalMessage(effect.owner, `${effect.address}#${effect.attempt}`, storable(event));
  return { ...message, sender: effect.address, effect: effect.address };
}

/** An event that an effect sends while it runs. */
export function noticeMessage(effect: StoredEffect, event: ActorEvent, index: number): Message {
  const message = internalMessage(
    effect.owner,
    `${effect.address}#${effect.attempt}.${index}`,
    storable(event),
  );
  return { ...message, sender: effect.address };
}

/** Identity of a stored message. */
export function idOf({ address, messageId }: { address: string; messageId: string }): string {
  return `${address} ${messageId}`;
}
