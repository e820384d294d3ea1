import type { VoteResolvers } from '../__generated__/resolvers-types.ts';
import { encodeNodeId } from '../node-id.ts';
import { findAgent } from './find-agent.ts';
import { required } from './required.ts';

export const Vote: VoteResolvers = {
  id: ({ ballot, voter }) => encodeNodeId('Vote', `${ballot}|${voter}`),
  ballot: async ({ ballot }, _, { loaders }) =>
    required(await loaders.row('ballots', ballot), 'ballot', ballot),
  agent: async ({ ballot, voter }, _, { loaders }) => {
    const row = await loaders.row('ballots', ballot);
    return row?.conversation == null ? null : findAgent(loaders, row.conversation, voter);
  },
  ranking: ({ ranking }) => ranking ?? [],
  approvals: ({ approvals }) => approvals ?? [],
};
