import type { AgentResolvers, AgentStatus } from '../__generated__/resolvers-types.ts';
import { readPage } from '../connection.ts';
import { encodeNodeId } from '../node-id.ts';

export const Agent: AgentResolvers = {
  id: ({ address }) => encodeNodeId('Agent', address),
  conversation: ({ conversation }, _, { loaders }) =>
    conversation === null ? null : loaders.row('conversations', conversation),
  status: ({ status }) => status as AgentStatus,
  workingOn: ({ currentRequest }) =>
    typeof currentRequest?.['kind'] === 'string' ? currentRequest['kind'] : null,
  modelCalls: ({ address }, page, { loaders }) =>
    loaders.owned('modelCallsOfActor', address, {}, readPage(page)),
  actor: ({ address }, _, { loaders }) => loaders.row('actors', address),
};
