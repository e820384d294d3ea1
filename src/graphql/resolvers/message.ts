import type { MessageResolvers, MessageType, Phase } from '../__generated__/resolvers-types.ts';
import { readPage } from '../connection.ts';
import { encodeNodeId } from '../node-id.ts';

export const Message: MessageResolvers = {
  id: ({ id }) => encodeNodeId('Message', id),
  conversation: ({ conversation }, _, { loaders }) => loaders.row('conversations', conversation),
  agent: ({ senderType, sender }, _, { loaders }) =>
    senderType === 'agent' ? loaders.row('agents', sender) : null,
  type: ({ type }) => type as MessageType,
  phase: ({ phase }) => phase as Phase,
  parent: ({ parentId }, _, { loaders }) => (parentId === null ? null : loaders.row('messages', parentId)),
  replies: ({ id }, page, { loaders }) => loaders.owned('repliesTo', id, {}, readPage(page)),
  cut: ({ cut }) =>
    cut === null
      ? null
      : {
          offset: Number(cut['offset'] ?? 0),
          reason: String(cut['reason'] ?? ''),
          prefix: String(cut['prefix'] ?? ''),
        },
  modelCall: ({ callId }, _, { loaders }) => (callId === null ? null : loaders.row('modelCalls', callId)),
};
