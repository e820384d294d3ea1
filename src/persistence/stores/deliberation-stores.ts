import type { MikroORM } from '@mikro-orm/postgresql';
import type {
  AgentPersonaReader,
  ClarificationReader,
  ConversationStore,
  Cut,
  MessageType,
  Persona,
  TranscriptMessage,
  TranscriptReader,
} from '#core';
import { Agent } from '../entities/agent.ts';
import { Clarification } from '../entities/clarification.ts';
import { Conversation } from '../entities/conversation.ts';
import { Message, type MessageRow } from '../entities/message.ts';
import type { RetryWhileUnavailable } from '../retry-while-unavailable.ts';
import { createPersonaStore, type SeedablePersonaStore } from './persona-store.ts';

export interface DeliberationStores {
  readonly transcripts: TranscriptReader;
  readonly agentPersonas: AgentPersonaReader;
  readonly personas: SeedablePersonaStore;
  readonly conversations: ConversationStore;
  readonly clarifications: ClarificationReader;
}

/** What the deliberation services read and write outside turns. */
export function createDeliberationStores(ports: {
  readonly orm: MikroORM;
  readonly retry: RetryWhileUnavailable;
}): DeliberationStores {
  const { orm, retry } = ports;
  return {
    transcripts: {
      load: (conversation, range = {}) =>
        retry(`read the transcript of '${conversation}'`, async () => {
          const { beforeOrdinal, newest } = range;
          if (newest !== undefined && newest < 1) return [];
          const messages = await orm.em.fork().find(
            Message,
            {
              conversation,
              ...(beforeOrdinal === undefined ? {} : { ordinal: { $lt: beforeOrdinal } }),
            },
            {
              orderBy: { ordinal: newest === undefined ? 'asc' : 'desc' },
              ...(newest === undefined ? {} : { limit: newest }),
            },
          );
          return (newest === undefined ? messages : messages.reverse()).map(toTranscriptMessage);
        }),
    },
    agentPersonas: {
      personaOf: (agent) =>
        retry(`read the persona of '${agent}'`, async () => {
          const row = await orm.em.fork().findOne(Agent, { address: agent }, { fields: ['persona'] });
          return row === null ? null : (row.persona as object as Persona);
        }),
    },
    personas: createPersonaStore(ports),
    conversations: {
      find: (address) =>
        retry(`read the conversation '${address}'`, async () => {
          const row = await orm.em
            .fork()
            .findOne(Conversation, { address, deletedAt: null }, { fields: ['status', 'phase'] });
          return row === null ? null : { status: row.status, phase: row.phase };
        }),
      markDeleted: (address, at) =>
        retry(`mark the conversation '${address}' as deleted`, async () => {
          const em = orm.em.fork();
          const changed = await em.nativeUpdate(
            Conversation,
            { address, deletedAt: null },
            { deletedAt: at },
          );
          return changed > 0 || (await em.count(Conversation, { address })) > 0;
        }),
    },
    clarifications: {
      find: (address) =>
        retry(`read the clarification '${address}'`, async () => {
          const row = await orm.em
            .fork()
            .findOne(Clarification, { address }, { fields: ['status', 'answerSchema', 'question'] });
          return row === null
            ? null
            : { status: row.status, answerSchema: row.answerSchema, question: row.question };
        }),
    },
  };
}

function toTranscriptMessage(row: MessageRow): TranscriptMessage {
  const { id, ordinal, sender, senderType, senderName, phase, text, data, parentId, rehearsal } = row;
  const words = { id, ordinal, sender, senderType, senderName, phase, text, data, parentId, rehearsal };
  return { ...words, type: row.type as MessageType, cut: row.cut as Cut | null };
}
