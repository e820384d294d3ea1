import type { ActorEvent } from '#core';
import type { Dice } from './dice.ts';

const kinds = [
  'deposit',
  'deposit',
  'deposit',
  'rest',
  'call.safe',
  'call.unsafe',
  'errand',
  'note',
  'remind',
  'ask',
] as const;

/** Some event for a clerk; `nth` makes the ids of what it starts different. */
export function nextEvent(dice: Dice, nth: number): ActorEvent {
  const type = dice.pick(kinds);
  switch (type) {
    case 'deposit':
      return { type, amount: dice.between(1, 9) };
    case 'rest':
      return { type, ms: dice.between(1, 300) };
    case 'errand':
      return { type, id: `e${nth}`, ms: dice.between(0, 120) };
    case 'note':
      return { type, text: `note ${nth}` };
    case 'ask':
      return { type, id: `q${nth}`, deadlineMs: dice.between(100, 3_000) };
    default:
      return { type };
  }
}
