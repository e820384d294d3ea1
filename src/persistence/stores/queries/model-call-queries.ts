import type { ModelCallFilter, ModelCallRow, Queries } from '#core';
import { LlmCall, type LlmCallRow } from '../../entities/llm-call.ts';
import { createListing } from './create-listing.ts';
import { createLookup, keyedBy } from './create-lookup.ts';
import { createOwnedListing } from './create-owned-listing.ts';
import { anyOf, fieldsOf, type ListingSource, where } from './listing-source.ts';
import { queryOf } from './query-of.ts';
import type { Reader } from './reader.ts';

const newestFirst: ListingSource<LlmCallRow, ModelCallRow, ModelCallFilter> = {
  entity: LlmCall,
  table: 'model calls',
  fields: fieldsOf<ModelCallRow>({
    id: true,
    key: true,
    attempt: true,
    address: true,
    root: true,
    persona: true,
    purpose: true,
    provider: true,
    model: true,
    rehearsal: true,
    status: true,
    request: true,
    text: true,
    reply: true,
    error: true,
    promptTokens: true,
    completionTokens: true,
    costUsd: true,
    firstTokenMs: true,
    startedAt: true,
    endedAt: true,
  }),
  order: [
    { property: 'startedAt', direction: 'desc', type: 'instant' },
    { property: 'id', direction: 'asc', type: 'text' },
  ],
  where: ({ root, address, persona, statuses, purpose }) =>
    where<LlmCallRow>({ root, address, persona, status: anyOf(statuses), purpose }),
  toRow: (record) => record,
};

const oldestFirst: ListingSource<LlmCallRow, ModelCallRow, Record<never, never>> = {
  ...newestFirst,
  order: [
    { property: 'startedAt', direction: 'asc', type: 'instant' },
    { property: 'id', direction: 'asc', type: 'text' },
  ],
  where: () => ({}),
};

export function createModelCallQueries(
  reader: Reader,
): Pick<Queries, 'modelCalls' | 'modelCallsOfRoot' | 'modelCallsOfActor' | 'modelCallsByKey'> {
  return {
    modelCalls: {
      ...createListing(reader, newestFirst),
      ...createLookup(reader, newestFirst, keyedBy('id')),
    },
    modelCallsOfRoot: createOwnedListing(reader, oldestFirst, 'root'),
    modelCallsOfActor: createOwnedListing(reader, oldestFirst, 'address'),
    modelCallsByKey: {
      async byIds(keys) {
        if (keys.length === 0) return new Map();
        const calls = await reader.read('model calls by idempotency key', (em) =>
          queryOf(em, LlmCall)
            .select([...newestFirst.fields] as never[])
            .distinctOn('key' as never)
            .where({ key: { $in: [...new Set(keys)] }, status: 'completed' } as object)
            .orderBy([{ key: 'asc' }, { startedAt: 'desc' }, { id: 'desc' }] as never[])
            .execute<LlmCallRow[]>('all'),
        );
        return new Map(calls.map((call) => [call.key, newestFirst.toRow(call)]));
      },
    },
  };
}
