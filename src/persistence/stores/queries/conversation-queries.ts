import type { AgentFilter, AgentRow, ConversationFilter, ConversationRow, Queries } from '#core';
import { Agent, type AgentRow as AgentRecord } from '../../entities/agent.ts';
import { Conversation, type ConversationRow as ConversationRecord } from '../../entities/conversation.ts';
import { createListing } from './create-listing.ts';
import { createLookup, keyedBy } from './create-lookup.ts';
import { createOwnedListing } from './create-owned-listing.ts';
import { anyOf, fieldsOf, type ListingSource, where } from './listing-source.ts';
import type { Reader } from './reader.ts';

const conversations: ListingSource<ConversationRecord, ConversationRow, ConversationFilter> = {
  entity: Conversation,
  table: 'conversations',
  fields: fieldsOf<ConversationRow>({
    address: true,
    goal: true,
    status: true,
    phase: true,
    options: true,
    summary: true,
    decision: true,
    failure: true,
    messageCount: true,
    promptTokens: true,
    completionTokens: true,
    costUsd: true,
    rehearsal: true,
    deletedAt: true,
    createdAt: true,
    updatedAt: true,
  }),
  order: [
    { property: 'createdAt', direction: 'desc', type: 'instant' },
    { property: 'address', direction: 'asc', type: 'text' },
  ],
  where: ({ statuses, search, rehearsal }) =>
    where<ConversationRecord>({
      deletedAt: null,
      status: anyOf(statuses),
      goal: search === undefined ? undefined : { $ilike: `%${search.replace(/[\\%_]/g, '\\$&')}%` },
      rehearsal,
    }),
  toRow: (record) => record,
};

const agents: ListingSource<AgentRecord, AgentRow, AgentFilter> = {
  entity: Agent,
  table: 'agents',
  fields: fieldsOf<AgentRow>({
    address: true,
    conversation: true,
    personaKey: true,
    name: true,
    role: true,
    persona: true,
    status: true,
    currentRequest: true,
    lastSpokeAt: true,
    createdAt: true,
    updatedAt: true,
  }),
  order: [
    { property: 'createdAt', direction: 'desc', type: 'instant' },
    { property: 'address', direction: 'asc', type: 'text' },
  ],
  where: ({ persona, status }) => where<AgentRecord>({ personaKey: persona, status }),
  toRow: (record) => record,
};

const agentsOfConversation: ListingSource<AgentRecord, AgentRow, Record<never, never>> = {
  ...agents,
  order: [
    { property: 'createdAt', direction: 'asc', type: 'instant' },
    { property: 'address', direction: 'asc', type: 'text' },
  ],
  where: () => ({}),
};

export function createConversationQueries(
  reader: Reader,
): Pick<Queries, 'conversations' | 'agents' | 'agentsOf'> {
  return {
    conversations: {
      ...createListing(reader, conversations),
      ...createLookup(reader, conversations, keyedBy('address')),
    },
    agents: { ...createListing(reader, agents), ...createLookup(reader, agents, keyedBy('address')) },
    agentsOf: createOwnedListing(reader, agentsOfConversation, 'conversation'),
  };
}
