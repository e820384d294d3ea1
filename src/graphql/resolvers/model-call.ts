import type { ModelCallResolvers } from '../__generated__/resolvers-types.ts';
import { encodeNodeId } from '../node-id.ts';

export const ModelCall: ModelCallResolvers = {
  id: ({ id }) => encodeNodeId('ModelCall', id),
  actor: ({ address }, _, { loaders }) => loaders.row('actors', address),
};
