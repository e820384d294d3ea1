import { expect, test } from 'vitest';
import { internalMessage } from '../../src/runtime/mailbox/messages.ts';
import { createSlot, type Message, putMessage } from '../../src/runtime/mailbox/slot.ts';

const from = (sender: string, messageId: string): Message => ({
  ...internalMessage('clerk/b', messageId, { type: 'tell' }),
  sender,
});

test('queues a message before later ones of the same actor, and behind all others', () => {
  const slot = createSlot('clerk/b', 0);
  const ids = [
    'clerk/a@8.0',
    'clerk/c@1.0',
    'clerk/a@10.0',
    'key-1',
    'clerk/a@9.1',
    'clerk/a@9.0',
    'key-0',
    'clerk/a@4.0',
  ];
  for (const id of ids) putMessage(slot, from(id.includes('@') ? (id.split('@')[0] ?? '') : 'ann', id));
  expect(slot.queue.map(({ messageId }) => messageId)).toEqual([
    'clerk/a@4.0',
    'clerk/a@8.0',
    'clerk/c@1.0',
    'clerk/a@9.0',
    'clerk/a@9.1',
    'clerk/a@10.0',
    'key-1',
    'key-0',
  ]);
});
