import type { Resolvers } from '../__generated__/resolvers-types.ts';
import { findAgent } from './find-agent.ts';
import { required } from './required.ts';

type Names =
  | 'ActorChanged'
  | 'AgentJoined'
  | 'AgentTyping'
  | 'BallotClosed'
  | 'BallotOpened'
  | 'ClarificationClosed'
  | 'ClarificationOpened'
  | 'ConsensusReached'
  | 'MessageAdded'
  | 'PhaseChanged'
  | 'ResponseComplete'
  | 'StatusChanged'
  | 'SupervisorActed'
  | 'UsageChanged'
  | 'VoteCast';

/** Fields of the events of streams: an event names what it is about, the rows are read when a field asks for them. */
export const streamEvents: Pick<Resolvers, Names> = {
  ActorChanged: {
    actor: ({ entry }, _, { loaders }) => loaders.row('actors', entry.address),
  },
  AgentJoined: {
    address: ({ fact }) => fact.agent,
    agent: ({ fact }, _, { loaders }) => loaders.row('agents', fact.agent),
  },
  AgentTyping: {
    address: ({ fact }) => fact.agent,
    agent: ({ fact }, _, { loaders }) => loaders.row('agents', fact.agent),
    typing: ({ fact }) => fact.status === 'thinking',
    agentStatus: ({ fact }) => fact.status,
    workingOn: ({ fact }) => fact.request?.kind ?? null,
  },
  BallotClosed: {
    ballot: async ({ fact }, _, { loaders }) =>
      required(await loaders.row('ballots', fact.ballot), 'ballot', fact.ballot),
  },
  BallotOpened: {
    ballot: async ({ fact }, _, { loaders }) =>
      required(await loaders.row('ballots', fact.ballot), 'ballot', fact.ballot),
  },
  ClarificationClosed: {
    clarification: async ({ fact }, _, { loaders }) =>
      required(await loaders.row('clarifications', fact.clarification), 'clarification', fact.clarification),
  },
  ClarificationOpened: {
    clarification: async ({ fact }, _, { loaders }) =>
      required(await loaders.row('clarifications', fact.clarification), 'clarification', fact.clarification),
  },
  ConsensusReached: {
    decision: ({ fact }) => fact.decision,
    conversation: ({ subject }, _, { loaders }) => loaders.row('conversations', subject),
  },
  MessageAdded: {
    message: async ({ fact }, _, { loaders }) =>
      required(await loaders.row('messages', fact.id), 'message', fact.id),
  },
  PhaseChanged: { phase: ({ fact }) => fact.phase },
  ResponseComplete: {
    address: ({ fact }) => fact.agent,
    agent: ({ fact }, _, { loaders }) => loaders.row('agents', fact.agent),
    kind: ({ fact }) => fact.kind,
    promptTokens: ({ fact }) => fact.promptTokens,
    completionTokens: ({ fact }) => fact.completionTokens,
    costUsd: ({ fact }) => fact.costUsd,
    rehearsal: ({ fact }) => fact.rehearsal,
  },
  StatusChanged: {
    status: ({ fact }) => fact.status,
    reason: ({ fact }) => fact.reason,
    conversation: ({ subject }, _, { loaders }) => loaders.row('conversations', subject),
  },
  SupervisorActed: {
    policy: ({ fact }) => fact.policy,
    action: ({ fact }) => fact.action,
    persona: ({ fact }) => fact.agent,
    agent: ({ fact, subject }, _, { loaders }) => findAgent(loaders, subject, fact.agent),
  },
  UsageChanged: { totals: ({ fact }) => fact.totals },
  VoteCast: {
    vote: async ({ fact }, _, { loaders }) => {
      const key = `${fact.ballot}|${fact.voter}`;
      return required(await loaders.row('votes', key), 'vote', key);
    },
  },
};
