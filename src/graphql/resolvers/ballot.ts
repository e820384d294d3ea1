import type { BallotResolvers, BallotStatus } from '../__generated__/resolvers-types.ts';
import { readPage } from '../connection.ts';
import { encodeNodeId } from '../node-id.ts';
import { ballotParts } from './ballot-parts.ts';

export const Ballot: BallotResolvers = {
  id: ({ address }) => encodeNodeId('Ballot', address),
  conversation: ({ conversation }, _, { loaders }) =>
    conversation === null ? null : loaders.row('conversations', conversation),
  rule: ({ rule }) => ballotParts.rule(rule).kind,
  ruleParameters: ({ rule }) => rule,
  proposal: async ({ proposal }, _, { loaders }) => {
    const { messageId, ...words } = ballotParts.proposal(proposal);
    return { ...words, message: messageId === null ? null : await loaders.row('messages', messageId) };
  },
  options: ({ options }) => ballotParts.options(options),
  eligible: ({ eligible }) => ballotParts.eligible(eligible),
  status: ({ status }) => status as BallotStatus,
  votes: ({ address }, page, { loaders }) => loaders.owned('votesOf', address, {}, readPage(page)),
  outcome: ({ outcome }) => (outcome === null ? null : ballotParts.outcome(outcome)),
  minorityReport: ({ minorityReport }) => ballotParts.minorityReport(minorityReport),
  // A runoff has a row of its own, `<address>#runoff`, and no actor of its own.
  actor: ({ address }, _, { loaders }) => loaders.row('actors', address.replace(/#.*$/, '')),
};
