import type {
  DeadLetterResolvers,
  EffectResolvers,
  HaltResolvers,
  NotificationResolvers,
  TimerResolvers,
  TurnReceiptResolvers,
} from '../__generated__/resolvers-types.ts';
import { encodeNodeId } from '../node-id.ts';
import { encodeCommitCursor } from '../streams/commit-cursor.ts';

export const Timer: TimerResolvers = {
  id: ({ address, id }) => encodeNodeId('Timer', `${address}|${id}`),
  name: ({ id }) => id,
};

export const Effect: EffectResolvers = {
  id: ({ address }) => encodeNodeId('Effect', address),
  owner: ({ owner }, _, { loaders }) => loaders.row('actors', owner),
};

export const DeadLetter: DeadLetterResolvers = {
  id: ({ id }) => encodeNodeId('DeadLetter', id),
  actor: ({ address }, _, { loaders }) => loaders.row('actors', address),
};

export const Notification: NotificationResolvers = {
  id: ({ id }) => encodeNodeId('Notification', id),
  address: ({ id }) => id,
};

export const Halt: HaltResolvers = {
  root: (halt) => ('root' in halt && halt.root !== '*' ? halt.root : null),
  queue: (halt) => ('queue' in halt ? halt.queue : null),
};

export const TurnReceipt: TurnReceiptResolvers = {
  cursor: ({ position }) => encodeCommitCursor({ position }),
};
