import type { ConversationResolvers, ConversationStatus, Phase } from '../__generated__/resolvers-types.ts';
import { readPage } from '../connection.ts';
import { encodeNodeId, readKey } from '../node-id.ts';
import { readDecision } from './decision.ts';
import { defined } from './defined.ts';

export const Conversation: ConversationResolvers = {
  id: ({ address }) => encodeNodeId('Conversation', address),
  status: ({ status }) => status as ConversationStatus,
  phase: ({ phase }) => phase as Phase,
  agents: ({ address }, page, { loaders }) => loaders.owned('agentsOf', address, {}, readPage(page)),
  messages: ({ address }, { filter, ...page }, { loaders }) => {
    const { parent, ...rest } = filter ?? {};
    const wanted = { ...rest, parent: parent == null ? null : readKey('Message', parent) };
    return loaders.owned('messagesOf', address, defined(wanted), readPage(page));
  },
  ballots: ({ address }, page, { loaders }) => loaders.owned('ballotsOf', address, {}, readPage(page)),
  clarifications: ({ address }, { statuses, ...page }, { loaders }) =>
    loaders.owned('clarificationsOf', address, defined({ statuses }), readPage(page)),
  modelCalls: ({ address }, page, { loaders }) =>
    loaders.owned('modelCallsOfRoot', address, {}, readPage(page)),
  decision: ({ decision }) => readDecision(decision),
  failure: ({ failure }) =>
    failure === null
      ? null
      : { code: String(failure['code'] ?? 'failed'), message: String(failure['message'] ?? 'unknown') },
  totals: ({ messageCount, promptTokens, completionTokens, costUsd }) => ({
    messages: messageCount,
    calls: null,
    promptTokens,
    completionTokens,
    costUsd,
  }),
  actor: ({ address }, _, { loaders }) => loaders.row('actors', address),
};
