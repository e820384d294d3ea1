import type { ClarificationResolvers, ExpiryPolicy } from '../__generated__/resolvers-types.ts';
import { encodeNodeId } from '../node-id.ts';

export const Clarification: ClarificationResolvers = {
  id: ({ address }) => encodeNodeId('Clarification', address),
  agent: ({ asker }, _, { loaders }) => loaders.row('agents', asker),
  conversation: ({ conversation }, _, { loaders }) =>
    conversation === null ? null : loaders.row('conversations', conversation),
  expiryPolicy: ({ expiryPolicy }) => expiryPolicy as ExpiryPolicy,
};
