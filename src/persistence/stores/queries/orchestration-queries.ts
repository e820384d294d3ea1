import type {
  DelegatedRow,
  OrchestrationFilter,
  OrchestrationNoteRow,
  OrchestrationRow,
  Queries,
} from '#core';
import {
  type OrchestrationNoteRow as NoteRecord,
  Orchestration,
  OrchestrationNote,
  type OrchestrationRow as OrchestrationRecord,
  OrchestrationTask,
  type OrchestrationTaskRow,
} from '../../entities/orchestration.ts';
import { createListing } from './create-listing.ts';
import { createGroups, createLookup, keyedBy } from './create-lookup.ts';
import { anyOf, fieldsOf, type ListingSource, where } from './listing-source.ts';
import type { Reader } from './reader.ts';

const orchestrations: ListingSource<OrchestrationRecord, OrchestrationRow, OrchestrationFilter> = {
  entity: Orchestration,
  table: 'orchestrations',
  fields: fieldsOf<OrchestrationRow>({
    address: true,
    kind: true,
    goal: true,
    material: true,
    startedBy: true,
    status: true,
    round: true,
    assessment: true,
    report: true,
    failure: true,
    promptTokens: true,
    completionTokens: true,
    costUsd: true,
    rehearsal: true,
    createdAt: true,
    updatedAt: true,
    endedAt: true,
  }),
  order: [
    { property: 'createdAt', direction: 'desc', type: 'instant' },
    { property: 'address', direction: 'asc', type: 'text' },
  ],
  where: ({ kind, statuses }) => where<OrchestrationRecord>({ kind, status: anyOf(statuses) }),
  toRow: (record) => record,
};

const delegated: ListingSource<OrchestrationTaskRow, DelegatedRow, Record<never, never>> = {
  entity: OrchestrationTask,
  table: 'tasks of orchestrations',
  fields: fieldsOf<DelegatedRow>({
    orchestration: true,
    task: true,
    round: true,
    ordinal: true,
    description: true,
    status: true,
    createdAt: true,
    endedAt: true,
  }),
  order: [{ property: 'ordinal', direction: 'asc', type: 'number' }],
  where: () => ({}),
  toRow: (record) => record,
};

const notes: ListingSource<NoteRecord, OrchestrationNoteRow, Record<never, never>> = {
  entity: OrchestrationNote,
  table: 'notes of orchestrations',
  fields: fieldsOf<OrchestrationNoteRow>({
    orchestration: true,
    ordinal: true,
    text: true,
    by: true,
    at: true,
  }),
  order: [{ property: 'ordinal', direction: 'asc', type: 'number' }],
  where: () => ({}),
  toRow: (record) => record,
};

/** Orchestrators and coordinators, what they delegated and what they were told. */
export function createOrchestrationQueries(
  reader: Reader,
): Pick<Queries, 'orchestrations' | 'delegatedOf' | 'orchestrationNotesOf'> {
  return {
    orchestrations: {
      ...createListing(reader, orchestrations),
      ...createLookup(reader, orchestrations, keyedBy('address')),
    },
    delegatedOf: createGroups(reader, delegated, 'orchestration'),
    orchestrationNotesOf: createGroups(reader, notes, 'orchestration'),
  };
}
